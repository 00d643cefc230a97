using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Npgsql;
using PolicyDiff.App.Jobs;

namespace PolicyDiff.App.Hosting;

/// <summary>Looks at all settings before anything is opened, made or changed, and says what is wrong with them in the form people write them.</summary>
internal static partial class SettingsCheck
{
    internal const string Connection = "ConnectionStrings__PolicyDiff";

    /// <summary>Throws <see cref="WrongSettingException"/> with a line for each wrong setting.</summary>
    internal static void Check(IConfiguration configuration, OpenDatabase unopened)
    {
        CheckConnection(configuration.GetConnectionString("PolicyDiff"));
        var services = new ServiceCollection();
        try
        {
            services.AddSingleton(configuration).AddLogging().AddLibrary(unopened, configuration);
            services.AddOptions<JobOptions>().BindConfiguration(JobOptions.Section).ValidateDataAnnotations().ValidateOnStart();
            using var provider = services.BuildServiceProvider();
            provider.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception wrong) when (Sentences(wrong) is { } sentences)
        {
            throw new WrongSettingException(sentences, wrong);
        }
    }

    /// <summary>What is wrong, a line for each setting; null for a failure that is not about settings.</summary>
    internal static string? Sentences(Exception failure)
    {
        if (failure is AggregateException several) failure = several.Flatten();
        IReadOnlyList<Exception> all = failure is AggregateException flat ? flat.InnerExceptions : [failure];
        var lines = all.Select(Lines).ToList();
        return lines.TrueForAll(line => line is not null) ? string.Join(Environment.NewLine, lines.SelectMany(line => line!).Distinct()) : null;
    }

    private static void CheckConnection(string? given)
    {
        if (string.IsNullOrWhiteSpace(given)) return;
        try
        {
            if (new NpgsqlConnectionStringBuilder(given).Host is { Length: > 0 }) return;
        }
        catch (ArgumentException unreadable)
        {
            throw new WrongSettingException(Wrong(Connection, $"{unreadable.Message.TrimEnd('.')}. Write it as Host=db.example.org;Database=policydiff;Username=policydiff;Password=…"), unreadable);
        }

        throw new WrongSettingException(Wrong(Connection, "it names no Host. Write it as Host=db.example.org;Database=policydiff;Username=policydiff;Password=…"));
    }

    private static IEnumerable<string>? Lines(Exception failure) => failure switch
    {
        OptionsValidationException invalid => invalid.Failures.Select(line => Line(invalid.OptionsType, line)),
        InvalidOperationException when Unreadable().Match(failure.Message) is { Success: true } match =>
            [Wrong(Name(match.Groups["path"].Value), $"'{match.Groups["value"].Value}' is {Wanted(match.Groups["type"].Value)}.")],
        _ => null,
    };

    // "DataAnnotation validation failed for 'XOptions' members: 'Y' with the error: '…'." names a class; people know settings.
    private static string Line(Type options, string failure)
    {
        if (Annotation().Match(failure) is not { Success: true } match) return failure;
        var said = match.Groups["error"].Value;
        var member = match.Groups["member"].Value.Split(',')[0].Trim();
        var section = options.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetRawConstantValue() as string;
        var setting = Name(section is null ? member : $"{section}:{member}");
        if (said.Contains(setting, StringComparison.Ordinal)) return said;
        return Wrong(setting, said.Replace($"The field {member} ", "it ", StringComparison.Ordinal).Replace($"The {member} field is required", "it may not be empty", StringComparison.Ordinal));
    }

    private static string Wrong(string setting, string reason) => $"The setting {setting} is wrong: {reason}";

    // As environment variables are written.
    private static string Name(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    private static string Wanted(string type) => type[(type.LastIndexOf('.') + 1)..] switch
    {
        "Boolean" => "neither true nor false",
        "Int32" or "Int64" => "no whole number",
        "Double" => "no number (write it as 0.5)",
        _ => "none of its words",
    };

    [GeneratedRegex("^DataAnnotation validation failed for '[^']*' members: '(?<member>[^']*)' with the error: '(?<error>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Annotation();

    [GeneratedRegex("Failed to convert configuration value '(?<value>.*)' at '(?<path>[^']*)' to type '(?<type>[^']*)'", RegexOptions.Singleline)]
    private static partial Regex Unreadable();
}
