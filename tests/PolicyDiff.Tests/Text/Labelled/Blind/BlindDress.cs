using System.Globalization;
using System.Net;

namespace PolicyDiff.Tests.Text.Labelled.Blind;

/// <summary>Pages as six kinds of sites produce them, from table layouts to applications; nothing is shared with the dressings of the other parts.</summary>
public static class BlindDress
{
    public const int Kinds = 6;

    public static string Dress(BlindSite site, int kind, string title, string body) => kind switch
    {
        0 => Blog(site, title, body),
        1 => Store(site, title, body),
        2 => Application(site, title, body),
        3 => Newspaper(site, title, body),
        4 => Agency(site, title, body),
        _ => Tables(site, title, body),
    };

    /// <summary>What a firewall, a registrar or a server writes by itself: a page with its own style and nothing of the site.</summary>
    public static string Plain(string language, string title, string body, string head = "") =>
        $"<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex,nofollow\"><title>{title}</title><style>*{{box-sizing:border-box;margin:0}}body{{font-family:system-ui,sans-serif;color:#313131}}.main{{margin:8rem auto;max-width:60rem}}</style>{head}</head>\n<body>{body}</body></html>";

    private static string Items(IEnumerable<string> words, string css) => string.Concat(words.Select((word, index) =>
        string.Create(CultureInfo.InvariantCulture, $"<li class=\"{css} {css}-{index}\"><a href=\"/{css}/{index}/\">{WebUtility.HtmlEncode(word)}</a></li>")));

    private static string Links(IEnumerable<string> words, string between) => string.Join(between, words.Select((word, index) =>
        string.Create(CultureInfo.InvariantCulture, $"<a href=\"/l{index}\">{WebUtility.HtmlEncode(word)}</a>")));

