using System.Text.RegularExpressions;
using PolicyDiff.Diffing;
using PolicyDiff.Text;
using PolicyDiff.Text.Content;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// An advertisement that a page set into the policy's text, or took out of it: whole short blocks that sell something and say nothing of rights
/// or duties. A clause about prices, refunds or coupons speaks of them in other words, and of law.
/// </summary>
internal static partial class PromotionRule
{
    /// <summary>Of its reason; such a change is nobody's news.</summary>
    public const string Name = "promotion";

    private const int TimeoutMilliseconds = 2_000;

    /// <summary>More words than a banner has.</summary>
    private const int MostWords = 45;

    /// <summary>The explanation of a change that did nothing else; null for any other.</summary>
    public static Explanation? Explain(TextDiff diff)
    {
        var places = Places(diff).ToList();
        if (places.Count == 0 || !places.TrueForAll(IsAdvertisement)) return null;
        var row = diff.Rows.Select((row, index) => (row, index)).First(one => one.row.Kind is RowKind.Added or RowKind.Removed);
        var isNew = row.row.Kind == RowKind.Added;
        var quote = Short(places[0]);
        var reason = new Reason(
            Name, "What came or went reads as an advertisement: short, selling something, and silent on rights and duties", isNew ? null : quote, isNew ? quote : null, row.index, 0, ChangeDirection.Neutral, null);
        return new(ChangeKind.Minor, 0, ChangeDirection.Neutral, [], [reason], isNew ? "shows an advertisement in the text" : "takes an advertisement out of the text");
    }

    /// <summary>The words of each run of blocks that came or went; none where anything else changed, or more than any banner has.</summary>
    private static List<string> Places(TextDiff diff)
    {
        var places = new List<string>();
        var before = RowKind.Same;
        foreach (var row in diff.Rows)
        {
            if (row.Kind is not (RowKind.Same or RowKind.Added or RowKind.Removed)) return [];
            if (row.Kind != RowKind.Same)
            {
                var text = row.Kind == RowKind.Added ? diff.New.Blocks[row.NewIndex!.Value].PlainText : diff.Old.Blocks[row.OldIndex!.Value].PlainText;
                if (row.Kind == before) places[^1] += " " + text;
                else places.Add(text);
                if (Canonical.CountWords(places[^1]) > MostWords) return [];
            }

            before = row.Kind;
        }

        return places;
    }

    private static bool IsAdvertisement(string words) =>
        Canonical.CountWords(words) <= MostWords && Sells().IsMatch(words) && LegalWords.Count(SmallPrint().Replace(words, ""), 1) == 0;

    private static string Short(string words)
    {
        const int longest = 200;
        return words.Length <= longest ? words : words[..(char.IsHighSurrogate(words[longest - 1]) ? longest - 1 : longest)];
    }

    // All that advertisements say of law.
    [GeneratedRegex(@"\b(?:terms|conditions)(?: (?:and|&) conditions)? apply\b|\bt&cs? apply\b|\bes gelten die agb\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex SmallPrint();

    // Calls to buy, and rebates. English, German, French, Spanish, Italian, Portuguese, Dutch.
    [GeneratedRegex(@"\d\s?%\s?(?:off|discount|rabatt|g\u00FCnstiger|korting|de (?:r\u00E9duction|remise|rabais|descuento|desconto)|di sconto)\b|\bsave (?:up to )?(?:[$\u20AC\u00A3]\s?\d|\d+\s?%)|\b(?:shop|buy|book|order|join|subscribe|upgrade) (?:now|today|the sale)\b|\b(?:limited[- ]time|while (?:stocks|supplies) last|use code [A-Z0-9]{3,}|flash sale|black friday|cyber monday)\b|\b(?:sale|offer|deal)s? (?:ends?|starts?|expires?) (?:on|at|in|soon|today|tonight|tomorrow|this|sunday|monday)\b|\bfree (?:shipping|delivery|trial) (?:on|with|today|this)\b|\bjetzt (?:kaufen|bestellen|buchen|sichern|sparen|entdecken)\b|\bnur (?:noch )?(?:heute|f\u00FCr kurze zeit|solange der vorrat)\b|\b(?:achetez|commandez|r\u00E9servez|profitez)(?:[- ]en)? (?:maintenant|d\u00E8s|vite)\b|\boffre limit\u00E9e\b|\b(?:compra|reserva|pide) (?:ahora|ya|hoy)\b|\b(?:oferta limitada|por tiempo limitado)\b|\b(?:acquista|ordina|prenota) (?:ora|subito|oggi)\b|\bofferta limitata\b|\b(?:compre|reserve|pe\u00E7a) (?:agora|j\u00E1|hoje)\b|\b(?:koop|bestel|boek|shop) nu\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Sells();
}
