using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>An instant as a <c>time</c> element.</summary>
internal sealed class When : IHtmlContent
{
    private readonly DateTimeOffset instant;
    private readonly string shown;

    private When(DateTimeOffset instant, string shown) => (this.instant, this.shown) = (instant, shown);

    /// <summary>"2019-03-02".</summary>
    internal static When Day(DateTimeOffset instant) => new(instant, Moment.Day(instant));

    /// <summary>One of two bounds: its day, to the minute where the other is within two days of it, to the second where that would still not tell them apart.</summary>
    internal static When Bound(DateTimeOffset instant, DateTimeOffset other) => (instant - other).Duration() switch
    {
        var apart when apart < TimeSpan.FromMinutes(2) => Second(instant),
        var apart when apart < TimeSpan.FromDays(2) => Minute(instant),
        _ => Day(instant),
    };

    /// <summary>"2019-03-02 04:11 UTC".</summary>
    internal static When Minute(DateTimeOffset instant) => new(instant, Moment.Minute(instant));

    /// <summary>"2019-03-02 04:11:09 UTC".</summary>
    internal static When Second(DateTimeOffset instant) => new(instant, Moment.Second(instant));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<time datetime=\"");
        writer.Write(Moment.Machine(instant));
        writer.Write("\" title=\"");
        writer.Write(Moment.Second(instant));
        writer.Write("\">");
        encoder.Encode(writer, shown);
        writer.Write("</time>");
    }
}
