namespace PolicyDiff.App.Accounts;

/// <summary>What a one-time link is good for, as stored, and for how long.</summary>
internal static class LinkPurpose
{
    /// <summary>Makes the first owner.</summary>
    internal const string Owner = "owner";

    /// <summary>Lets an invited person choose name and password.</summary>
    internal const string Invite = "invite";

    /// <summary>Lets somebody who forgot the password choose a new one.</summary>
    internal const string Password = "password";

    internal static TimeSpan Lifetime(string purpose) => purpose == Invite ? TimeSpan.FromDays(7) : TimeSpan.FromDays(1);
}
