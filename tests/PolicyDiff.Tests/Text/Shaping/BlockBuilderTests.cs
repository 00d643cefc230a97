using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Shaping;

public sealed class BlockBuilderTests
{
    [Theory]
    [InlineData("<p>one<p>two", "one\n\ntwo")]
    [InlineData("<ul><li>one<li>two</ul>", "- one\n\n- two")]
    [InlineData("<dl><dt>Cookie<dd>A small file<dt>Beacon<dd>A small picture</dl>", "Cookie\n\nA small file\n\nBeacon\n\nA small picture")]
    [InlineData("<b>bold<p>still bold here, and this sentence goes on.</p></b> after", "## bold\n\n**still bold here, and this sentence goes on.**\n\nafter")]
    [InlineData("a<b>b</b>c <i>d</i>, <a href='/x'>e</a>.", "a<strong>b</strong>c *d*, [e](https://ferry.example/x).")]
    [InlineData("  many \n\t kinds&nbsp;of &#8195; space ", "many kinds of space")]
    [InlineData("<p>a</p><p>&nbsp;</p><h2></h2><p><b> </b><a href='/x'></a></p><p>b</p>", "a\n\nb")]
    [InlineData("<p>street<br>town<br>land</p>", "street\\\ntown\\\nland")]
    [InlineData("<p>first part<br><br>second part</p>", "first part\n\nsecond part")]
    [InlineData("<p>one<br><br><br>&nbsp;<br>two</p>", "one\n\ntwo")]
    [InlineData("<ol start=3><li>c<li>d<ol type=a><li>x<li value=5>y</ol></ol>", "3. c\n\n4. d\n\n   a. x\n\n   e. y")]
    [InlineData("<ol type=I><li>a<li>b<li>c<li>d</ol>", "I. a\n\nII. b\n\nIII. c\n\nIV. d")]
    [InlineData("<ul><li>a<p>more of a</p><ul><li>deep</ul><li>b</ul>after", "- a\n\n  more of a\n\n  - deep\n\n- b\n\nafter")]
    [InlineData("<blockquote>said<blockquote>deeper</blockquote></blockquote>", "> said\n\n> > deeper")]
    [InlineData("<p>H<sub>2</sub>O and soft&shy;ware and zero&#8203;width</p>", "H2O and software and zerowidth")]
    [InlineData("<p>say <q>yes</q></p>", "say \"yes\"")]
    public void Html_becomes_blocks(string html, string markdown) => Assert.Equal(markdown, Pages.Markdown(html));

    [Fact]
    public void A_table_of_data_becomes_rows_whose_cells_are_parted()
    {
        var rows = Pages.Blocks("<table><tr><th>Purpose</th><th>Basis</th></tr><tr><td><p>Orders</p><p>Returns</p></td><td>Contract</td></tr><tr><td></td><td>Consent</td></tr></table>");
        Assert.Equal(["Purpose\tBasis", "Orders\nReturns\tContract", "\tConsent"], rows.Select(row => row.PlainText));
        Assert.Equal([1, 2, 2], rows.Select(row => row.Level));
        Assert.All(rows[0].Spans.Where(span => span.Text != "\t"), span => Assert.Equal(SpanStyles.Strong, span.Styles));
    }

    [Theory]
    [InlineData("<table width=600><tr><td width=10></td><td><p>One clause.</p><p>Another clause.</p></td></tr></table>")]
    [InlineData("<table><tr><td>One clause.</td></tr><tr><td>Another clause.</td></tr></table>")]
    [InlineData("<table><tr><td><table><tr><td>One clause.<td>Another clause.</table></table>")]
    [InlineData("<table role=presentation><tr><td>One clause.<td></td></tr><tr><td>Another clause.<td></td></tr></table>")]
    public void A_table_that_only_lays_out_the_page_is_unwrapped(string html) => Assert.Equal("One clause.\n\nAnother clause.", Pages.Markdown(html));

    [Fact]
    public void A_line_that_is_bold_before_a_break_is_a_heading() =>
        Assert.Equal("## What we keep\n\nWe keep orders.\n\n## Whom we tell\n\nNobody.", Pages.Markdown("<p><b>What we keep</b><br>We keep orders.<br><strong>Whom we tell</strong><br>Nobody.</p>"));

    [Fact]
    public void A_bold_paragraph_of_its_own_is_a_heading_below_the_last_one() =>
        Assert.Equal("## Rights\n\n### Access\n\nAsk us.\n\n### Erasure\n\nTell us.", Pages.Markdown("<h2>Rights</h2><p><b>Access</b></p><p>Ask us.</p><p style='font-weight:bold'>Erasure</p><p>Tell us.</p>"));

    [Fact]
    public void A_whole_bold_sentence_stays_a_paragraph() =>
        Assert.Equal(BlockKind.Paragraph, Pages.Blocks("<p><b>By opening an account with us you agree to arbitration and give up your right to a jury.</b></p>")[0].Kind);

    [Fact]
    public void Typed_bullets_become_list_items() =>
        Assert.Equal("We collect:\n\n- names\n\n- addresses", Pages.Markdown("<p>We collect:<br>• names<br>• addresses</p>"));

    [Fact]
    public void Summaries_are_headings_and_folded_details_are_read() =>
        Assert.Equal("## Cookies\n\nWe set two.", Pages.Markdown("<details><summary>Cookies</summary><p>We set two.</p></details>"));

    [Fact]
    public void A_section_hidden_by_style_is_read() =>
        Assert.Contains("only seen when opened", Pages.Markdown($"<h2>One</h2>{Pages.Clauses}<div style='display:none' class='panel'><p>This data clause is only seen when opened.</p></div>"));

    [Fact]
    public void A_label_that_opens_a_section_is_read_and_other_buttons_are_not() =>
        Assert.Equal("## Your rights\n\nAsk us.", Pages.Markdown("<h2><button aria-expanded=false>Your rights</button></h2><p>Ask us.</p><button>Print</button>"));

    [Fact]
    public void The_number_of_a_listed_section_stays_with_its_heading() =>
        Assert.Equal("## 1. Scope\n\nAll of it.\n\n## 2. Law\n\nOurs.", Pages.Markdown("<ol><li><h2>Scope</h2><p>All of it.</p><li><h2>Law</h2><p>Ours.</p></ol>").Replace("\\.", ".", StringComparison.Ordinal));

    [Fact]
    public void Prose_in_a_preformatted_part_is_joined_into_paragraphs() =>
        Assert.Equal("This is an old policy that was typed to a fixed width, and its lines were wrapped by hand.\n\nSecond paragraph.",
            Pages.Markdown("<pre>\nThis is an old policy that was typed to a fixed width,\nand its lines were wrapped by hand.\n\nSecond paragraph.\n</pre>"));

    [Fact]
    public void Scripts_styles_templates_and_comments_are_not_read() =>
        Assert.Equal("Only this.", Pages.Markdown("<style>p{}</style><script>var a='<p>no</p>';</script><template><p>no</p></template><!-- no --><noscript>no</noscript><p>Only this.</p><svg><text>no</text></svg>"));

    [Fact]
    public void Noscript_is_read_when_the_page_has_no_other_text() =>
        Assert.StartsWith("We collect", Pages.Markdown($"<script>x()</script><noscript>{Pages.Clauses}</noscript>"));
}
