using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>What a one-time link in somebody's hands is worth now.</summary>
/// <param name="Purpose">One of <see cref="LinkPurpose"/>; null: no such link.</param>
/// <param name="Account">Whom it is for; null for the owner's.</param>
/// <param name="Problem">Why it does not work, in a sentence that says what to do; null when it does.</param>
internal sealed record LinkState(string? Purpose, Account? Account, string? Problem);
