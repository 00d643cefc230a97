using System.Text;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Markup;

/// <summary>More flaws that published collections of policies have from how their pages were read, each on a page that shows it.</summary>
public sealed class ReadingFlawsTests
{
    [Fact]
    public void A_table_that_only_lays_out_the_page_leaves_no_bars() =>
        Assert.DoesNotContain("|", Pages.Markdown($"<table width=600><tr><td width=10><img src=spacer.gif></td><td>{Pages.Clauses}</td></tr><tr><td></td><td><p>Write to us.</p></td></tr></table>"));

    [Fact]
    public void Sections_in_cells_of_a_layout_table_are_paragraphs() =>
        Assert.DoesNotContain("|", Pages.Markdown($"<table><tr><td><b>Cookies</b></td></tr><tr><td>{Pages.Clauses}</td></tr><tr><td><b>Links</b></td></tr><tr><td>{Pages.Clauses}</td></tr></table>"));

    [Fact]
    public void Trailing_spaces_and_empty_paragraphs_leave_nothing() =>
        Assert.Equal("We sell nothing.\n\nNor do we rent it.", Pages.Markdown("<p>We sell nothing. &nbsp; </p><p>&nbsp;</p><p></p><br><br><p>Nor do we rent it.   </p><p> </p>"));

    [Fact]
    public void A_sites_name_in_the_title_is_for_display_only() =>
        Assert.Equal("Privacy Statement", Pages.Read($"<html><head><title>Privacy Statement | Lantern Ferry</title></head><body>{Pages.Clauses}</body></html>").Text!.Title);

    [Fact]
    public void A_contradiction_of_the_authors_stays() =>
        Assert.Contains("No personal data is collected.", Pages.Markdown($"{Pages.Clauses}<p>No personal data is collected.</p>"));

    [Fact]
    public void Roman_numbers_typed_behind_hard_spaces_say_the_same_as_a_list() =>
        Assert.Equal(Hash("<ol type=i><li>your name</li><li>your cabin</li></ol>"), Hash("<p>&nbsp;&nbsp;&nbsp;i. your name</p><p>&nbsp;&nbsp;&nbsp;ii. your cabin</p>"));

    [Fact]
    public void Punctuation_in_a_link_has_no_space_of_its_own() =>
        Assert.Equal("Read it [here.](https://ferry.example/p) Then write.", Pages.Markdown("<p>Read it <a href='/p'>here. </a>Then write.</p>"));

    [Fact]
    public void A_number_before_a_heading_is_not_escaped_into_the_text() =>
        Assert.Equal("1. Who we are", Pages.Read($"<html><body><h2>1. Who we are</h2>{Pages.Clauses}</body></html>").Text!.Blocks[0].PlainText);

    [Fact]
    public void A_heading_in_two_elements_and_the_authors_notes_stay() =>
        Assert.Equal("### Our\n\n### promise\n\n\\[Note: has the ferry begun?\\]", Pages.Markdown("<h3>Our</h3><h3>promise</h3><p>[Note: has the ferry begun?]</p>"));

    [Fact]
    public void Bold_around_a_break_is_a_heading() =>
        Assert.StartsWith("## Cookies\n\nWe set one.", Pages.Markdown("<p><b>Cookies<br></b>We set one.</p>"));

    [Fact]
    public void Paragraphs_in_the_cells_of_a_table_of_data_keep_its_rows()
    {
        var blocks = Pages.Blocks("<table><tr><th>Purpose</th><th>Data</th><th>Basis</th></tr><tr><td><p>To bring parcels</p><p>and letters</p></td><td><p>Name</p></td><td><p>Contract</p></td></tr><tr><td><p>To bill</p></td><td><ul><li>Card</li></ul></td><td><p>Law</p></td></tr></table>");
        Assert.Equal([BlockKind.TableRow, BlockKind.TableRow, BlockKind.TableRow], blocks.Select(block => block.Kind));
        Assert.Equal("To bring parcels\nand letters\tName\tContract", blocks[1].PlainText);
    }

    [Fact]
    public void Nested_bullets_keep_their_depth() =>
        Assert.Equal([1, 2, 1], Pages.Blocks("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>").Select(block => block.Level));

    [Theory]
    [InlineData("<p><b>E-mail:</b> <a href='mailto:a@ferry.example'>a@ferry.example</a></p>", "E-mail: a@ferry.example")]
    [InlineData("<p>It begins at <a href='https://ferry.example/'>https://ferry.example/</a>.</p>", "It begins at https://ferry.example/.")]
    [InlineData("<address>1 Quay, Valletta</address>We answer.", "1 Quay, Valletta\nWe answer.")]
    public void What_stands_apart_on_the_page_is_not_glued(string html, string text) =>
        Assert.Equal(text, string.Join('\n', Pages.Blocks(html).Select(block => block.PlainText)));