    private static string Blog(BlindSite site, string title, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="{site.Code}" class="no-js">
        <head><meta charset="UTF-8"><link rel="profile" href="https://gmpg.example/xfn/11"><title>{title}</title>
        <link rel="stylesheet" id="theme-css" href="/assets/themes/twenty/style.css?ver=6.4"><script>document.documentElement.className='js';</script></head>
        <body class="page-template-default page page-id-3 logged-out"><a class="skip-link screen-reader-text" href="#content">↓</a>
        <header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">{WebUtility.HtmlEncode(site.Name)}</a></p><nav id="site-navigation"><ul id="primary-menu" class="menu">{Items(site.Menu.Take(6), "menu-item")}</ul></nav></header>
        <div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">{body}</main></div>
        <aside id="secondary" class="widget-area"><section class="widget widget_search"><form role="search" method="get" action="/"><input type="search" name="s"><button>🔍</button></form></section><section class="widget widget_recent_entries"><ul>{Items(site.Teasers, "post")}</ul></section></aside></div>
        <footer id="colophon" class="site-footer"><ul>{Items(site.Menu.Skip(5), "footer-item")}</ul><div class="site-info">© 2021 {WebUtility.HtmlEncode(site.Name)}</div></footer>
        <div id="cookie-notice" role="dialog" class="cookie-notice-hidden"><span id="cn-notice-text">{site.Banner}</span></div><script src="/assets/js/wp-embed.min.js"></script></body></html>
        """;

    private static string Store(BlindSite site, string title, string body) =>
        $$"""
        <!doctype html><html lang="{{site.Code}}" dir="{{(site.Code is "ar" or "he" ? "rtl" : "ltr")}}"><head><meta charset="utf-8"><title>{{title}}</title><script>window.Shop={"currency":{"active":"EUR","rate":"1.0"},"cart":[]};</script></head>
        <body class="template-page"><div id="shop-section-announcement" class="announcement-bar"><p>{{WebUtility.HtmlEncode(site.Teasers[^1])}}</p></div>
        <div id="CartDrawer" hidden><h2>0</h2><form action="/cart" method="post"></form></div>
        <header class="site-header"><div class="grid"><a href="/" class="logo"><img src="/logo.svg" alt="{{WebUtility.HtmlEncode(site.Name)}}"></a><ul class="site-nav">{{Items(site.Menu.Take(7), "nav")}}</ul></div></header>
        <main class="main-content" id="MainContent" role="main"><div class="page-width"><div class="section-header">{{body}}</div></div></main>
        <div id="shop-section-footer"><footer class="site-footer"><form class="newsletter"><input type="email" placeholder="e-mail"></form><ul>{{Items(site.Menu, "foot")}}</ul><small>© 2022, {{WebUtility.HtmlEncode(site.Name)}}</small></footer></div>
        <div id="consent-banner" class="modal is-open" aria-modal="true" role="dialog"><div class="modal__inner">{{site.Banner}}</div></div></body></html>
        """;

    private static string Application(BlindSite site, string title, string body) =>
        $$$"""
        <!DOCTYPE html><html lang="{{{site.Code}}}"><head><meta charSet="utf-8"/><title>{{{title}}}</title><link rel="preload" href="/_next/static/css/9f2.css" as="style"/></head>
        <body><div id="__next"><div class="css-1k2 min-h-screen"><div class="css-7ab sticky top-0"><div class="css-0"><a class="css-x1" href="/">{{{WebUtility.HtmlEncode(site.Name)}}}</a>{{{Links(site.Menu.Take(5), "")}}}<button aria-label="menu" class="css-x9"></button></div></div>
        <div class="css-q4 mx-auto max-w-4xl px-6">{{{body}}}</div>
        <div class="css-ft grid grid-cols-4"><div>{{{Links(site.Menu.Skip(4), "</div><div>")}}}</div><div class="css-cp">© {{{WebUtility.HtmlEncode(site.Name)}}} 2024</div></div></div></div>
        <div id="consent-root"><div class="css-cs fixed bottom-0"><p>{{{site.Banner}}}</p></div></div>
        <script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"locale":"{{{site.Code}}}"}},"page":"/[slug]","query":{},"buildId":"kq81"}</script></body></html>
        """;

    private static string Newspaper(BlindSite site, string title, string body) =>
        $"""
        <!DOCTYPE html><html lang="{site.Code}"><head><meta charset="utf-8"><title>{title}</title><meta property="og:site_name" content="{WebUtility.HtmlEncode(site.Name)}"></head>
        <body><div class="top-ad" data-ad="leaderboard"></div><div class="header-wrapper"><div class="logo">{WebUtility.HtmlEncode(site.Name)}</div><ul class="main-menu">{Items(site.Menu.Take(7), "rubric")}</ul></div>
        <div class="layout"><div class="layout__main">{body}</div><div class="layout__side"><div class="most-read"><ol>{Items(site.Teasers, "story")}</ol></div><div class="ad" data-ad="mpu"></div></div></div>
        <div class="teaser-row">{string.Concat(site.Teasers.Select(teaser => $"<article class=\"teaser\"><img src=\"/t.webp\" alt=\"\"><h3><a href=\"/story\">{WebUtility.HtmlEncode(teaser)}</a></h3></article>"))}</div>
        <div class="page-footer"><ul>{Items(site.Menu.Skip(5), "legal")}</ul><p>© 2020 {WebUtility.HtmlEncode(site.Name)}</p></div>
        <div class="cmp-container" style="position:fixed"><div class="cmp-text">{site.Banner}</div></div></body></html>
        """;

    private static string Agency(BlindSite site, string title, string body) =>
        $"""
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{site.Code}" lang="{site.Code}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{title}</title></head>
        <body id="default"><div id="page"><div id="top"><h1 id="logo"><a href="/">{WebUtility.HtmlEncode(site.Name)}</a></h1><div id="search"><form action="/search"><p><input type="text" name="q" /></p></form></div></div>
        <div id="breadcrumb"><a href="/">{WebUtility.HtmlEncode(site.Menu[0])}</a> &gt; {title}</div><div id="left"><ul>{Items(site.Menu.Take(6), "menu")}</ul></div>
        <div id="text">{body}</div><div id="bottom"><p>{Links(site.Menu.Skip(5), " | ")}</p><p>&copy; 2009 {WebUtility.HtmlEncode(site.Name)}</p></div></div></body></html>
        """;

    private static string Tables(BlindSite site, string title, string body) =>
        $"""
        <html><head><title>{title}</title><meta http-equiv=Content-Type content="text/html; charset=utf-8"></head><body bgcolor=white link=navy><center>
        <table width=700 cellpadding=4><tr><td bgcolor=navy><font color=white size=5><b>{WebUtility.HtmlEncode(site.Name)}</b></font></td></tr><tr><td align=center><font size=1>[ {Links(site.Menu.Take(6), " | ")} ]</font></td></tr>
        <tr><td><font face=Arial size=2>{body}</font></td></tr><tr><td align=center><hr><font size=1>{Links(site.Menu.Skip(5), " - ")}<br>Copyright 2001 {WebUtility.HtmlEncode(site.Name)}</font></td></tr></table></center></body></html>
        """;
}
