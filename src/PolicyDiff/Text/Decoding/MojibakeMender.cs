using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Decoding;

/// <summary>
/// Undoes UTF-8 that was once read as windows-1252 and encoded again ("â€™" for ’). Only where it is certain: a French
/// "SOCIÉTÉ »" (É, no-break space) is valid UTF-8 by chance. A run of suspect characters is certain when no language writes it; the
/// others are mended only on a page that has a certain one and no accented letter that is not suspect, so was encoded twice as a whole.
/// </summary>
internal static partial class MojibakeMender
{
    private const int CertainRun = 3;
    private const int MostRounds = 3;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The mended text; the same object when nothing was certain enough to mend.</summary>
    public static string Mend(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        var mended = text;
        // Twice encoded twice happens.
        for (var round = 0; round < MostRounds && MendRuns(mended) is { } better; round++) mended = better;
        // The non-breaking space folded to a plain one before the page was encoded again leaves a lone "Â": before a sign (®, ©) or a space.
        mended = LoneMark().Replace(mended, "");
        return mended == text ? text : mended;
    }

    private static string? MendRuns(string text)
    {
        var runs = Suspects().Matches(text).Select(match => (match.Index, match.Length, Mended: Decode(match.Value), Certain: IsCertain(text, match))).Where(run => run.Mended is not null).ToList();
        if (!runs.Any(run => run.Certain)) return null;
        var whole = Accented(text) == runs.Sum(run => Accented(text.AsSpan(run.Index, run.Length)));
        return Replace(text, runs.Where(run => run.Certain || whole).Select(run => (run.Index, run.Length, run.Mended!)));
    }

    private static string Replace(string text, IEnumerable<(int Index, int Length, string Mended)> runs)
    {
        var result = new StringBuilder(text.Length);
        var done = 0;
        foreach (var (index, length, run) in runs)
        {
            result.Append(text, done, index - done).Append(run);
            done = index + length;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    private static string? Decode(string run)
    {
        var bytes = new byte[run.Length];
        for (var index = 0; index < run.Length; index++)
        {
            if (ToByte(run[index]) is not { } value) return null;
            bytes[index] = value;
        }

        try
        {
            var text = Strict.GetString(bytes);
            return text.Any(character => character is >= '\u0080' and < '\u00A0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>"â€" and another sign; "Ã" or "Â" and a sign that never follows it; or a run as long as a word of another script.</summary>
    private static bool IsCertain(string text, Match run)
    {
        var value = run.Value;
        if (value.Count(IsLead) >= CertainRun) return true;
        var afterCapital = run.Index > 0 && char.IsUpper(text[run.Index - 1]);
        for (var index = 0; index + 1 < value.Length; index++)
        {
            if (value[index] == '\u00E2' && index + 2 < value.Length && ToByte(value[index + 1]) is >= 0x80 and <= 0x89) return true;
            if (value[index] is '\u00C2' or '\u00C3' && !(afterCapital && IsEndOfWord(value[index + 1]))) return true;
        }

        return false;
    }

    private static bool IsLead(char character) => character is >= '\u00C2' and <= '\u00F4';

    /// <summary>What stands right after a word in capitals: a no-break space, a quote, a dash.</summary>
    private static bool IsEndOfWord(char character) =>
        character is '\u00A0' or '\u00BB' or '\u2013' or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2026' or '\u2122' or '\u00AE';

    private static int Accented(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            if (character >= '\u00C0' && char.IsLetter(character)) letters++;
        }

        return letters;
    }

    private static byte? ToByte(char character)
    {
        if (character <= '\u00FF' && character is not (>= '\u0080' and < '\u00A0')) return (byte)character;
        if (character is '\u0081' or '\u008D' or '\u008F' or '\u0090' or '\u009D') return (byte)character;
        var index = Upper.IndexOf(character, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }

    // windows-1252's 0x80–0x9F in order; the five without a character stand for themselves.
    private const string Upper = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private const string Tail = "[\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]";

    // Lead bytes of two, three and four byte sequences, with as many tail bytes as they ask for.
    [GeneratedRegex("(?:[\u00C2-\u00DF]" + Tail + "|[\u00E0-\u00EF]" + Tail + "{2}|[\u00F0-\u00F4]" + Tail + "{3})+")]
    private static partial Regex Suspects();

    [GeneratedRegex("(?<=[a-z0-9.,;:)])\u00C2(?=[ \u00AE\u00A9\u2122])")]
    private static partial Regex LoneMark();
}
