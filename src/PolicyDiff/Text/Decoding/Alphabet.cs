using System.Collections.Frozen;

namespace PolicyDiff.Text.Decoding;

/// <summary>
/// The letters beyond ASCII that a language is written with, and the encodings its pages came in before UTF-8. What a wrong encoding
/// makes of a text has other letters, signs inside words, or capitals after small letters.
/// </summary>
/// <param name="Common">Its commonest letters, in lower case; of a script with thousands of signs the commonest in policies.</param>
/// <param name="Others">Its other letters, in lower case.</param>
/// <param name="Encodings">Their web names, the likelier first.</param>
internal sealed record Alphabet(FrozenSet<char> Common, FrozenSet<char> Others, IReadOnlyList<string> Encodings)
{
    /// <summary>All that are told apart. Western languages first: at equal evidence the first wins.</summary>
    public static IReadOnlyList<Alphabet> All { get; } =
    [
        Of("éèàêç", "âîôûùëïœæüÿ", "windows-1252"),
        Of("äöüß", "éàáâ", "windows-1252"),
        Of("áéíóúñ", "üçàèò", "windows-1252"),
        Of("ãáéçõ", "íóúâêôàü", "windows-1252"),
        Of("àèéìòù", "îóí", "windows-1252"),
        Of("åäöæø", "éüàè", "windows-1252"),
        Of("áéíóúþæöð", "ý", "windows-1252"),
        Of("ëïéèöüáóê", "", "windows-1252"),
        Of("оеаинтсрвлкмдпу", "яыьгзбчйхжшюцщэфъё", "windows-1251", "koi8-r", "iso-8859-5", "cp866"),
        Of("оаинітевркслдупм", "яьзгйбчхжшюцщєїфґ", "windows-1251", "koi8-u"),
        Of("аоиеунтјрсвдкмпл", "згбшчцњљжхћђфџ", "windows-1251"),
        Of("αοιετσνηυρπκλμς", "άέήίόύώωθγδφχβξζψϊϋΐΰ", "windows-1253", "iso-8859-7"),
        Of("יוהלארתבמשנם", "כדקעחפגצטסזןךץף\u05B0\u05B4\u05B5\u05B6\u05B7\u05B8\u05B9\u05BC", "windows-1255"),
        Of("ايلمنوتربعسدةفكه", "قحجشصأطضخإىذثغظزئءآؤ،؛؟\u064B\u064E\u064F\u0650\u0651\u0652", "windows-1256", "iso-8859-6"),
        Of("\u0E32\u0E19\u0E23\u0E01\u0E40\u0E07\u0E2D\u0E21\u0E25\u0E22\u0E27\u0E14\u0E17\u0E15\u0E2A\u0E1B\u0E1A\u0E04\u0E48\u0E49\u0E31\u0E35\u0E34\u0E30\u0E43\u0E44\u0E02\u0E38\u0E39\u0E41\u0E33\u0E2B\u0E1E\u0E0A\u0E08", "\u0E1C\u0E1D\u0E1F\u0E0B\u0E0D\u0E10\u0E18\u0E20\u0E29\u0E28\u0E09\u0E13\u0E16\u0E36\u0E37\u0E4C\u0E47\u0E42\u0E46\u0E2F", "windows-874"),
        Of("ıüşçöğ", "iâîû", "windows-1254"),
        Of("ąęłśżźćńó", "", "windows-1250", "iso-8859-2"),
        Of("áíéěščřžý", "ůúóťďňäľĺŕô", "windows-1250", "iso-8859-2"),
        Of("áéöóőüű", "íú", "windows-1250", "iso-8859-2"),
        Of("ăâîşţ", "șț", "windows-1250", "iso-8859-2"),
        Of("čćžšđ", "", "windows-1250", "iso-8859-2"),
        Of("ąčęėįšųūž", "", "windows-1257", "iso-8859-13"),
        Of("āčēģīķļņšūž", "", "windows-1257", "iso-8859-13"),
        Of("õäöüšž", "", "windows-1257"),
        Of(Range('\u3041', '\u3093') + "、。の人個情報用者利本当社場合年月日提供目的第三的取扱規約利用規定法令同意会社保護方針", Range('\u30A1', '\u30FC') + "「」（）・：", "shift_jis", "euc-jp"),
        Of("的一是不在有人我们用信息个您和服务或者会以其他使提供保护为了将可权法律据与及中对于关隐私政策条款本公司网站第三方", "，。、；：（）《》“”这上大国时要就出到说们生能", "gb18030"),
        Of("的一是不在有人我們用資訊個您和服務或者會以其他使提供保護為了將可權法律據與及中對於關隱私政策條款本公司網站第三方", "，。、；：（）「」《》這上大國時要就出到說生能", "big5"),
        Of("이다의는을를에고한하가인로사도정보대지개용자은서공제처리및시수있그기동아경우호니습합약관회원", "어여해위된되나라만전부와과게통면따일상", "euc-kr"),
    ];

    /// <summary>True for the scripts of East Asia, whose other signs are too many to list.</summary>
    public bool IsEastAsian { get; } = Encodings[0] is "shift_jis" or "gb18030" or "big5" or "euc-kr";

    private static Alphabet Of(string common, string others, params string[] encodings) =>
        new(common.ToFrozenSet(), others.ToFrozenSet(), encodings);

    private static string Range(char first, char last) =>
        string.Concat(Enumerable.Range(first, last - first + 1).Select(code => (char)code));
}