    [Fact]
    public void Session_tokens_of_footers_links_are_dropped() =>
        Assert.Contains("(https://ferry.example/r)", Pages.Markdown("<p>See our <a href='/r;_ylt=Ab3xq?_ylt=AxY'>rates</a> for parcels.</p>"));

    [Theory]
    [InlineData("<a href=#>__More</a>")]
    [InlineData("<p>Loading videos …</p>")]
    [InlineData("<p><a href='#top'>Back To Top</a></p>")]
    public void Residues_of_the_pages_own_controls_are_left_out(string residue) =>
        Assert.Equal(Hash(Pages.Clauses + Pages.Clauses), Hash(Pages.Clauses + residue + Pages.Clauses));

    [Fact]
    public void Apostrophes_in_the_bytes_of_windows_are_kept()
    {
        byte[] page = [.. Encoding.ASCII.GetBytes("<html><head><meta charset=iso-8859-1></head><body><p>our customers"), 0x92, .. Encoding.ASCII.GetBytes(" privacy</p></body></html>")];
        Assert.Equal("our customers’ privacy", PageReader.Read(new(page, "text/html", null, SelectorSet.None)).Text!.Blocks[0].PlainText);
    }

    [Fact]
    public void Arrows_behind_hard_spaces_are_bullets() =>
        Assert.Equal("- We collect it.\n\n- We keep it.", Pages.Markdown("<p>&nbsp;▶ We collect it.</p><p>&nbsp;▶&nbsp;We keep it.</p>"));

    [Fact]
    public void What_scripts_left_in_the_page_is_not_read() =>
        Assert.Equal(Hash(Pages.Clauses), Hash($"<script>var a='refurl=https%3A//x';</script><noscript><img src=x></noscript><template><p>Accept our cookies</p></template><iframe>old</iframe><form><input type=hidden value=token></form>{Pages.Clauses}<style>p{{}}</style>"));

    [Fact]
    public void The_last_item_of_a_list_that_nobody_closed_stays_in_it() =>
        Assert.Equal("- To answer you\n\n- To bring your parcel\n\n  Only on weekdays.\n\n## Sharing\n\nWe do not.", Pages.Markdown("<ul><li>To answer you<li>To bring your parcel<p>Only on weekdays.</p></ul><h2>Sharing</h2><p>We do not."));

    [Fact]
    public void Dashes_that_another_program_escaped_are_the_authors_dashes() =>
        Assert.Equal("e-mail - or letter", PolicyDiff.Text.Markup.MarkdownReader.Read("e\\-mail \\- or letter\n").Blocks[0].PlainText);

    [Fact]
    public void A_law_named_in_another_language_does_not_make_the_text_one_of_it() =>
        Assert.Equal("en", Pages.Read($"<html><body>{Pages.Clauses}<p>The legal basis is Art. 6 (1) lit. f DSGVO (Datenschutz-Grundverordnung).</p></body></html>").Text!.Language);

    [Fact]
    public void A_link_to_the_page_in_another_language_is_left_out() =>
        Assert.Equal(Hash(Pages.Clauses), Hash($"<p><a href='/es/privacidad'>En Español&gt;</a></p>{Pages.Clauses}"));

    [Theory]
    [InlineData("<p>Lantern FerryÂ® and NightboatÂ© are ours.</p>", "Lantern Ferry® and Nightboat© are ours.")]
    [InlineData("<p>The ferryâ€™s rules Â§ 4Â apply.</p>", "The ferry’s rules § 4 apply.")]
    public void Signs_encoded_twice_before_spaces_and_marks_are_mended(string html, string text) => Assert.Equal(text, Pages.Blocks(html)[0].PlainText);

    [Fact]
    public void The_policys_date_stays_where_it_stands_alone() =>
        Assert.StartsWith("May 17, 2004\n\nWe collect", Pages.Markdown($"<p>May 17, 2004</p>{Pages.Clauses}"));

    [Fact]
    public void A_search_form_of_the_help_desk_is_no_text() =>
        Assert.Equal(Hash(Pages.Clauses), Hash($"<form class=search><label>Search by keyword</label><input><select><option>All categories</select></form>{Pages.Clauses}"));

    private static ContentHash Hash(string html) => Pages.Read($"<html><body>{html}</body></html>").Canonical!.Hash;
}
