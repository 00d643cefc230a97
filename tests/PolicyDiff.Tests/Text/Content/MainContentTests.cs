using PolicyDiff.Text;
using PolicyDiff.Text.Markup;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Tests.Text.Content;

public sealed class MainContentTests
{
    private const string Menu = "<ul><li><a href='/'>Home</a><li><a href='/shop'>Shop</a><li><a href='/jobs'>Jobs</a><li><a href='/help'>Help</a><li><a href='/press'>Press room</a></ul>";

    [Fact]
    public void Navigation_footer_banner_and_boxes_go_and_the_policy_stays()
    {
        var markdown = Pages.Markdown($"""
            <body><a class="skip-link" href="#c">Skip to content</a>
            <div id="cookie-banner"><p>We use cookies on this site to make it work and to measure it. Do you consent to that?</p><button>Yes</button></div>
            <header><nav>{Menu}</nav></header>
            <div class="breadcrumb"><a href="/">Home</a> / <a href="/legal">Legal</a></div>
            <main><h1>Privacy Policy</h1><p>Last updated: 3 May 2021</p>{Pages.Clauses}<h2>Contact</h2><p>Lantern Ferry, 1 Quay, Valletta.</p></main>
            <aside><h3>Newsletter</h3><p>Get our news by mail.</p></aside>
            <div class="related"><h3>Related</h3>{Menu}</div><div class="share-buttons"><a href="//s">Share</a></div>
            <div class="modal"><p>Log in with your e-mail address or open an account.</p></div>
            <footer>{Menu}<p>Lantern Ferry Ltd is registered in Malta.</p></footer></body>
            """);
        Assert.StartsWith("# Privacy Policy\n\nLast updated: 3 May 2021\n\nWe collect", markdown);
        Assert.EndsWith("## Contact\n\nLantern Ferry, 1 Quay, Valletta.", markdown);
    }

    [Fact]
    public void An_old_page_of_layout_tables_gives_the_cell_with_the_text()
    {
        var markdown = Pages.Markdown($"""
            <body><table width=760><tr><td colspan=2><a href=/><img src=logo.gif alt=Ferry></a></td></tr>
            <tr><td width=140><a href=/a>Parcels</a><br><a href=/b>Letters</a><br><a href=/c>Rates</a><br><a href=/d>About us</a><br><a href=/e>Contact us</a></td>
            <td><font size=4><b>Privacy Statement</b></font><br><br>{Pages.Clauses}</td></tr>
            <tr><td colspan=2 align=center><font size=1><a href=/>Home</a> | <a href=/terms>Terms</a><br>&copy; 2001 Lantern Ferry. All rights reserved.</font></td></tr></table></body>
            """);
        Assert.StartsWith("## Privacy Statement\n\nWe collect", markdown);
        Assert.EndsWith("within thirty days.", markdown);
    }

    [Fact]
    public void A_date_line_and_heading_outside_the_chosen_part_are_kept()
    {
        var markdown = Pages.Markdown($"<body><div class=hero><h1>Terms of Use</h1><span>Effective date: 1 June 2019</span><p>Parcels by night!</p></div><div class=columns><div class=text>{Pages.Clauses}</div></div></body>");
        Assert.StartsWith("# Terms of Use\n\nEffective date: 1 June 2019\n\nWe collect", markdown);
    }

    [Fact]
    public void A_table_of_contents_inside_the_policy_stays_and_a_menu_before_it_goes()
    {
        var markdown = Pages.Markdown($"<body><div>{Menu}<h1>Privacy</h1><ul><li><a href='#a'>What we collect</a><li><a href='#b'>What we share</a><li><a href='#c'>What we keep</a><li><a href='#d'>Your rights</a></ul>{Pages.Clauses}</div></body>");
        Assert.DoesNotContain("Press room", markdown);
        Assert.Contains("What we share", markdown);
    }

    [Fact]
    public void Contents_in_a_navigation_element_go_with_their_heading()
    {
        var markdown = Pages.Markdown($"<body><main><h1>Privacy</h1><h3>Table of contents</h3><nav><a href='#a'>What we collect</a> <a href='#b'>What we share</a> <a href='#c'>What we keep</a> <a href='#d'>Your rights</a></nav>{Pages.Clauses}</main></body>");
        Assert.StartsWith("# Privacy\n\nWe collect", markdown);
    }

