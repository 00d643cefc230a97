using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.App.Demo;

/// <summary>The pages that the demo's archive writes itself, and captures dressed for reading.</summary>
internal static partial class ArchivePages
{
    /// <summary>What the archive is.</summary>
    public static string About() => Page("A small web archive", "<p>This archive belongs to the PolicyDiff demo. It holds invented pages of invented organizations.</p>");

    /// <summary>The answer for an address without captures.</summary>
    public static string NeverArchived(string address) =>
        Page("Not in this archive", $"<p>The demo's archive has no capture of {WebUtility.HtmlEncode(address)}.</p>");

    /// <summary>An archived redirect, for reading.</summary>
    public static string Redirect(DemoCapture capture, string target) => Page(
        "An archived redirect",
        $"<p>On {When(capture)} this address answered with a redirect (HTTP {capture.Status}).</p><p><a href=\"{WebUtility.HtmlEncode(target)}\">Follow it</a></p>");

    /// <summary>All captures of an address.</summary>
    public static string List(IReadOnlyList<DemoCapture> captures, MementoLinks links) => Page(
        $"{captures.Count} captures",
        "<ul>" + string.Concat(captures.Select(capture => $"<li><a href=\"{WebUtility.HtmlEncode(links.To(capture, ""))}\">{When(capture)}</a> (HTTP {capture.Status})</li>")) + "</ul>");

    /// <summary>The page as it was, byte for byte, but with a notice on top and its own links leading into the archive.</summary>
    public static byte[] ForReading(DemoCapture capture, MementoLinks links)
    {
        // Latin-1 keeps every byte, whatever the page's encoding; what is added is ASCII.
        var html = Encoding.Latin1.GetString(capture.Page.Bytes);
        var root = links.To(capture with { Path = "" }, "");
        html = RootRelative().Replace(html, match => $"{match.Groups["name"].Value}=\"{root}/");
        var notice = "\n<div style=\"background:#fff4d6;color:#222;border-bottom:1px solid #c90;padding:6px 12px;font:14px sans-serif\">"
            + $"PolicyDiff demo archive: this page as captured on {When(capture)}. Invented content. "
            + $"<a href=\"{WebUtility.HtmlEncode(links.List(capture))}\">All captures</a></div>";
        return Encoding.Latin1.GetBytes(BodyStart().Replace(html, match => match.Value + notice, 1));
    }

    private static string When(DemoCapture capture) => capture.Instant.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><body style=\"font:16px sans-serif;max-width:42rem;margin:2rem auto\"><h1>{title}</h1>{body}</body></html>";

    [GeneratedRegex("<body[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex BodyStart();

    [GeneratedRegex("(?<name>\\b(?:href|src|action))=\"/(?!/)", RegexOptions.IgnoreCase)]
    private static partial Regex RootRelative();
}
