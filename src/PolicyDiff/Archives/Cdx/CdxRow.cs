using System.Globalization;

namespace PolicyDiff.Archives.Cdx;

/// <summary>One row of an index answer in the seven fields that are asked for.</summary>
internal static class CdxRow
{
    /// <summary>The fields, in the order asked for. The key and the timestamp are needed for resume keys to work.</summary>
    public const string Fields = "urlkey,timestamp,original,mimetype,statuscode,digest,length";

    public const int Count = 7;

    /// <summary>Splits a line of text. Spaces inside an address are kept: the fields around it never hold any.</summary>
    public static string[] Split(string line)
    {
        var parts = line.Split(' ');
        return parts.Length <= Count ? parts : [parts[0], parts[1], string.Join(' ', parts[2..^4]), .. parts[^4..]];
    }

    /// <summary>Reads a row; null, with a sentence, when it names no memento.</summary>
    public static CdxEntry? Read(IReadOnlyList<string> row, out string problem)
    {
        problem = "";
        if (row.Count != Count) problem = $"The line has {row.Count} fields, an index line has {Count}.";
        else if (!ArchiveTimestamp.TryParse(row[1], out var instant, out var repaired)) problem = "The timestamp is no date, and is not broken in a way that can be repaired.";
        else if (!IsPageAddress(row[2])) problem = "The captured address is not a web address.";
        else return new(row[0], row[1], instant, repaired, row[2], Known(row[3]), Number(row[4]) is { } status and >= 100 and < 1000 ? (int)status : null, Known(row[5]), Number(row[6]));
        return null;
    }

    private static string? Known(string field) => field is "-" or "" ? null : field;

    private static long? Number(string field) =>
        long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>False for what crawlers mistook for links: <c>http://mailto:x@y</c>, <c>data:…</c>.</summary>
    private static bool IsPageAddress(string original)
    {
        var rest = original.StartsWith("https:/", StringComparison.OrdinalIgnoreCase) ? original[7..]
            : original.StartsWith("http:/", StringComparison.OrdinalIgnoreCase) ? original[6..]
            : null;
        var host = rest?.TrimStart('/');
        return host is { Length: > 0 } && !host.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !host.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
    }
}
