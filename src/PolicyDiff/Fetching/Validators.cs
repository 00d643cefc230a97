namespace PolicyDiff.Fetching;

/// <summary>What lets a server answer "not modified": the validators of the last answer, as received.</summary>
/// <param name="Address">The final address they came from; they are sent to it alone.</param>
/// <param name="ETag">The header's value, quotes included, or null.</param>
/// <param name="LastModified">The header's value, or null.</param>
public sealed record Validators(Uri Address, string? ETag, string? LastModified);
