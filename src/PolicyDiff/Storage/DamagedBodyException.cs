using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>Stored evidence that fails its own check: the disk or a person changed it.</summary>
/// <param name="hash">The body that was asked for.</param>
/// <param name="damaged">The body whose stored form is damaged: the same, or one that it is told by.</param>
/// <param name="what">What is wrong, in words that go after a name.</param>
public sealed class DamagedBodyException(ContentHash hash, ContentHash damaged, string what) : Exception(
    (hash == damaged ? $"The stored body {hash} {what}." : $"The stored body {hash} cannot be read: it is told by {damaged}, which {what}.")
    + " Restore the database from a backup, or fetch the capture again from where it came: 'policydiff status --verify' names what is damaged and marks it for that.")
{
    /// <summary>The body that was asked for.</summary>
    public ContentHash Hash { get; } = hash;

    /// <summary>The body whose stored form is damaged.</summary>
    public ContentHash Damaged { get; } = damaged;
}
