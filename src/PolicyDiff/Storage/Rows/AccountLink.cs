using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>A link that works once: makes the owner, invites a person, resets a password. Only the token's hash is kept.</summary>
public sealed class AccountLink
{
    public ContentHash TokenHash { get; set; }

    /// <summary>"owner", "invite" or "password".</summary>
    public required string Purpose { get; set; }

    public long? AccountId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}
