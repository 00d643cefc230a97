using System.Text.Json;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.Tests.Golden;

namespace PolicyDiff.Tests.Diffing.Rendering;

public sealed class RendererTests
{
    private static readonly TextDiff Diff = PolicyDiffer.Compare(
        TextBuilder.FromLines("""
            # Privacy at Heron Ferries
            This notice explains what Heron Ferries does with the data of its passengers.
            # Bookings
            We keep the names of passengers for 30 days after the crossing, because the harbour office may ask for them.
            - Lost property is kept at the terminal.
            # Sharing
            We do not sell your data to anyone.
            # Cameras
            Cameras on the car deck record pictures, which are erased after two days unless something happened.
            """),
        TextBuilder.FromLines("""
            # Privacy at Heron Ferries
            This notice explains what Heron Ferries does with the data of its passengers.
            # Cameras
            Cameras on the car deck record pictures, which are erased after two days unless something happened.
            # Bookings
            We keep the names of passengers for 180 days after the crossing, because the harbour office may ask for them.
            # Sharing
            We sell your data to <b>advertisers</b> & "others".
            - Partners may write to you * about {offers}.
            """));

    [Fact]
    public void Sentences_before_a_diff_are_broken_at_the_width_and_carry_no_control_characters()
    {
        var shown = TerminalRenderer.Preface("adds \u2018\u001b]0;taken\u0007safe\u2019 under a heading of many words", ["one \u202e reason that is longer than the line"], 31);
        Assert.DoesNotContain(shown, character => character != '\n' && (char.IsControl(character) || character == '\u202e'));
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= 30, line));
        Assert.Contains("safe", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_fragment() => GoldenFile.Match("heron.html", HtmlRenderer.Render(Diff));

    [Fact]
    public void Html_document() => GoldenFile.Match("heron-document.html", HtmlRenderer.RenderDocument(Diff, "Heron <Ferries>"));

    [Fact]
    public void Markdown() => GoldenFile.Match("heron.md", MarkdownRenderer.Render(Diff));

    [Fact]
    public void Json() => GoldenFile.Match("heron.json", JsonRenderer.Render(Diff));

    [Fact]
    public void Terminal_without_colours() => GoldenFile.Match("heron.txt", TerminalRenderer.Render(Diff, colours: false));

    [Fact]
    public void Terminal_with_colours() => GoldenFile.Match("heron.ansi", TerminalRenderer.Render(Diff, colours: true));

    [Fact]
    public void Mail_text() => GoldenFile.Match("heron-mail.txt", MailRenderer.RenderText(Diff, hunks: 2));

    [Fact]
    public void Mail_html() => GoldenFile.Match("heron-mail.html", MailRenderer.RenderHtml(Diff, hunks: 2));

    public static TheoryData<string> Scripts => [.. ScriptPairs.All.Keys];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Other_scripts_keep_their_direction_and_their_words(string name)
    {
        var (old, @new) = ScriptPairs.All[name];
        var diff = PolicyDiffer.Compare(TextBuilder.FromLines(old), TextBuilder.FromLines(@new));
        GoldenFile.Match($"scripts/{name}.html", HtmlRenderer.RenderDocument(diff, name));
        GoldenFile.Match($"scripts/{name}-mail.html", MailRenderer.RenderHtml(diff, 3));
        GoldenFile.Match($"scripts/{name}-mail.txt", MailRenderer.RenderText(diff, 3));
        GoldenFile.Match($"scripts/{name}.md", MarkdownRenderer.Render(diff));
        GoldenFile.Match($"scripts/{name}.txt", TerminalRenderer.Render(diff, colours: false, width: 80));
    }

    [Fact]
    public void A_line_is_broken_between_words_at_the_terminals_width() => GoldenFile.Match("heron-60.ansi", TerminalRenderer.Render(Diff, colours: true, width: 60));

    [Fact]
    public void No_line_is_wider_than_the_terminal()
    {
        var diff = PolicyDiffer.Compare(TextBuilder.Of(new string('x', 30) + " 個人情報の取り扱いについて個人情報の取り扱いについて"), TextBuilder.Of(new string('x', 30) + " 個人情報の取り扱い方針について、個人データの取り扱いについて and some more words in Latin letters"));
        var lines = TerminalRenderer.Render(diff, colours: false, width: 40).Split('\n');
        Assert.All(lines, line => Assert.True(line.Sum(character => character >= '\u2e80' ? 2 : 1) < 40, line));
    }

    [Fact]
    public void Every_renderer_says_that_a_budget_ended()
    {
        var diff = PolicyDiffer.Compare(
            TextBuilder.Of([.. Enumerable.Range(0, DiffBudget.UnmatchedBlocks + 1).Select(index => $"old{index} alpha beta gamma")]),
            TextBuilder.Of("new one", "new two"));
        Assert.Contains("Too much differs", HtmlRenderer.RenderDocument(diff, "x"), StringComparison.Ordinal);
        Assert.Contains("Too much differs", MarkdownRenderer.Render(diff), StringComparison.Ordinal);
        Assert.Contains("Too much differs", TerminalRenderer.Render(diff, colours: false), StringComparison.Ordinal);
        Assert.Contains("too different to mark single words", MailRenderer.RenderText(diff, 3), StringComparison.Ordinal);
        Assert.Contains("\"fellBack\":true,\"hunks\"", JsonRenderer.Render(diff), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tokens_spell_the_new_text_without_the_removed_ones()
    {
        using var json = JsonDocument.Parse(JsonRenderer.Render(Diff));
        var edited = json.RootElement.GetProperty("hunks").EnumerateArray().First(hunk => hunk.GetProperty("kind").GetString() == "edited");
        var spelled = string.Concat(edited.GetProperty("tokens").EnumerateArray().Where(token => token[0].GetString() != "-").Select(token => token[1].GetString()));
        Assert.Contains(Diff.New.Blocks, block => block.PlainText == spelled);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onload=x '")]
    public void Captured_markup_is_never_emitted_raw(string attack)
    {
        var diff = PolicyDiffer.Compare(TextBuilder.Of("# " + attack, "same words stay here " + attack), TextBuilder.Of("# " + attack, attack + " same words stay here"));
        foreach (var html in new[] { HtmlRenderer.Render(diff), HtmlRenderer.RenderDocument(diff, attack), MailRenderer.RenderHtml(diff, 3) })
        {
            Assert.DoesNotContain(attack, html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Escape_sequences_of_a_policy_never_reach_the_terminal()
    {
        var diff = PolicyDiffer.Compare(TextBuilder.Of("We keep it."), TextBuilder.Of("We keep it. \u001b]0;owned\u0007\u009b31m\u202e"));
        var shown = TerminalRenderer.Render(diff, colours: false);
        Assert.DoesNotContain(shown, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202e', shown);
    }

    [Fact]
    public void Hunks_are_named_by_their_texts_and_apart_when_equal()
    {
        var diff = PolicyDiffer.Compare(TextBuilder.Of("# One", "# Two", "# Three"), TextBuilder.Of("# One", "A new line", "# Two", "A new line", "# Three"));
        var hunks = Hunks.Of(diff);
        Assert.Equal(["One", "Two"], hunks.Select(hunk => hunk.Heading));
        Assert.Matches("^h-[0-9a-f]{8}$", hunks[0].Id);
        Assert.Equal(hunks[0].Id + "-2", hunks[1].Id);
    }
}
