using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyDiff.Archives.SavePageNow;

/// <summary>What Save Page Now said: to a page handed in, to a question about a job, or about the account.</summary>
/// <param name="JobId">Its name for the work.</param>
/// <param name="Status"><c>pending</c>, <c>success</c>, <c>error</c>, or null.</param>
/// <param name="Code">With an error: <c>status_ext</c>.</param>
/// <param name="Message">For people, in its own words.</param>
/// <param name="Stamp">With success: the copy's 14 digits.</param>
/// <param name="Original">With success: the address that was saved, after redirects.</param>
/// <param name="Available">Of the account: how many more may be handed in now.</param>
/// <param name="LeftToday">Of the account: how many more today.</param>
public sealed partial record SaveAnswer(
    string? JobId, string? Status, string? Code, string? Message, string? Stamp, string? Original, long? Available, long? LeftToday)
{
    private const int LongestWait = 48;

    /// <summary>How long the message asks to wait ("will start in ~3 hours"); null when it names no time.</summary>
    public TimeSpan? Wait
    {
        get
        {
            if (Message is null || Later().Match(Message) is not { Success: true } match || !int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            var wait = char.ToLowerInvariant(match.Groups[2].Value[0]) == 'h' ? TimeSpan.FromHours(Math.Min(number, LongestWait)) : TimeSpan.FromMinutes(Math.Min(number, LongestWait * 60));
            return wait;
        }
    }

    /// <summary>Reads an answer; null for what is no such JSON. Never throws for any input.</summary>
    public static SaveAnswer? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            var stamp = Text(root, "timestamp");
            return new(
                Text(root, "job_id"), Text(root, "status"), Text(root, "status_ext"), Text(root, "message"),
                stamp is not null && ArchiveTimestamp.TryParse(stamp, out _, out var repaired) && !repaired ? stamp : null,
                Text(root, "original_url"), Number(root, "available"), Number(root, "daily_captures_limit") - Number(root, "daily_captures"));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and < 4000 } text ? text.Replace('\0', '\uFFFD') : null;

    private static long? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && Math.Abs(number) < int.MaxValue ? number : null;

    [GeneratedRegex(@"\bin (?:~|about )?([0-9]{1,6}) ?(h|m)(?:ou|in)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Later();
}