    [Fact]
    public void A_heading_and_its_paragraph_beside_the_heaviest_part_are_kept_and_so_is_the_introduction()
    {
        var markdown = Pages.Markdown($"""
            <body><main><div class=teaser><div><h1>Rates</h1><p>What can I do without paying, and what does the full fare include? The list below says which of our boats take whom.</p></div></div>
            <div class=inner><div class=fares>{Pages.Clauses}</div><h2>Now you may choose between three fares</h2><p>Fares are given for one way and for one person, and each of them renews itself every month.</p></div></main></body>
            """);
        Assert.StartsWith("# Rates\n\nWhat can I do", markdown);
        Assert.EndsWith("## Now you may choose between three fares\n\nFares are given for one way and for one person, and each of them renews itself every month.", markdown);
    }

    [Fact]
    public void A_form_to_register_with_is_no_part_of_the_policy()
    {
        var markdown = Pages.Markdown($"<body><main><article>{Pages.Clauses}</article><article><form><h2>Register now</h2><label>Your name</label><label>Mail</label><label>Password</label><p>Please choose a password that has a letter in it.</p></form></article></main></body>");
        Assert.EndsWith("within thirty days.", markdown);
    }

    [Fact]
    public void Of_several_headings_outside_the_text_the_policys_own_is_kept_and_never_one_of_a_window_laid_over()
    {
        var markdown = Pages.Markdown($"<body><div class='modal modal-cookies'><h1>Cookie settings</h1></div><div><h1>Help</h1></div><div><h1>Privacy Notice</h1><a href=/x>Tab</a></div><div class=box><div>{Pages.Clauses}</div></div></body>");
        Assert.StartsWith("# Privacy Notice\n\nWe collect", markdown);
    }

    [Fact]
    public void The_authors_own_list_of_links_stays()
    {
        var markdown = Pages.Markdown($"<body><div><h1>Cookies</h1>{Pages.Clauses}<p>How to refuse them in your browser:</p>{Menu}</div></body>");
        Assert.Contains("Press room", markdown);
    }

    [Fact]
    public void A_page_in_a_script_without_spaces_has_its_main_content()
    {
        var markdown = Pages.Markdown("""
            <body><div id="header"><ul class="gnav"><li><a href="/">ホーム</a></li><li><a href="/s">サービス</a></li></ul></div>
            <div id="wrap"><div id="contents"><h1>プライバシーポリシー</h1><p>当社は、お客様の個人情報を適切に取り扱い、法令を遵守します。当社は取得した個人情報を第三者に提供しません。</p></div>
            <div id="side"><ul><li><a href="/a">会社概要</a></li><li><a href="/b">採用情報</a></li></ul></div></div><div id="footer"><p>© 2015 渡し船</p></div></body>
            """);
        Assert.Equal("# プライバシーポリシー\n\n当社は、お客様の個人情報を適切に取り扱い、法令を遵守します。当社は取得した個人情報を第三者に提供しません。", markdown);
    }

    [Fact]
    public void Labels_that_open_sections_are_their_headings_even_without_heading_tags() =>
        Assert.Contains("## Returns\n\nYou may", Pages.Markdown($"<body><main>{Pages.Clauses}<div><button aria-expanded=false>Returns</button><div hidden><p>You may return goods within thirty days.</p></div></div></main></body>"));

    [Fact]
    public void Definition_lists_footnotes_and_tables_stay()
    {
        var markdown = Pages.Markdown($"<body><main>{Pages.Clauses}<dl><dt>Cookie</dt><dd>A small file.</dd></dl><table><tr><th>Name</th><th>Days</th></tr><tr><td>sid</td><td>30</td></tr></table><p><sup>1</sup> Unless the law says otherwise.</p></main></body>");
        Assert.Contains("Cookie\n\nA small file.", markdown);
        Assert.Contains("| sid | 30 |", markdown);
        Assert.EndsWith("1 Unless the law says otherwise.", markdown);
    }

    [Fact]
    public void Panels_of_tabs_are_read_in_their_order_and_so_is_the_one_that_is_hidden() =>
        Assert.Equal(
            "# Privacy Policy\n\n## In short\n\nWe collect your name and never sell it to anybody.\n\n## In full\n\nWe process personal data under the law of the land, with your consent, and keep it for one year.",
            Pages.Markdown("""
                <main><h1>Privacy Policy</h1><ul role="tablist"><li role="presentation"><button role="tab">Short</button></li><li role="presentation"><button role="tab">Full</button></li></ul>
                <div role="tabpanel"><h2>In short</h2><p>We collect your name and never sell it to anybody.</p></div>
                <div role="tabpanel" hidden style="display:none"><h2>In full</h2><p>We process personal data under the law of the land, with your consent, and keep it for one year.</p></div></main>
                """));

