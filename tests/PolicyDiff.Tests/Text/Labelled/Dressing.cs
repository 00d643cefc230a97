using System.Globalization;
using System.Net;
using System.Text;

namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>The page around a text as four ages of the web made it: menus, banners, footers with the names of policies, scripts.</summary>
public static class Dressing
{
    public const int Ages = 4;

    /// <summary>A whole page; <paramref name="body"/> is HTML.</summary>
    public static string Dress(Tongue tongue, string title, string body, int age) => age switch
    {
        0 => Tables(tongue, title, body),
        1 => Boxes(tongue, title, body),
        2 => Banner(tongue, title, body),
        _ => App(tongue, title, body),
    };

    /// <summary>A page with nothing around it, as walls mostly are.</summary>
    public static string Bare(string title, string body) =>
        $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title><style>body{{margin:4em}}</style></head><body>{body}</body></html>";

    public static string Paragraphs(IEnumerable<string> sentences, int perParagraph = 2)
    {
        var html = new StringBuilder();
        foreach (var chunk in sentences.Chunk(perParagraph)) html.Append("<p>").Append(WebUtility.HtmlEncode(string.Join(' ', chunk))).Append("</p>\n");
        return html.ToString();
    }

    private static string Links(Tongue tongue, string between) => string.Join(between, tongue.Menu.Select((word, index) => string.Create(CultureInfo.InvariantCulture, $"<a href=\"/p{index}\">{WebUtility.HtmlEncode(word)}</a>")));

    private static string Tables(Tongue tongue, string title, string body) =>
        $"""
        <HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=utf-8"><TITLE>{WebUtility.HtmlEncode(title)}</TITLE></HEAD>
        <BODY bgcolor="#ffffff"><TABLE width=760 border=0><TR><TD colspan=2><IMG src="/logo.gif" alt="{WebUtility.HtmlEncode(tongue.Site)}"></TD></TR>
        <TR><TD width=140 valign=top>{Links(tongue, "<BR>")}</TD><TD valign=top><FONT face="Verdana" size=2>{body}</FONT></TD></TR>
        <TR><TD colspan=2 align=center><FONT size=1>&copy; 1999 {WebUtility.HtmlEncode(tongue.Site)} | {Links(tongue, " | ")}</FONT></TD></TR></TABLE></BODY></HTML>
        """;

    private static string Boxes(Tongue tongue, string title, string body) =>
        $"""
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" lang="{tongue.Code}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{WebUtility.HtmlEncode(title)}</title></head>
        <body><div id="wrap"><div id="header"><strong>{WebUtility.HtmlEncode(tongue.Site)}</strong></div><div id="nav"><ul><li>{Links(tongue, "</li><li>")}</li></ul></div>
        <div id="content">{body}</div><div id="footer"><p>&copy; 2008 {WebUtility.HtmlEncode(tongue.Site)} {Links(tongue, " &middot; ")}</p></div></div></body></html>
        """;

    private static string Banner(Tongue tongue, string title, string body) =>
        $"""
        <!DOCTYPE html><html lang="{tongue.Code}"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(title)}</title><script>window.data=[];</script></head>
        <body class="page"><div class="cookie-banner" role="dialog">{tongue.Consent.Body}</div><header><nav class="navbar"><ul><li>{Links(tongue, "</li><li>")}</li></ul></nav></header>
        <div class="container"><div class="row"><div class="col-md-8">{body}</div><aside class="col-md-4"><h3>{WebUtility.HtmlEncode(tongue.Menu[1])}</h3><ul><li>{Links(tongue, "</li><li>")}</li></ul></aside></div></div>
        <footer class="footer">{Links(tongue, " ")}</footer><script src="/app.js"></script></body></html>
        """;

    private static string App(Tongue tongue, string title, string body) =>
        $"""
        <!doctype html><html lang="{tongue.Code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(title)}</title></head>
        <body><div id="root"><div class="sc-a1"><header class="sc-b2"><svg viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg><nav>{Links(tongue, "")}</nav><button>☰</button></header>
        <main class="sc-c3"><div class="sc-d4"><div class="sc-e5">{body}</div></div></main><footer class="sc-f6"><div>{Links(tongue, "</div><div>")}</div><p>© 2024 {WebUtility.HtmlEncode(tongue.Site)}</p></footer></div></div>
        <noscript>You need to enable JavaScript to run this app.</noscript><script>window.__STATE__={"{\"user\":null,\"locale\":\""}{tongue.Code}{"\"}"}</script></body></html>
        """;
}
