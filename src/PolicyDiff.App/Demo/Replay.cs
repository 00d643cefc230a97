using System.Globalization;
using System.Text;

namespace PolicyDiff.App.Demo;

/// <summary>
/// Answers one replay request as the Wayback Machine does: with <c>Memento-Datetime</c> it is archived content with the
/// archived status, without it the answer is the archive's own.
/// </summary>
internal sealed class Replay(HttpContext context, ArchiveHoldings holdings, Uri self)
{
    private const string Html = "text/html; charset=utf-8";
    private readonly MementoLinks links = new(self, holdings.SitePort);

    /// <summary>Writes the answer.</summary>
    public Task AnswerAsync(ReplayRequest wanted)
    {
        var all = holdings.Of(wanted.Address);
        if (all.Count == 0) return WriteAsync(StatusCodes.Status404NotFound, Html, ArchivePages.NeverArchived(wanted.Address));
        if (wanted.Flag == "*") return WriteAsync(StatusCodes.Status200OK, Html, ArchivePages.List(all, links));
        if (wanted.Instant is not { } instant) return NegotiateAsync(all, wanted);

        var nearest = holdings.Nearest(wanted.Address, instant)!;
        if (nearest.Timestamp != wanted.Timestamp)
        {
            context.Response.Headers["x-archive-redirect-reason"] = $"found capture at {nearest.Timestamp}";
            return RedirectAsync(links.To(nearest, wanted.Flag));
        }

        return wanted.Flag == "id_" ? OriginalAsync(nearest, all) : ReadingAsync(nearest, all);
    }

    private Task NegotiateAsync(IReadOnlyList<DemoCapture> all, ReplayRequest wanted)
    {
        context.Response.Headers.Vary = "accept-datetime";
        var asked = context.Request.Headers["Accept-Datetime"].ToString();
        if (asked.Length == 0) return RedirectAsync(links.To(all[^1], wanted.Flag));
        return DateTimeOffset.TryParseExact(asked, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? RedirectAsync(links.To(holdings.Nearest(wanted.Address, instant)!, wanted.Flag))
            : WriteAsync(StatusCodes.Status400BadRequest, "text/plain; charset=utf-8", "Accept-Datetime is a date as HTTP writes it.");
    }

    private Task OriginalAsync(DemoCapture capture, IReadOnlyList<DemoCapture> all)
    {
        MarkAsMemento(capture, all);
        if (capture.Target is { } target) context.Response.Headers.Location = links.To(capture with { Path = target }, "id_");
        return LoopbackServer.WriteAsync(context, capture.Status, capture.Page.ContentType, capture.Page.Bytes);
    }

    private Task ReadingAsync(DemoCapture capture, IReadOnlyList<DemoCapture> all)
    {
        // For reading, an archived redirect is a page of the archive itself, hence no Memento-Datetime.
        if (capture.Target is { } target) return WriteAsync(StatusCodes.Status200OK, Html, ArchivePages.Redirect(capture, links.To(capture with { Path = target }, "")));
        MarkAsMemento(capture, all);
        return LoopbackServer.WriteAsync(context, capture.Status, capture.Page.ContentType, ArchivePages.ForReading(capture, links));
    }

    private void MarkAsMemento(DemoCapture capture, IReadOnlyList<DemoCapture> all)
    {
        var headers = context.Response.Headers;
        var instant = capture.Instant.ToString("r", CultureInfo.InvariantCulture);
        headers["Memento-Datetime"] = instant;
        headers.Link = links.Around(capture, all);
        headers["x-archive-src"] = $"demo-{capture.Timestamp[..4]}/demo-{capture.Timestamp[..8]}.warc.gz";
        headers["x-archive-orig-date"] = instant;
        headers["x-archive-orig-server"] = capture.Instant.Year < 2008 ? "Apache/1.3.27 (Unix)" : capture.Instant.Year < 2014 ? "Apache/2.2.9" : "nginx";
        headers["x-archive-orig-content-type"] = capture.Page.ContentType;
        headers["x-archive-orig-content-length"] = capture.Page.Bytes.Length.ToString(CultureInfo.InvariantCulture);
        if (capture.Target is not null) headers["x-archive-orig-location"] = capture.Target;
    }

    private Task RedirectAsync(string location)
    {
        context.Response.Headers.Location = location;
        return WriteAsync(StatusCodes.Status302Found, Html, "");
    }

    private Task WriteAsync(int status, string contentType, string body) =>
        LoopbackServer.WriteAsync(context, status, contentType, Encoding.UTF8.GetBytes(body));
}
