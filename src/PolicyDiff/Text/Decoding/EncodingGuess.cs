using System.Globalization;
using System.Text;

namespace PolicyDiff.Text.Decoding;

/// <summary>
/// Tells the encoding of a body that is no UTF-8 by what its bytes give: a valid sequence of characters that are some language's own
/// letters (<see cref="Alphabet"/>). Needs enough letters to judge; says nothing in doubt.
/// </summary>
internal static class EncodingGuess
{
    private const double Believable = 0.35;
    private const double BelievableDefault = 0.85;
    private const double Clearly = 0.15;
    private const int SampleBytes = 8192;
    private const int FewestLetters = 3;
    private const string Default = "windows-1252";

    private static readonly IReadOnlyList<string> Candidates = Alphabet.All.SelectMany(alphabet => alphabet.Encodings).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>
    /// The encoding that the bytes speak for, clearly better than <paramref name="declared"/> (a web name); null where the declared one
    /// is believable, or where none is. Windows-1252 is declared by servers that do not know, so it has to fit better than others.
    /// </summary>
    public static string? BetterThan(string declared, ReadOnlySpan<byte> body)
    {
        var sample = Sample(body);
        var kept = Fit(sample, declared);
        if (kept >= (declared == Default ? BelievableDefault : Believable)) return null;
        var (best, name) = (Math.Max(Believable, kept + Clearly), (string?)null);
        foreach (var candidate in Candidates)
        {
            var fit = candidate == declared ? 0 : Fit(sample, candidate);
            if (fit > best) (best, name) = (fit, candidate);
        }

        return name;
    }

    /// <summary>True where the body's bytes make more words of a language in the first encoding than in the second.</summary>
    public static bool FitsBetter(string name, string other, ReadOnlySpan<byte> body)
    {
        var sample = Sample(body);
        return Fit(sample, name) > Fit(sample, other);
    }

    /// <summary>True for a body in ISO-2022-JP, told by its escape sequences; it is all ASCII bytes.</summary>
    public static bool IsIso2022Jp(ReadOnlySpan<byte> body) => body.IndexOf("\u001B$B"u8) >= 0 || body.IndexOf("\u001B$@"u8) >= 0;

    /// <summary>How well the sample fits the best language of this encoding, up to 1; 0 or less where it cannot be it.</summary>
    private static double Fit(ReadOnlySpan<byte> sample, string name)
    {
        if (Characters(sample, name) is not { } text) return -1;
        var best = -1.0;
        foreach (var alphabet in Alphabet.All)
        {
            if (alphabet.Encodings.Contains(name)) best = Math.Max(best, Fit(text, alphabet));
        }

        return best;
    }

    private static string? Characters(ReadOnlySpan<byte> sample, string name)
    {
        try
        {
            // Not flushed: a sample cut in the middle of its last character is no error.
            var decoder = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetDecoder();
            var characters = new char[sample.Length];
            return new string(characters, 0, decoder.GetChars(sample, characters, flush: false));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static double Fit(string text, Alphabet alphabet)
    {
        var (sum, letters) = (0.0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] <= '\u007F' || IsTypography(text, index)) continue;
            letters++;
            sum += Worth(text, index, alphabet);
        }

        if (letters == 0) return alphabet.Encodings[0] == Default ? 1 : 0;
        return letters < FewestLetters && alphabet.Encodings[0] != Default ? 0 : sum / letters;
    }

    private static double Worth(string text, int index, Alphabet alphabet)
    {
        var character = char.ToLowerInvariant(text[index]);
        if (char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark && (index == 0 || text[index - 1] <= '\u007F')) return -1.5;
        var capital = character != text[index] && index > 0 && char.IsLower(text[index - 1]) ? -1.5 : 0;
        if (alphabet.Common.Contains(character)) return capital + 1;
        if (alphabet.Others.Contains(character)) return capital + 0.7;
        if (!alphabet.IsEastAsian) return capital + (char.IsLetter(character) ? -1 : -1.5);
        return IsOwnSign(character, alphabet.Encodings[0]) ? 0.1 : -1;
    }

    /// <summary>A sign of the script that is not among the commonest.</summary>
    private static bool IsOwnSign(char character, string encoding) => encoding switch
    {
        "euc-kr" => character is (>= '\uAC00' and <= '\uD7A3') or (>= '\u3000' and <= '\u301F'),
        _ => character is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3000' and <= '\u301F') or (>= '\uFF01' and <= '\uFF5E'),
    };

    /// <summary>Quotes, dashes and signs that any language uses, where they stand beside words and not inside one.</summary>
    private static bool IsTypography(string text, int index)
    {
        if (text[index] is not ((>= '\u2010' and <= '\u203A') or '\u00A0' or '\u00A9' or '\u00AE' or '\u2122' or '\u00A7' or '\u00B7' or '\u00B0' or '\u00AB' or '\u00BB' or '\u20AC' or '\u00A3' or '\u00BF' or '\u00A1' or '\u00B4' or '\u3000')) return false;
        return text[index] is '\u00A0' or '\u2019' or '\u3000' || index == 0 || index + 1 == text.Length || !char.IsLetter(text[index - 1]) || !char.IsLetter(text[index + 1]);
    }

    /// <summary>
    /// The beginning of the page's text as bytes: mark-up and scripts left out (no encoding here has "&lt;" or "&gt;" inside a
    /// character), and of the rest the lines that hold more than ASCII.
    /// </summary>
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> body)
    {
        var sample = new List<byte>(SampleBytes);
        while (body.Length > 0 && sample.Count < SampleBytes)
        {
            var tag = body.IndexOf((byte)'<');
            var text = tag < 0 ? body : body[..tag];
            if (text.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var first)
            {
                // What stands before the first letter beyond ASCII says nothing, but the letter right before it does.
                var rest = text[Math.Max(0, first - 1)..];
                sample.AddRange(rest[..Math.Min(rest.Length, SampleBytes)]);
                if (rest.Length < SampleBytes) sample.Add((byte)' ');
            }

            body = tag < 0 ? [] : AfterTag(body[tag..]);
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sample);
    }

    private static ReadOnlySpan<byte> AfterTag(ReadOnlySpan<byte> tag)
    {
        var end = tag.StartsWith("<script"u8) || tag.StartsWith("<SCRIPT"u8) ? Find(tag, "</script"u8, "</SCRIPT"u8)
            : tag.StartsWith("<style"u8) || tag.StartsWith("<STYLE"u8) ? Find(tag, "</style"u8, "</STYLE"u8)
            : tag.StartsWith("<!--"u8) ? tag.IndexOf("-->"u8)
            : 0;
        if (end < 0) return [];
        var close = tag[end..].IndexOf((byte)'>');
        return close < 0 ? [] : tag[(end + close + 1)..];
    }

    private static int Find(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> end, ReadOnlySpan<byte> other) =>
        tag.IndexOf(end) is >= 0 and var at ? at : tag.IndexOf(other);
}
