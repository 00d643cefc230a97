using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PolicyDiff.Text.Pdf;

/// <summary>Characters of the glyph names that simple fonts use (the Latin part of the Adobe Glyph List; accents are composed).</summary>
internal static class PdfGlyphNames
{
    private static readonly FrozenDictionary<string, string> Names = Read(
        """
        space 20;exclam 21;quotedbl 22;numbersign 23;dollar 24;percent 25;ampersand 26;quotesingle 27;parenleft 28;parenright 29;asterisk 2A;plus 2B;comma 2C;hyphen 2D;period 2E;slash 2F
        zero 30;one 31;two 32;three 33;four 34;five 35;six 36;seven 37;eight 38;nine 39;colon 3A;semicolon 3B;less 3C;equal 3D;greater 3E;question 3F;at 40
        bracketleft 5B;backslash 5C;bracketright 5D;asciicircum 5E;underscore 5F;grave 60;braceleft 7B;bar 7C;braceright 7D;asciitilde 7E
        exclamdown A1;cent A2;sterling A3;currency A4;yen A5;brokenbar A6;section A7;dieresis A8;copyright A9;ordfeminine AA;guillemotleft AB;logicalnot AC;registered AE;macron AF
        degree B0;plusminus B1;twosuperior B2;threesuperior B3;acute B4;mu B5;paragraph B6;periodcentered B7;cedilla B8;onesuperior B9;ordmasculine BA;guillemotright BB;onequarter BC;onehalf BD;threequarters BE;questiondown BF
        AE C6;Oslash D8;Thorn DE;germandbls DF;ae E6;eth F0;Eth D0;divide F7;multiply D7;oslash F8;thorn FE;dotlessi 131;Lslash 141;lslash 142;OE 152;oe 153;florin 192;Dcroat 110;dcroat 111
        endash 2013;emdash 2014;quoteleft 2018;quoteright 2019;quotesinglbase 201A;quotedblleft 201C;quotedblright 201D;quotedblbase 201E;dagger 2020;daggerdbl 2021;bullet 2022;ellipsis 2026;perthousand 2030;guilsinglleft 2039;guilsinglright 203A;fraction 2044
        Euro 20AC;euro 20AC;trademark 2122;minus 2212;fi 66+69;fl 66+6C;ff 66+66;ffi 66+66+69;ffl 66+66+6C;nbspace A0;nonbreakingspace A0;sfthyphen AD;softhyphen AD;arrowright 2192;checkmark 2713;lozenge 25CA;infinity 221E;notequal 2260;lessequal 2264;greaterequal 2265;partialdiff 2202;summation 2211;product 220F;radical 221A;circumflex 2C6;tilde 2DC;caron 2C7;breve 2D8;dotaccent 2D9;ring 2DA;ogonek 2DB;hungarumlaut 2DD
        """);

    private static readonly (string Name, char Mark)[] Accents =
        [("grave", '\u0300'), ("acute", '\u0301'), ("circumflex", '\u0302'), ("tilde", '\u0303'), ("macron", '\u0304'), ("breve", '\u0306'), ("dotaccent", '\u0307'), ("dieresis", '\u0308'), ("ring", '\u030A'), ("hungarumlaut", '\u030B'), ("caron", '\u030C'), ("cedilla", '\u0327'), ("commaaccent", '\u0326'), ("ogonek", '\u0328')];

    /// <summary>The characters of a glyph's name ("eacute", "uni20AC", "f_i", "a.sc"), or null.</summary>
    public static string? Characters(string name)
    {
        var plain = name.Split('.', 2)[0];
        if (plain.Length == 0) return null;
        if (Names.TryGetValue(plain, out var known)) return known;
        if (plain.Length == 1) return plain;
        if (plain.Contains('_', StringComparison.Ordinal)) return string.Concat(plain.Split('_').Select(part => part.Length == 0 ? "" : Characters(part)));
        foreach (var (accent, mark) in Accents)
        {
            if (plain.Length == accent.Length + 1 && plain.EndsWith(accent, StringComparison.Ordinal)) return (plain[..1] + mark).Normalize(NormalizationForm.FormC);
        }

        var digits = plain.StartsWith("uni", StringComparison.Ordinal) && plain.Length == 7 ? plain[3..] : plain[0] == 'u' && plain.Length is >= 5 and <= 7 ? plain[1..] : "";
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is > 31 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : null;
    }

    private static FrozenDictionary<string, string> Read(string table) =>
        table.Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry => entry.Split(' '))
            .ToFrozenDictionary(entry => entry[0], entry => string.Concat(entry[1].Split('+').Select(code => (char)Convert.ToInt32(code, 16))), StringComparer.Ordinal);
}
