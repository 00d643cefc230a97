namespace PolicyDiff.App.Accounts;

/// <summary>What a person types into the page behind a one-time link. E-mail is used for the owner only, the name not for a new password.</summary>
internal sealed record SetupRequest(string Email, string Name, string Password);
