using System.Buffers;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Content;

/// <summary>
/// Words that policies of many languages are full of and that other parts of a page rarely say. Stems, matched at a word's beginning;
/// languages without spaces between words by their own signs. A hint for choosing and judging, never a filter.
/// </summary>
internal static partial class LegalWords
{
    /// <summary>How many such words the text holds, counted up to <paramref name="limit"/>.</summary>
    public static int Count(string text, int limit = int.MaxValue)
    {
        var lower = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var count = 0;
            foreach (var _ in Stems().EnumerateMatches(Lower(text, lower)))
            {
                if (++count >= limit) break;
            }

            return count;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(lower);
        }
    }

    /// <summary>The text in lower case. Of Western prose only letters that need no table are looked at: punctuation has no case.</summary>
    private static ReadOnlySpan<char> Lower(string text, char[] lower)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character > '\u007F' && character is not ((>= '\u2000' and <= '\u206F') or '\u00A0')) return lower.AsSpan(0, text.AsSpan().ToLowerInvariant(lower));
            lower[at] = char.IsAsciiLetterUpper(character) ? (char)(character | ' ') : character;
        }

        return lower.AsSpan(0, text.Length);
    }

    /// <summary>True for a line that dates the policy: "Last updated: …" in many languages.</summary>
    public static bool IsDateLine(string text) => text.Length <= 160 && DateLine().IsMatch(text);

    // In lower case and in order, so that the matcher goes by the first letters; no part repeats, so it takes linear time, and none of the
    // memory that a matcher without backtracking keeps for the states it has met (50 MB for some of these lists).
    [GeneratedRegex(@"\b(?:aansprakelijk|adatkezel|adatv\u00E9d|agreement|andmekaitse|apsaug|arbitrat|auskunft|behandl|betingelser|b\u1EA3o m\u1EADt|ccpa|ch\u00EDnh s\u00E1ch|collect|condiciones|conditions|condizioni|condi\u00E7\u00F5es|confidentialit|confiden\u021Bialit|consenso|consent|consentement|consentimento|consentimiento|contrat|contrato|cookie|copyright|dados pessoais|dane osobowe|danych|datenschutz|dati personali|datos|derechos|direitos|diritti|disclos|donn\u00E9es|droits?\b|ehdot|einwillig|gdpr|gegevens|gizlilik|haftung|henkil\u00F6tiet|impressum|indemn|informativa|integritet|isikuandme|juridi|jurisdiction|kebijakan|ketentuan|ki\u015Fisel|ko\u015Fullar|kvkk|law\b|laws\b|liab|licen[cs]e|mentions l\u00E9gales|nutzungsbedingung|ochran|osobn\u00EDch|personal (?:data|information)|personenbezogen|personoplysning|personuppgift|personvern|persoonsgegevens|podm\u00EDnk|polic(?:y|ies)|politik|polityk|prelucr|pribadi|privac|privacidad|privasi|privatliv|priv\u0101tum|process|prywatno|przetwarz|rechte|regulamin|responsab|responsabilit|rights?\b|szem\u00E9lyes|s\u00F6zle\u015Fme|termeni|terms|third part|th\u00F4ng tin c\u00E1 nh\u00E2n|tietosuoja|toestemming|traitement|tratamento|tratamiento|trattamento|verarbeit|veriler|vertrag|verwerk|vilk\u00E5r|villkor|voorwaarden|warrant|widerruf|zpracov|\u00FAdaj|\u0111i\u1EC1u kho\u1EA3n|\u03B1\u03C0\u03BF\u03C1\u03C1\u03AE\u03C4|\u03B4\u03B5\u03B4\u03BF\u03BC\u03AD\u03BD|\u03C0\u03C1\u03BF\u03C3\u03C9\u03C0\u03B9\u03BA|\u03CC\u03C1\u03BF\u03B9|\u0434\u0430\u043D\u0438\u0445|\u0434\u0430\u043D\u043D\u044B|\u043A\u043E\u043D\u0444\u0438\u0434\u0435\u043D\u0446|\u043B\u0438\u0447\u043D\u0438 \u0434\u0430\u043D\u043D\u0438|\u043E\u0431\u0440\u0430\u0431\u043E\u0442\u043A|\u043E\u0441\u043E\u0431\u0438\u0441\u0442|\u043F\u0435\u0440\u0441\u043E\u043D\u0430\u043B\u044C|\u043F\u043E\u043B\u0438\u0442\u0438\u043A|\u0441\u043E\u0433\u043B\u0430\u0448\u0435\u043D|\u0443\u043C\u043E\u0432\u0438|\u0443\u0441\u043B\u043E\u0432\u0438)|\u500B\u4EBA\u60C5\u5831|\u4E2A\u4EBA\u4FE1\u606F|\u500B\u4EBA\u8CC7|\u9690\u79C1|\u96B1\u79C1|\u5229\u7528\u898F\u7D04|\u6761\u6B3E|\u689D\u6B3E|\uAC1C\uC778\uC815\uBCF4|\uC57D\uAD00|\u062E\u0635\u0648\u0635\u064A\u0629|\u05E4\u05E8\u05D8\u05D9\u05D5\u05EA|\u30D7\u30E9\u30A4\u30D0\u30B7\u30FC|\u898F\u7D04|\u51E6\u7406\u65B9\u91DD|\uCC98\uB9AC\uBC29\uCE68|\u0633\u064A\u0627\u0633\u0629|\u0627\u0644\u0628\u064A\u0627\u0646\u0627\u062A|\u0628\u064A\u0627\u0646\u0627\u062A|\u0645\u0639\u0644\u0648\u0645\u0627\u062A|\u05EA\u05E7\u05E0\u05D5\u05DF|\u05EA\u05E0\u05D0\u05D9|\u05DE\u05D9\u05D3\u05E2 \u05D0\u05D9\u05E9\u05D9|\u0917\u094B\u092A\u0928\u0940\u092F\u0924\u093E|\u0935\u094D\u092F\u0915\u094D\u0924\u093F\u0917\u0924|\u0928\u0940\u0924\u093F|\u0936\u0930\u094D\u0924|\u0E02\u0E49\u0E2D\u0E01\u0E33\u0E2B\u0E19\u0E14|\u0E40\u0E07\u0E37\u0E48\u0E2D\u0E19\u0E44\u0E02|\u0E19\u0E42\u0E22\u0E1A\u0E32\u0E22|\u0E2A\u0E48\u0E27\u0E19\u0E1A\u0E38\u0E04\u0E04\u0E25|\u0E04\u0E27\u0E32\u0E21\u0E40\u0E1B\u0E47\u0E19\u0E2A\u0E48\u0E27\u0E19\u0E15\u0E31\u0E27|\u062D\u0631\u06CC\u0645 \u062E\u0635\u0648\u0635\u06CC", RegexOptions.CultureInvariant)]
    private static partial Regex Stems();

    [GeneratedRegex(@"\b(?:latest update|last (?:updated|modified|revised|changed|amended)|updated(?: on)?:|effective(?: date| as of|:| from| on)|revised|revision|date of last|version|stand:?|letzte aktualisierung|zuletzt (?:aktualisiert|ge\u00E4ndert)|g\u00FCltig ab|derni\u00E8re (?:mise \u00E0 jour|modification|actualisation)|mis(?:e)? \u00E0 jour|\u00E0 jour (?:du|au|le)|en vigueur|\u00FAltima (?:actualizaci\u00F3n|modificaci\u00F3n|atualiza\u00E7\u00E3o)|fecha de|vigente|ultimo aggiornamento|ultima modifica|aggiornat|laatst (?:bijgewerkt|gewijzigd)|posted|ostatnia aktualizacja|obowi\u0105zuje od|senast uppdaterad|g\u00E4ller fr\u00E5n|g\u00E6lder fra|gjelder fra|voimassa alkaen|platn\u00E9 od|\u00FA\u010Dinn\u00E9 od|y\u00FCr\u00FCrl\u00FCk tarihi|\u0434\u0435\u0439\u0441\u0442\u0432\u0443\u0435\u0442 \u0441|\u0432\u0441\u0442\u0443\u043F\u0430\u0435\u0442 \u0432 \u0441\u0438\u043B\u0443|on g\u00FCncelleme|g\u00FCncellenme tarihi|terakhir diperbarui|c\u1EADp nh\u1EADt l\u1EA7n cu\u1ED1i|ng\u00E0y c\u1EADp nh\u1EADt|c\u00F3 hi\u1EC7u l\u1EF1c t\u1EEB|\u043F\u043E\u0441\u043B\u0435\u0434\u043D\u0435\u0435 \u043E\u0431\u043D\u043E\u0432\u043B\u0435\u043D\u0438\u0435|\u0434\u0430\u0442\u0430 \u043E\u0431\u043D\u043E\u0432\u043B\u0435\u043D\u0438\u044F|\u043E\u0441\u0442\u0430\u043D\u043D\u0454 \u043E\u043D\u043E\u0432\u043B\u0435\u043D\u043D\u044F|\u03C4\u03B5\u03BB\u03B5\u03C5\u03C4\u03B1\u03AF\u03B1 \u03B5\u03BD\u03B7\u03BC\u03AD\u03C1\u03C9\u03C3\u03B7|sidst opdateret|sist oppdatert|p\u00E4ivitetty|posledn\u00ED aktualizace|utols\u00F3 friss\u00EDt\u00E9s|ultima actualizare)|\u6700\u7D42\u66F4\u65B0|\u65BD\u884C\u65E5|\u6539\u5B9A\u65E5|\u66F4\u65B0\u65E5\u671F|\u751F\u6548\u65E5\u671F|\uC2DC\uD589\uC77C|\uAC1C\uC815\uC77C|\u6700\u7D42\u6539\u5B9A|\u66F4\u65B0\u65E5|\u6700\u540E\u66F4\u65B0|\u6700\u5F8C\u66F4\u65B0|\uCD5C\uC885 \uC218\uC815|\u0622\u062E\u0631 \u062A\u062D\u062F\u064A\u062B|\u062A\u0627\u0631\u064A\u062E \u0627\u0644\u0633\u0631\u064A\u0627\u0646|\u05E2\u05D5\u05D3\u05DB\u05DF|\u0E1B\u0E23\u0E31\u0E1A\u0E1B\u0E23\u0E38\u0E07\u0E25\u0E48\u0E32\u0E2A\u0E38\u0E14|\u0905\u0902\u0924\u093F\u092E \u0905\u092A\u0921\u0947\u091F|\u0905\u0902\u0924\u093F\u092E \u092C\u093E\u0930", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();
}
