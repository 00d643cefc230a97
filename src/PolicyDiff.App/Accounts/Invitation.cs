using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>A link to hand to a person, or why there is none.</summary>
internal sealed record Invitation(Account? Account, LinkToken? Token, string? Problem);
