namespace PolicyDiff.App.Accounts;

/// <summary>One person in the owner's list.</summary>
/// <param name="Invited">True until the person has chosen a password.</param>
internal sealed record AccountLine(long Id, string Email, string Name, string Role, bool Invited, DateTimeOffset CreatedAt, int Subscriptions);
