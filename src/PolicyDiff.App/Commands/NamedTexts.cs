using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.History.Queries;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.App.Commands;

/// <summary>
/// Texts as a person names them: a file, POLICY@DATE (the text in force then) or POLICY@HASH. The database is opened only when a policy is named.
/// </summary>
internal sealed class NamedTexts : IAsyncDisposable
{
    private const int FewestHashDigits = 8;

    private Tool? tool;

    internal async Task<PolicyText> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (name != InputFiles.StandardInput && !File.Exists(name) && Split(name) is { } named) return await OfPolicyAsync(named.Policy, named.At, cancellationToken);
        if (name != InputFiles.StandardInput && !Path.Exists(name))
        {
            throw new UsageException($"There is no file '{name}'. A policy's text is written POLICY@2019-01-31 (in force then) or POLICY@HASH (at least {FewestHashDigits} hex digits).");
        }

        var body = await InputFiles.ReadAsync(name, cancellationToken);
        var reading = PageReader.Read(new(body, InputFiles.ContentType(name), null, SelectorSet.None));
        return reading.Text ?? throw new UsageException($"{name} holds no text that can be compared: {string.Join(" ", reading.Reasons)}");
    }

    /// <summary>The last '@' counts, and only before a date or at least 8 hex digits.</summary>
    internal static (string Policy, string At)? Split(string name)
    {
        var at = name.LastIndexOf('@');
        if (at <= 0) return null;
        var suffix = name[(at + 1)..];
        return IsHash(suffix) || Date(suffix) is not null ? (name[..at], suffix) : null;
    }

    public ValueTask DisposeAsync() => tool?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static bool IsHash(string suffix) => suffix.Length is >= FewestHashDigits and <= 64 && suffix.All(char.IsAsciiHexDigit);

    private static DateTimeOffset? Date(string suffix) =>
        DateTimeOffset.TryParseExact(
            suffix,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date)
            // A day means its end: what was in force when it was over.
            ? suffix.Length == 10 ? date.AddDays(1).AddTicks(-1) : date
            : null;

    private async Task<PolicyText> OfPolicyAsync(string given, string at, CancellationToken cancellationToken)
    {
        tool ??= await Tool.OpenAsync(cancellationToken);
        var policy = await tool.PolicyAsync(given, cancellationToken);
        await using var db = await tool.Get<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
        var faithful = Date(at) is { } date
            ? await InForceAsync(db, policy, date, at, cancellationToken)
            // Also what older rules read: a text once named stays readable.
            : (await PolicyTexts.FindAsync(db, policy.Id, new TextName(at.ToLowerInvariant(), null), cancellationToken))?.Faithful
                ?? throw new UsageException($"{policy.FullSlug} never had a text {at}.");
        return await TextShelf.GetAsync(db, faithful, cancellationToken)
            ?? throw new InvalidOperationException($"The text {faithful} is named by a version and not stored.");
    }

    private static async Task<ContentHash> InForceAsync(PolicyDiffDb db, Policy policy, DateTimeOffset date, string at, CancellationToken cancellationToken)
    {
        var versions = await db.Versions.AsNoTracking().Where(row => row.PolicyId == policy.Id).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        return versions.LastOrDefault(row => row.FirstSeen <= date)?.FaithfulHash
            ?? throw new UsageException($"{policy.FullSlug} has no text from {at} or before: {First(versions)}.");
    }

    private static string First(List<StoredVersion> versions) => versions.Count > 0 ? $"its first was seen {Words.Instant(versions[0].FirstSeen)}" : "nothing was captured yet";
}
