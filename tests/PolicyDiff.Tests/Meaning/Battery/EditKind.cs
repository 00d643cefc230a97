using PolicyDiff.Text;

namespace PolicyDiff.Tests.Meaning.Battery;

/// <summary>What an edit ought to be told as.</summary>
internal enum Expectation
{
    /// <summary>Notable or major.</summary>
    Substantive,

    /// <summary>Below minor: a reader loses nothing.</summary>
    Quiet,

    /// <summary>Nothing but another order.</summary>
    MovedOnly,
}

/// <summary>A kind of edit that somebody makes to a policy.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Expected">What it ought to be told as.</param>
/// <param name="Apply">The edited text, or null where the text has no place for this edit.</param>
internal sealed record EditKind(string Name, Expectation Expected, Func<PolicyText, Random, PolicyText?> Apply);
