using System.CommandLine;

namespace PolicyDiff.App.Commands;

/// <summary>Arguments that several commands share.</summary>
internal static class Arguments
{
    internal static Argument<string?> Policy() => new("POLICY")
    {
        Description = "A slug (acme/privacy-policy) or an address.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    internal static Argument<string> OnePolicy() => new("POLICY") { Description = "A slug (acme/privacy-policy) or an address." };

    internal static Option<bool> All() => new("--all") { Description = "All policies." };

    internal static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    internal static Option<string?> Choice(string name, string description, params string[] choices)
    {
        var option = new Option<string?>(name) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
