using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Markup;

/// <summary>Flaws that published collections of policies have, each on a page that shows it.</summary>
public sealed class SeedFlawsTests
{
    [Fact]
    public void A_heading_that_begins_with_a_break_is_one_heading() =>
        Assert.Equal("#### Our promise", Pages.Markdown($"<h4><br>Our<br>promise</h4>{Pages.Clauses}").Split('\n')[0]);

    [Fact]
    public void No_space_comes_after_emphasis_inside_a_word() =>
        Assert.Contains("*non*-personal data", Pages.Markdown("<p>We share <i>non</i>-personal data.</p>"));

    [Fact]
    public void Links_and_bold_without_text_leave_nothing() =>
        Assert.Equal("Visit [our shop](https://ferry.example/shop) today.", Pages.Markdown("<p><a href='/home'><img src='logo.gif'></a>Visit <b></b><a href='/shop'>our shop</a><b> </b> today.</p>"));

    [Fact]
    public void The_copyright_line_and_the_row_of_links_at_the_end_are_left_out() =>
        Assert.EndsWith("within thirty days.", Pages.Markdown($"{Pages.Clauses}<hr><p><a href='/'>Home</a> | <a href='/terms'>Terms of use</a></p><p>© 1999-2001 Lantern Ferry Inc. All rights reserved.</p>"));

    [Fact]
    public void Bold_lines_and_headings_have_the_same_canonical_form()
    {
        var old = Pages.Read($"<html><body><p><b>What we collect</b></p>{Pages.Clauses}</body></html>");
        var later = Pages.Read($"<html><body><h2>What we collect</h2>{Pages.Clauses}</body></html>");
        Assert.Equal(old.Canonical!.Hash, later.Canonical!.Hash);
    }

    [Fact]
    public void A_sign_encoded_twice_is_mended() =>
        Assert.Equal("LanternFerry® brings parcels.", Pages.Markdown("<p>LanternFerryÂ® brings parcels.</p>"));

    [Fact]
    public void Links_rewritten_by_the_archive_lead_to_the_original() =>
        Assert.Contains("(https://ferry.example/content/terms)", Pages.Markdown("<p>See <a href='https://web.archive.org/content/terms'>the terms</a>.</p>"));

    [Fact]
    public void The_authors_typos_are_kept() =>
        Assert.Equal("We are balancing,. inproviding users\" movements.", Pages.Markdown("<p>We are balancing,. inproviding users\" movements.</p>"));

    [Fact]
    public void The_title_is_not_said_again_by_the_headings()
    {
        var reading = Pages.Read($"<html><head><title>Privacy Policy | Lantern Ferry</title></head><body><h1>Privacy Policy</h1><h2>Privacy policy</h2>{Pages.Clauses}</body></html>");
        Assert.Equal("Privacy Policy", reading.Text!.Title);
        Assert.Single(reading.Text.Blocks, block => block.Kind == BlockKind.Heading);
    }

    [Fact]
    public void The_pages_own_heading_is_kept_wherever_it_stands()
    {
        var markdown = Pages.Markdown($"<html><head><title>Lantern Ferry: parcels by night</title></head><body><header><a href='/'>Home</a><h1>Privacy Policy</h1></header><div class=wrap><div class=side><a href='/a'>A</a></div><div class=text>{Pages.Clauses}</div></div></body></html>");
        Assert.StartsWith("# Privacy Policy\n\nWe collect", markdown);
    }

    [Fact]
    public void Run_in_headings_are_split_at_their_break() =>
        Assert.Equal("## How we use it\n\nTo bring parcels.", Pages.Markdown("<p><b>How we use it<br></b>To bring parcels.</p>"));

    [Fact]
    public void A_break_inside_a_list_item_parts_its_lines() =>
        Assert.Equal("- *To improve our Site*\\\n  We continually strive.", Pages.Markdown("<ul><li><i>To improve our Site</i><br>We continually strive.</li></ul>"));

    [Fact]
    public void A_block_inside_bold_or_emphasis_breaks_the_line() =>
        Assert.Equal("…digital signatures.\n\n## Sharing your information\n\nWe do not.", Pages.Markdown("<span>…digital signatures.<b><div>Sharing your information</div></b></span><span>We do not.</span>"));

    [Fact]
    public void A_heading_in_the_head_of_a_table_is_read() =>
        Assert.StartsWith("## Ferry Privacy Policy\n", Pages.Markdown($"<table><tr><th>Ferry<br>Privacy Policy</th></tr><tr><td>{Pages.Clauses}</td></tr></table>"));

    [Fact]
    public void Doubled_bullets_are_one_marker() =>
        Assert.Equal("- What we do\n\n(a) Links", Pages.Markdown("<ul><li>• What we do</li><li>(a) Links</li></ul>"));

    [Fact]
    public void Letters_typed_in_paragraphs_do_not_make_a_change_of_a_list() =>
        Assert.Equal(Canonical.Of(Pages.Read("<p>a. the first one</p><p>b. the second one</p>").Text!).Hash, Canonical.Of(Pages.Read("<ol type=a><li>the first one</li><li>the second one</li></ol>").Text!).Hash);

    [Fact]
    public void A_form_around_the_whole_page_is_unwrapped() =>
        Assert.StartsWith("# Privacy", Pages.Markdown($"<form action='/x'><input type=hidden name=__VIEWSTATE value='abc'><h1>Privacy</h1>{Pages.Clauses}</form>"));

    [Fact]
    public void Back_to_top_is_left_out_wherever_it_stands() =>
        Assert.DoesNotContain("Back", Pages.Markdown($"<h2>One</h2>{Pages.Clauses}<p><a href='#top'>Back To Top</a></p><h2>Two</h2>{Pages.Clauses}<a href='#'>back to top ↑</a>"));
}
