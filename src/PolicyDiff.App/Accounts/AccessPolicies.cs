namespace PolicyDiff.App.Accounts;

/// <summary>
/// Who may do what, by name, for <c>[Authorize(Policy = …)]</c>. An endpoint that names none gets <see cref="Read"/>.
/// </summary>
internal static class AccessPolicies
{
    /// <summary>
    /// The fallback. GET and HEAD: anybody who is signed in, or everybody where the site is open to readers. All other methods: editors and owners.
    /// </summary>
    internal const string Read = "read";

    /// <summary>Anybody with an account, whatever the method: one's own subscriptions and password.</summary>
    internal const string SignedIn = "signed-in";

    /// <summary>Editors and owners: what adds or changes policies.</summary>
    internal const string Edit = "edit";

    /// <summary>Owners: people and the installation itself.</summary>
    internal const string Own = "own";
}