    [Theory]
    [InlineData("""<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="7a0a08130c1b19033a1f021b170a161f5415081d">[email&#160;protected]</a>""")]
    [InlineData("""<a href="/cdn-cgi/l/email-protection#7a0a08130c1b19033a1f021b170a161f5415081d"><span class="__cf_email__" data-cfemail="7a0a08130c1b19033a1f021b170a161f5415081d">[email&#160;protected]</span></a>""")]
    public void An_address_hidden_from_robots_reads_as_it_is_shown(string hidden) =>
        Assert.Contains("Write to privacy@example.org about your personal data.", Pages.Read($"<h1>Privacy Policy</h1><p>Write to {hidden} about your personal data.</p>").Text!.Blocks[^1].PlainText, StringComparison.Ordinal);

    [Fact]
    public void A_policy_inside_something_called_a_footer_is_still_read() =>
        Assert.StartsWith("We collect", Pages.Markdown($"<body><nav>{Menu}</nav><footer class=footer><div>{Pages.Clauses}</div></footer></body>"));

    [Fact]
    public void Selectors_remove_then_select()
    {
        var reading = Pages.Read($"<html><body><div id=a><p>Terms of use.</p></div><div id=b><h1>Privacy</h1><p class=ad>Buy!</p>{Pages.Clauses}</div></body></html>", selectors: new(["#b"], [".ad"]));
        Assert.StartsWith("# Privacy\n\nWe collect", MarkdownWriter.Write(reading.Text!));
        Assert.Empty(reading.Reasons);
    }

    [Fact]
    public void A_selector_that_matches_nothing_falls_back_to_the_main_content_and_says_so()
    {
        var reading = Pages.Read($"<html><body><nav>{Menu}</nav><main>{Pages.Clauses}</main></body></html>", selectors: new([".gone"], []));
        Assert.StartsWith("We collect", MarkdownWriter.Write(reading.Text!));
        Assert.Contains(reading.Reasons, reason => reason.Contains(".gone", StringComparison.Ordinal));
    }

    [Fact]
    public void A_selector_that_is_no_css_is_refused_with_a_sentence() =>
        Assert.Contains("'div[' is not a CSS selector", Assert.Throws<InvalidSelectorException>(() => Pages.Read("<p>x</p>", selectors: new(["div["], []))).Message);

    [Fact]
    public void What_unfolds_beside_the_accordion_its_date_and_its_footnotes_belong_to_the_text()
    {
        const string clause = "Konsument może odstąpić od umowy w terminie 14 dni bez podania przyczyny; sklep zwraca wtedy otrzymane płatności w terminie kolejnych 14 dni.";
        var text = Pages.Read($$"""
            <html lang="pl"><head><title>Regulamin</title></head><body><header><nav><a href="/">Start</a> <a href="/sklep">Sklep</a></nav></header>
            <div class="row"><div class="col"><h1>Regulamin sklepu</h1><p><em>Obowiązuje od 1 lutego 2024 r.</em></p>
            <div class="accordion">{{string.Concat(Enumerable.Range(1, 8).Select(number => $"<h2>§ {number}</h2><p>{number}. {clause} <a href=\"#fn1\">*</a></p>"))}}</div>
            <details><summary>Dane osobowe</summary><p>Administratorem danych osobowych jest sprzedawca.</p></details>
            <ol class="notes"><li id="fn1">Przez przesłanie potwierdzenia na adres klienta.</li></ol>
            <details><summary>Menu</summary><a href="/rowery">Rowery</a> <a href="/czesci">Części</a> <a href="/serwis">Serwis</a></details>
            <ol class="best"><li>Najlepszy rower miesiąca</li></ol></div></div></body></html>
            """).Text!;
        var read = text.Blocks.Select(block => block.PlainText).ToList();
        Assert.Contains("Obowiązuje od 1 lutego 2024 r.", read);
        Assert.Contains("Administratorem danych osobowych jest sprzedawca.", read);
        Assert.Contains("Przez przesłanie potwierdzenia na adres klienta.", read);
        Assert.DoesNotContain(read, line => line.Contains("Rowery", StringComparison.Ordinal) || line.Contains("miesiąca", StringComparison.Ordinal));
    }
}
