using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Markup;

/// <summary>
/// Writes spans as CommonMark. Where asterisks would not be read as meant (inside a word, before a bracket), the same style is
/// written as an inline HTML tag, which CommonMark allows and <see cref="MarkdownReader"/> reads.
/// </summary>
internal sealed partial class MarkdownSpans(string lineBreak)
{
    private const string Wrapped = "\\`*[]<|";

    private const string Marks = "\\<>|`*[]_";

    private readonly StringBuilder written = new();
    private bool lineStart = true;

    /// <summary>The spans of one block, or of one cell.</summary>
    /// <param name="spans">Tidy spans.</param>
    /// <param name="lineBreak">What a line break the author made is written as.</param>
    public static string Write(IReadOnlyList<Span> spans, string lineBreak)
    {
        var writer = new MarkdownSpans(lineBreak);
        for (var index = 0; index < spans.Count;)
        {
            var end = index + 1;
            if (spans[index].Link is { } link)
            {
                while (end < spans.Count && spans[end].Link == link) end++;
                writer.written.Append('[');
                writer.lineStart = false;
                for (var inner = index; inner < end; inner++) writer.Write(spans[inner], inner + 1 < end ? spans[inner + 1] : null, ']');
                writer.written.Append("](").Append(Destination(link)).Append(')');
            }
            else
            {
                var next = end < spans.Count ? spans[end] : null;
                writer.Write(spans[index], next, next?.Link is null ? ' ' : '[');
            }

            index = end;
        }

        return writer.written.ToString();
    }

    private void Write(Span span, Span? next, char ending)
    {
        if (span.Styles == SpanStyles.None)
        {
            Escape(span.Text);
            return;
        }

        var follower = next is null ? ending : next.Styles != SpanStyles.None && next.Link == span.Link ? 'x' : next.Link == span.Link ? next.Text[0] : '[';
        var before = written.Length == 0 ? ' ' : written[^1];
        if (Opens(before, span.Text[0]) && Closes(span.Text[^1], follower)) Delimited(span);
        else Tagged(span);
    }

    /// <summary>Asterisks open emphasis before a letter, after a space or a sign that is none of Markdown's own (CommonMark §6.2, left-flanking).</summary>
    private static bool Opens(char before, char first) => before is ' ' or '\n' or '[' or '(' || (IsPlainSign(before) && char.IsLetterOrDigit(first));

    /// <summary>They close it after a letter, before a space or a sign.</summary>
    private static bool Closes(char last, char follower) =>
        follower is ' ' or '\n' or '\t' || (char.IsAscii(follower) && char.IsPunctuation(follower)) || (IsPlainSign(follower) && char.IsLetterOrDigit(last));

    private static bool IsPlainSign(char character) => character is '"' or '\'' or '/' or ':' or '-' or '\u201C' or '\u201D' or '\u201E' or '\u2018' or '\u2019' or '\u00AB' or '\u00BB' or '\u2013' or '\u2014' or '\u3001' or '\u3002' or '\uFF08' or '\uFF09' or '\u300C' or '\u300D';

    private void Delimited(Span span)
    {
        var mark = (span.Styles & (SpanStyles.Strong | SpanStyles.Emphasis)) switch
        {
            SpanStyles.Strong => "**",
            SpanStyles.Emphasis => "*",
            SpanStyles.Strong | SpanStyles.Emphasis => "***",
            _ => "",
        };
        lineStart &= mark.Length == 0;
        written.Append(mark);
        if (span.Styles.HasFlag(SpanStyles.Code)) Code(span.Text);
        else Escape(span.Text);
        written.Append(mark);
    }

    private void Tagged(Span span)
    {
        string[] tags = [.. Tags(span.Styles)];
        foreach (var tag in tags) written.Append('<').Append(tag).Append('>');
        lineStart = false;
        Escape(span.Text);
        foreach (var tag in tags.Reverse()) written.Append("</").Append(tag).Append('>');
    }

    private static IEnumerable<string> Tags(SpanStyles styles)
    {
        if (styles.HasFlag(SpanStyles.Strong)) yield return "strong";
        if (styles.HasFlag(SpanStyles.Emphasis)) yield return "em";
        if (styles.HasFlag(SpanStyles.Code)) yield return "code";
    }

    private void Code(string text)
    {
        if (text.AsSpan().IndexOfAny('`', '|', '\\') >= 0)
        {
            Tagged(new(text, SpanStyles.Code));
            return;
        }

        written.Append('`').Append(text).Append('`');
        lineStart = false;
    }

    private void Escape(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\n')
            {
                written.Append(lineBreak);
                lineStart = lineBreak.EndsWith('\n');
                continue;
            }

            if (NeedsEscape(text, index)) written.Append('\\');
            written.Append(character);
            lineStart = lineStart && char.IsAsciiDigit(character);
        }
    }

    private bool NeedsEscape(string text, int index)
    {
        var character = text[index];
        if (Wrapped.Contains(character, StringComparison.Ordinal)) return true;
        return character switch
        {
            '_' => index == 0 || index + 1 == text.Length || !char.IsLetterOrDigit(text[index - 1]) || !char.IsLetterOrDigit(text[index + 1]),
            '&' => Reference().IsMatch(text.AsSpan(index)),
            '!' => index + 1 == text.Length,
            '#' => lineStart || index + 1 == text.Length || text[index + 1] is '#' or ' ',
            '+' or '-' or '=' or '>' or '~' => lineStart && (index == 0 || !char.IsAsciiDigit(text[index - 1])),
            '.' or ')' => lineStart && index > 0 && char.IsAsciiDigit(text[index - 1]),
            _ => false,
        };
    }

    private static string Destination(string link)
    {
        var escaped = new StringBuilder(link.Length);
        var wrapped = link.AsSpan().IndexOfAny(" ()<>") >= 0;
        for (var index = 0; index < link.Length; index++)
        {
            // An escaped ampersand would still begin a reference for the parser; a reference to the ampersand does not.
            var reference = link[index] == '&' && Reference().IsMatch(link.AsSpan(index));
            if (Marks.Contains(link[index], StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(reference ? "&amp;" : link[index]);
        }

        return wrapped ? $"<{escaped}>" : escaped.ToString();
    }

    [GeneratedRegex(@"^&#?[A-Za-z0-9]{1,32};")]
    private static partial Regex Reference();
}
