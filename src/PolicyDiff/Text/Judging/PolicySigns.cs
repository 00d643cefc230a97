using System.Text.RegularExpressions;
using PolicyDiff.Text.Content;

namespace PolicyDiff.Text.Judging;

/// <summary>How much of a policy a page is: does it name one, and do its sentences speak of law.</summary>
/// <param name="NameInText">The heading or short line of the beginning that names a policy, or null.</param>
/// <param name="IsNamedByTitle">The title does.</param>
/// <param name="Legal">Words of law in its sentences, headings and lines of links left out.</param>
/// <param name="Words">Words of these sentences.</param>
internal sealed partial record PolicySigns(string? NameInText, bool IsNamedByTitle, int Legal, int Words)
{
    private const int LongestName = 180;
    private const int ShortLine = 8;
    private const int Beginning = 6;
    private const int Enough = 60;
    private const int Sentence = 8;

    /// <summary>A page without any.</summary>
    public static PolicySigns None { get; } = new(null, false, 0, 0);

    public bool IsNamedInText => NameInText is not null;

    public bool IsNamed => IsNamedInText || IsNamedByTitle;

    /// <summary>
    /// It names a policy and goes on with sentences: a policy, whatever these mention. Where only the title names it, which a server writes over
    /// walls too, they must speak of law.
    /// </summary>
    public bool IsPolicy => (IsNamedInText && Words >= Sentence) || (IsNamed && Legal > 0 && Words >= Sentence / 2);

    /// <summary>The signs of a page.</summary>
    public static PolicySigns Of(JudgedPage page)
    {
        string? name = null;
        var (legal, words) = (0, 0);
        for (var index = 0; index < page.Text.Blocks.Count; index++)
        {
            var block = page.Text.Blocks[index];
            var text = block.PlainText;
            var weight = TextWeight.Of(text);
            if (name is null && index < Beginning && (block.Kind == BlockKind.Heading || weight <= ShortLine) && Names(text)) name = text;
            if (block.Kind == BlockKind.Heading || (index > 0 && block.Spans.All(span => span.Link is not null))) continue;
            words += weight;
            if (legal < Enough) legal += LegalWords.Count(text, Enough);
        }

        return new(name, Names(page.Title), legal, words);
    }

    /// <summary>True where a title or heading names a policy: "Privacy Policy", "AGB", "Politique de confidentialité".</summary>
    public static bool Names(string? title) => title is not null && Phrase.IsSaid(Name(), title, LongestName);

    /// <summary>One sentence about law in every so many words: prose of policies has far more, a page in a policy's place far fewer.</summary>
    public bool SpeaksOfLaw(int wordsForEach) => Legal > 0 && Legal * wordsForEach >= Words;

