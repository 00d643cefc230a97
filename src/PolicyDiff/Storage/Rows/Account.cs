namespace PolicyDiff.Storage;

/// <summary>A person who may sign in.</summary>
public sealed class Account
{
    public const string Owner = "owner";
    public const string Editor = "editor";
    public const string Reader = "reader";

    public long Id { get; set; }

    public required string Email { get; set; }

    public required string Name { get; set; }

    /// <summary><see cref="Owner"/>, <see cref="Editor"/> or <see cref="Reader"/>.</summary>
    public required string Role { get; set; }

    public required string PasswordHash { get; set; }

    /// <summary>Changes with the password: ends every session that still carries the old one.</summary>
    public required string SecurityStamp { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
