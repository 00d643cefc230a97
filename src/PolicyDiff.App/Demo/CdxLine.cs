using System.Globalization;

namespace PolicyDiff.App.Demo;

/// <summary>Writes the chosen columns of a capture.</summary>
internal sealed record CdxLine(string[] Columns, int SitePort)
{
    /// <summary>The values, in the order of the columns.</summary>
    public string[] Of(DemoCapture capture) => [.. Columns.Select(column => column switch
    {
        "urlkey" => capture.Key,
        "timestamp" => capture.Timestamp,
        "original" => capture.Address(SitePort),
        "mimetype" => capture.IsRevisit ? "warc/revisit" : "text/html",
        "statuscode" => capture.IsRevisit ? "-" : capture.Status.ToString(CultureInfo.InvariantCulture),
        "digest" => capture.Digest,
        _ => capture.Page.Bytes.Length.ToString(CultureInfo.InvariantCulture),
    })];
}
