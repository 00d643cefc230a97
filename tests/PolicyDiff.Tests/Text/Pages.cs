using System.Text;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.Tests.Text;

/// <summary>Reads pages that a test writes.</summary>
internal static class Pages
{
    /// <summary>Enough of a policy that a page around it has a main content.</summary>
    public const string Clauses =
        """
        <p>We collect your name and your e-mail address when you open an account with Lantern Ferry, and we keep both for as long as the account lasts.</p>
        <p>We do not sell personal information. We disclose it to the carriers who bring your parcel and to nobody else, unless a law compels us to.</p>
        <p>You may ask us at any time for a copy of the data that we hold about you, and we will answer your request within thirty days.</p>
        """;

    public static PageReading Read(string html, string? address = "https://ferry.example/privacy", string? contentType = "text/html; charset=utf-8", SelectorSet? selectors = null) =>
        PageReader.Read(new(Encoding.UTF8.GetBytes(html), contentType, address is null ? null : new Uri(address), selectors ?? SelectorSet.None));

    public static IReadOnlyList<Block> Blocks(string html) => Read($"<html><body>{html}</body></html>").Text?.Blocks ?? [];

    /// <summary>The page as Markdown: the shortest way to see kinds, levels, markers and spans at once.</summary>
    public static string Markdown(string html, string? address = "https://ferry.example/privacy")
    {
        var reading = Read(html.Contains("<body", StringComparison.OrdinalIgnoreCase) ? html : $"<html><body>{html}</body></html>", address);
        return reading.Text is null ? "" : MarkdownWriter.Write(reading.Text).TrimEnd();
    }
}
