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
            foreach (var _ in Stems().EnumerateMatches(lower.AsSpan(0, text.AsSpan().ToLowerInvariant(lower))))
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

    /// <summary>True for a line that dates the policy: "Last updated: …" in many languages.</summary>
    public static bool IsDateLine(string text) => text.Length <= 160 && DateLine().IsMatch(text);

    // In lower case and in order, so that the matcher goes by the first letters; no part repeats, so it takes linear time, and none of the
    // memory that a matcher without backtracking keeps for the states it has met (50 MB for some of these lists).
    [GeneratedRegex(@"\b(?:aansprakelijk|adatkezel|adatv\u00E9d|agreement|arbitrat|auskunft|behandl|betingelser|ccpa|collect|condiciones|conditions|condizioni|condi\u00E7\u00F5es|confidentialit|consenso|consent|consentement|consentimento|consentimiento|contrat|contrato|cookie|copyright|dados pessoais|dane osobowe|danych|datenschutz|dati personali|datos|derechos|direitos|diritti|disclos|donn\u00E9es|droits?\b|ehdot|einwillig|gdpr|gegevens|gizlilik|haftung|henkil\u00F6tiet|impressum|indemn|informativa|integritet|juridi|jurisdiction|ki\u015Fisel|law\b|laws\b|liab|licen[cs]e|mentions l\u00E9gales|nutzungsbedingung|osobn\u00EDch|personal (?:data|information)|personenbezogen|personoplysning|personuppgift|persoonsgegevens|podm\u00EDnk|polic(?:y|ies)|privac|privacidad|process|prywatno|przetwarz|rechte|regulamin|responsab|responsabilit|rights?\b|szem\u00E9lyes|terms|third part|tietosuoja|toestemming|traitement|tratamento|tratamiento|trattamento|verarbeit|vertrag|verwerk|villkor|voorwaarden|warrant|widerruf|zpracov|\u00FAdaj|\u03B4\u03B5\u03B4\u03BF\u03BC\u03AD\u03BD|\u03C0\u03C1\u03BF\u03C3\u03C9\u03C0\u03B9\u03BA|\u0434\u0430\u043D\u0438\u0445|\u0434\u0430\u043D\u043D\u044B|\u043A\u043E\u043D\u0444\u0438\u0434\u0435\u043D\u0446|\u043E\u0441\u043E\u0431\u0438\u0441\u0442|\u043F\u0435\u0440\u0441\u043E\u043D\u0430\u043B\u044C\u043D|\u0441\u043E\u0433\u043B\u0430\u0448\u0435\u043D|\u0443\u0441\u043B\u043E\u0432\u0438)|\u500B\u4EBA\u60C5\u5831|\u4E2A\u4EBA\u4FE1\u606F|\u500B\u4EBA\u8CC7|\u9690\u79C1|\u96B1\u79C1|\u5229\u7528\u898F\u7D04|\u6761\u6B3E|\u689D\u6B3E|\uAC1C\uC778\uC815\uBCF4|\uC57D\uAD00|\u062E\u0635\u0648\u0635\u064A\u0629|\u05E4\u05E8\u05D8\u05D9\u05D5\u05EA", RegexOptions.CultureInvariant)]
    private static partial Regex Stems();

    [GeneratedRegex(@"\b(?:last (?:updated|modified|revised|changed|amended)|updated(?: on)?:|effective(?: date| as of|:| from| on)|revised|revision|date of last|version|stand:?|letzte aktualisierung|zuletzt (?:aktualisiert|ge\u00E4ndert)|g\u00FCltig ab|derni\u00E8re (?:mise \u00E0 jour|modification|actualisation)|mis(?:e)? \u00E0 jour|\u00E0 jour (?:du|au|le)|en vigueur|\u00FAltima (?:actualizaci\u00F3n|modificaci\u00F3n|atualiza\u00E7\u00E3o)|fecha de|vigente|ultimo aggiornamento|ultima modifica|aggiornat|laatst (?:bijgewerkt|gewijzigd)|posted|ostatnia aktualizacja|obowi\u0105zuje od|senast uppdaterad|g\u00E4ller fr\u00E5n|g\u00E6lder fra|gjelder fra|voimassa alkaen|platn\u00E9 od|\u00FA\u010Dinn\u00E9 od|y\u00FCr\u00FCrl\u00FCk tarihi|\u0434\u0435\u0439\u0441\u0442\u0432\u0443\u0435\u0442 \u0441|\u0432\u0441\u0442\u0443\u043F\u0430\u0435\u0442 \u0432 \u0441\u0438\u043B\u0443)|\u6700\u7D42\u66F4\u65B0|\u65BD\u884C\u65E5|\u6539\u5B9A\u65E5|\u66F4\u65B0\u65E5\u671F|\u751F\u6548\u65E5\u671F|\uC2DC\uD589\uC77C|\uAC1C\uC815\uC77C", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();
}