    [GeneratedRegex(
        @"\bprivacy\s*(?:&\s*cookies?\s*)?(?:policy|policies|notice|statement|promise|rights|and|code|practices|information|$)" +
        @"|(?:^|[|:>\u2013\u2014-])\W*(?:your |our )?(?:privacy|privacidad|privacidade|confidentialit\u00E9|integritet)\W*(?:$|[|:\u2013\u2014-])" +
        @"|\b(?:polic(?:y|ies)|guidelines|house rules)\b|\bcookies?\s*(?:policy|notice|statement|information)|^\W*cookies\W*$|\bterms\b(?:\s*(?:of|and|&|\W*$))" +
        @"|\bterms\s+(?:service|use)|\bconditions of\b|\b(?:terms|conditions)\s*(?:\||-|$)|\b(?:user|licen[cs]e|service|processing|subscription) agreement|\bacceptable use" +
        @"|\b(?:community|content) (?:guidelines|standards|rules)|\blegal (?:notice|information|terms|disclaimer)|\bdisclaimer\b" +
        @"|\b(?:data|refund|return|cancellation|copyright|security|moderation|billing) (?:protection|polic(?:y|ies)|notice|statement)|\bhouse rules\b|\bimprint\b|\beula\b|datenschutz" +
        @"|\bagb\b|gesch\u00E4ftsbedingung|nutzungsbedingung|nutzungsrichtlinie|nutzungsregel|impressum|cookie-?(?:richtlinie|hinweis|erkl\u00E4rung)|widerrufs(?:belehrung|recht)" +
        @"|politique\s+(?:de|relative|en|sur|d')|de confidentialit\u00E9|mentions\s+l\u00E9gales" +
        @"|conditions\s+(?:g\u00E9n\u00E9rales|d'utilisation|d\u2019utilisation|de vente|d'acc\u00E8s)|donn\u00E9es\s+personnelles|pol\u00EDtica\s+(?:de|sobre)" +
        @"|aviso\s+(?:de\s+privacidad|legal)|condiciones\s+(?:de|generales)|t\u00E9rminos\s+(?:y|de)|protecci\u00F3n de datos|termos\s+(?:de|e)|aviso de privacidade" +
        @"|prote\u00E7\u00E3o de dados|informativa|condizioni\s+(?:d|g)|termini\s+(?:e|d)|note legali|norme sulla|privacy(?:verklaring|beleid|statement|reglement)" +
        @"|(?:gebruiks|algemene\s+|leverings)voorwaarden|cookie(?:beleid|verklaring)|gebruiksvoorwaarden|polityka\s+\w+|regulamin|ochron\w* danych|integritetspolicy|personuppgift" +
        @"|anv\u00E4ndarvillkor|villkor|personvern|privatlivspolitik|persondatapolitik|betingelser|vilk\u00E5r|tietosuoja|k\u00E4ytt\u00F6ehdot|ev\u00E4stek\u00E4yt\u00E4nt\u00F6" +
        @"|ochrana\s+\w+\s+\u00FAdaj|z\u00E1sady\s+\w+|podm\u00EDnky|adatv\u00E9delmi|adatkezel\u00E9si|felhaszn\u00E1l\u00E1si felt\u00E9telek|gizlilik" +
        @"|kullan\u0131m (?:ko\u015Ful|\u015Fart)|\u043A\u043E\u043D\u0444\u0438\u0434\u0435\u043D\u0446\u0438\u0430\u043B\u044C\u043D" +
        @"|\u043F\u043E\u043B\u0438\u0442\u0438\u043A\u0430|\u0441\u043E\u0433\u043B\u0430\u0448\u0435\u043D\u0438|\u0443\u0441\u043B\u043E\u0432\u0438\u044F" +
        @"|\u043F\u0435\u0440\u0441\u043E\u043D\u0430\u043B\u044C\u043D\u044B\u0445|\u043A\u043E\u043D\u0444\u0456\u0434\u0435\u043D\u0446" +
        @"|\u03B1\u03C0\u03BF\u03C1\u03C1\u03AE\u03C4\u03BF\u03C5|\u03CC\u03C1\u03BF\u03B9 \u03C7\u03C1\u03AE\u03C3\u03B7\u03C2|\u03C0\u03BF\u03BB\u03B9\u03C4\u03B9\u03BA\u03AE" +
        @"|\u30D7\u30E9\u30A4\u30D0\u30B7\u30FC|\u500B\u4EBA\u60C5\u5831|\u5229\u7528\u898F\u7D04|\u898F\u7D04|\u9690\u79C1|\u96B1\u79C1|\u670D\u52A1\u6761\u6B3E" +
        @"|\u670D\u52D9\u689D\u6B3E|\u7528\u6237\u534F\u8BAE|\u4F7F\u7528\u689D\u6B3E|\uAC1C\uC778\uC815\uBCF4|\uC774\uC6A9\uC57D\uAD00" +
        @"|\u0E04\u0E27\u0E32\u0E21\u0E40\u0E1B\u0E47\u0E19\u0E2A\u0E48\u0E27\u0E19\u0E15\u0E31\u0E27|\u0627\u0644\u062E\u0635\u0648\u0635\u064A\u0629" +
        @"|\u05E4\u05E8\u05D8\u05D9\u05D5\u05EA|ch\u00EDnh s\u00E1ch b\u1EA3o m\u1EADt|kebijakan privasi|politica de confiden\u021Bialitate|confiden\u021Bialitate|zasady ochrany" +
        @"|\w{3,}bedingungen\b|adatkezelés|\bászf\b|politica de|termeni (?:și|si|de)|\bόροι\b|(?:gizlilik|çerez) politikası|\bkvkk\b|політика|умови (?:користування|використання)|правила (?:користування|сайту)" +
        @"|תנאי (?:ה)?שימוש|מדיניות|سياسة (?:الخصوصية|ملفات|الاستخدام)|الشروط والأحكام|شروط (?:الاستخدام|الخدمة)|गोपनीयता|नीति|(?:उपयोग|सेवा) की शर्तें|นโยบาย|ข้อกำหนด|điều khoản|chính sách|kebijakan|syarat (?:dan|&) ketentuan" +
        @"|^\W*(?:evästeet|kakor|cookie-?er|cookie-uri|informasjonskapsler|sütik|çerezler|pliki cookies?|ciasteczka|файл[иы] cookies?|クッキー|쿠키|คุกกี้|עוגיות|ملفات تعريف الارتباط)\W*$",
        Phrase.Options)]
    private static partial Regex Name();
}
