using System.Text;

namespace PolicyDiff.Text.Shaping;

/// <summary>
/// The normal form of spans (see <see cref="Span"/>): white space is one character and never first or last, line breaks and cell
/// borders are set plainly, so is a space between two spans set differently; invisible characters are dropped; neighbours set alike are merged.
/// HTML, Markdown and plain text all end here, which is why a text written as Markdown reads back to the same blocks.
/// </summary>
internal static class SpanTidy
{
    /// <summary>Tidies raw spans, in which '\n' and '\t' already mean what <see cref="Span"/> says.</summary>
    public static IReadOnlyList<Span> Tidy(IReadOnlyList<Span> raw)
    {
        if (raw is [var only] && IsTidy(only.Text)) return [only];
        var run = new Run();
        foreach (var span in raw)
        {
            for (var at = 0; at < span.Text.Length;)
            {
                var word = WordLength(span.Text.AsSpan(at));
                if (word > 0) run.AddWord(span.Text.AsSpan(at, word), span.Styles, span.Link);
                else run.Add(span.Text[at]);
                at += Math.Max(1, word);
            }
        }

        return run.Finish();
    }

    /// <summary>True for words with one space between them, as most texts are when they come here again: nothing would change.</summary>
    private static bool IsTidy(string text)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] == ' ') return false;
        var wasSpace = false;
        foreach (var character in text)
        {
            var isSpace = character == ' ';
            if (isSpace ? wasSpace : !Stands(character)) return false;
            wasSpace = isSpace;
        }

        return true;
    }

    private static bool Stands(char character) => character is > ' ' and < '\u007F' || !(char.IsWhiteSpace(character) || IsInvisible(character));

    /// <summary>How many characters at the start stand for themselves.</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && Stands(text[length])) length++;
        return length;
    }

    /// <summary>The same spans cut at each line break; empty lines left out.</summary>
    public static List<IReadOnlyList<Span>> Lines(IReadOnlyList<Span> spans)
    {
        if (spans is [var only] && IsTidy(only.Text)) return [spans];
        var lines = new List<IReadOnlyList<Span>>();
        var line = new List<Span>();
        foreach (var span in spans)
        {
            var parts = span.Text.Split('\n');
            for (var part = 0; part < parts.Length; part++)
            {
                if (part > 0) Close();
                if (parts[part].Length > 0) line.Add(span with { Text = parts[part] });
            }
        }

        Close();
        return lines;

        void Close()
        {
            var tidy = Tidy(line);
            if (tidy.Count > 0) lines.Add(tidy);
            line.Clear();
        }
    }

    /// <summary>True for characters that show nothing and that no language needs.</summary>
    public static bool IsInvisible(char character) =>
        character is '\u200B' or '\uFEFF' or '\u00AD' or '\u2060' or '\u180E' or '\u200E' or '\u200F' || (char.IsControl(character) && !char.IsWhiteSpace(character));

    private sealed class Run
    {
        private readonly List<Span> spans = [];
        private readonly StringBuilder text = new();
        private SpanStyles styles;
        private string? link;
        private bool started;
        private bool space;
        private bool lineBreak;
        private int borders;

        public void AddWord(ReadOnlySpan<char> word, SpanStyles wordStyles, string? wordLink)
        {
            Gap(wordStyles, wordLink);
            if (wordStyles != styles || wordLink != link) Close();
            (styles, link) = (wordStyles, wordLink);
            text.Append(word);
        }

        /// <summary>Adds white space, which has a meaning, or an invisible character, which has none.</summary>
        public void Add(char character)
        {
            switch (character)
            {
                case '\n':
                    lineBreak = true;
                    break;
                case '\t':
                    borders++;
                    break;
                case var _ when char.IsWhiteSpace(character):
                    space = true;
                    break;
            }
        }

        public List<Span> Finish()
        {
            Close();
            return spans;
        }

        private void Gap(SpanStyles nextStyles, string? nextLink)
        {
            if (borders > 0)
            {
                for (; borders > 0; borders--) Put('\t', SpanStyles.None, null);
            }
            else if (started && lineBreak)
            {
                Put('\n', SpanStyles.None, null);
            }
            else if (started && space)
            {
                Put(' ', styles == nextStyles && link == nextLink ? styles : SpanStyles.None, link == nextLink ? link : null);
            }

            (space, lineBreak, started) = (false, false, true);
        }

        private void Put(char character, SpanStyles characterStyles, string? characterLink)
        {
            if (characterStyles != styles || characterLink != link) Close();
            (styles, link) = (characterStyles, characterLink);
            text.Append(character);
        }

        private void Close()
        {
            if (text.Length > 0) spans.Add(new(text.ToString(), styles, link));
            text.Clear();
        }
    }
}
