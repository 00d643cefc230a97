using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Decoding;

/// <summary>
/// Undoes UTF-8 that was once read as windows-1252 and encoded again ("â€™" for ’). Run by run of suspect characters, and only when
/// the round trip gives valid UTF-8: an author's own "Ã" or "â" beside ASCII letters stays.
/// </summary>
internal static partial class MojibakeMender
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The mended text; the same object when nothing was certain enough to mend.</summary>
    public static string Mend(string text)
    {
        var mended = Suspects().Replace(text, MendRun);
        // The non-breaking space folded to a plain one before the page was encoded again leaves a lone "Â": before a sign (®, ©) or a space.
        mended = LoneMark().Replace(mended, "");
        return mended == text ? text : mended;
    }

    private static string MendRun(Match match)
    {
        var run = match.Value;
        var bytes = new byte[run.Length];
        for (var index = 0; index < run.Length; index++)
        {
            if (ToByte(run[index]) is not { } value) return run;
            bytes[index] = value;
        }

        try
        {
            var text = Strict.GetString(bytes);
            return text.Any(character => character is >= '\u0080' and < '\u00A0') ? run : Mend(text, run);
        }
        catch (DecoderFallbackException)
        {
            return run;
        }
    }

    /// <summary>Twice encoded twice happens: mend what is left as long as it gets shorter.</summary>
    private static string Mend(string text, string run) => text.Length < run.Length && Suspects().IsMatch(text) ? Suspects().Replace(text, MendRun) : text;

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
