using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>The account that a one-time link made or opened, or why it did not.</summary>
internal sealed record SetupResult(Account? Account, string? Problem);
