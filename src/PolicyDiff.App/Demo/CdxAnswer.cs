using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PolicyDiff.App.Demo;

/// <summary>
/// An answer of the CDX listing. Shapes as recorded from the Wayback Machine: no result is an empty body or "[]", a resume key
/// comes after an empty line or row, and only where the limit was reached; errors are plain text whatever the output.
/// </summary>
internal sealed record CdxAnswer(int Status, string ContentType, string Body)
{
    private const string PlainText = "text/plain;charset=UTF-8";
    private static readonly string[] Columns = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"];
    private static readonly string[] Understood = ["url", "limit", "showResumeKey", "resumeKey", "from", "to", "fl", "output", "gzip", "matchType"];

    /// <summary>Answers a query.</summary>
    public static CdxAnswer To(IQueryCollection query, ArchiveHoldings holdings)
    {
        var url = query["url"].ToString();
        if (url.Length == 0) return Refuse("url parameter is required");
        if (query.Keys.FirstOrDefault(name => !Understood.Contains(name, StringComparer.Ordinal)) is { } unknown) return Refuse($"the demo's archive does not know the parameter {unknown}");
        if (query["matchType"].ToString() is not ("" or "exact")) return Refuse("the demo's archive knows matchType=exact only");

        var columns = query["fl"].ToString() is { Length: > 0 } fl ? fl.Split(',') : Columns;
        if (columns.FirstOrDefault(column => !Columns.Contains(column, StringComparer.Ordinal)) is { } field) return Refuse($"there is no field {field}");

        int? limit = null;
        if (query["limit"].ToString() is { Length: > 0 } wanted)
        {
            if (!int.TryParse(wanted, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number == 0) return Refuse("limit is a number other than 0");
            limit = number;
        }

        return List(query, holdings.Of(url), limit, new(columns, holdings.SitePort));
    }

    private static CdxAnswer List(IQueryCollection query, IReadOnlyList<DemoCapture> captures, int? limit, CdxLine line)
    {
        var from = query["from"].ToString();
        var to = query["to"].ToString();
        var after = ResumeAfter(query["resumeKey"].ToString());
        var hits = captures.Where(capture =>
            string.CompareOrdinal(capture.Timestamp, from) >= 0
            && (to.Length == 0 || string.CompareOrdinal(capture.Timestamp, to) <= 0 || capture.Timestamp.StartsWith(to, StringComparison.Ordinal))
            && string.CompareOrdinal(capture.Timestamp, after) >= 0);
        List<DemoCapture> listed = limit switch
        {
            null => [.. hits],
            > 0 => [.. hits.Take(limit.Value)],
            _ => [.. hits.TakeLast(-limit.Value)],
        };
        var key = query["showResumeKey"] == "true" && listed.Count > 0 && listed.Count == limit ? ResumeKey(listed[^1]) : null;
        var rows = listed.Select(line.Of).ToList();
        return query["output"] == "json" ? Json(rows, line.Columns, key) : Text(rows, key);
    }

    private static CdxAnswer Text(List<string[]> rows, string? key) =>
        new(StatusCodes.Status200OK, PlainText, string.Concat(rows.Select(row => string.Join(' ', row) + "\n")) + (key is null ? "" : $"\n{key}\n"));

    private static CdxAnswer Json(List<string[]> rows, string[] header, string? key)
    {
        List<string[]> table = rows.Count == 0 ? [] : [header, .. rows];
        if (key is not null) table.AddRange([[], [key]]);
        return new(StatusCodes.Status200OK, "application/json", "[" + string.Join(",\n", table.Select(row => JsonSerializer.Serialize(row))) + "]\n");
    }

    private static CdxAnswer Refuse(string sentence) => new(StatusCodes.Status400BadRequest, PlainText, sentence + "\n");

    // "urlkey timestamp" with the last digit one higher ('9' becomes ':'), encoded as the real index does it.
    private static string ResumeKey(DemoCapture last) => Uri.EscapeDataString($"{last.Key} {last.Timestamp[..^1]}{(char)(last.Timestamp[^1] + 1)}").Replace("%20", "+", StringComparison.Ordinal);

    // The server decodes once for HTTP and once itself.
    private static string ResumeAfter(string key) => key.Length == 0 ? "" : WebUtility.UrlDecode(key).Split(' ')[^1];
}
