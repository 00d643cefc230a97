using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Content;

/// <summary>
/// Whole lines that are furniture by what they say, wherever they stand: labels of buttons, counters, votes, reading times, when a
/// program made the page. They differ from capture to capture while the policy stays, and none says anything about it.
/// </summary>
internal static partial class FurnitureLine
{
    private const int Longest = 120;

    /// <summary>True for a line that says nothing about the policy.</summary>
    public static bool Is(string line) => Phrase.IsSaid(Button(), line, Longest) || FurnitureLabels.Is(line) || Phrase.IsSaid(Counter(), line, Longest);

    /// <summary>True for a heading over a table of contents.</summary>
    public static bool HeadsContents(string heading) => Phrase.IsSaid(ContentsHeading(), heading, Longest);

    /// <summary>True for a heading over links to other pages that the site chooses.</summary>
    public static bool HeadsRelated(string heading) => Phrase.IsSaid(RelatedHeading(), heading, Longest);

    [GeneratedRegex(
        @"^\W*(?:back to (?:the )?top|(?:return |go )?to (?:the )?top|top of (?:the )?page|top|scroll to top|print(?: this)?(?: page)?|share(?: this)?(?: page)?|close" +
        @"|(?:see|show|view|read|hide) (?:more|less|details|all)|(?:__)?more|(?:expand|collapse)(?: all)?|skip to (?:main )?content|nach oben|zum seitenanfang|haut de (?:la )?page" +
        @"|retour en haut(?: de page)?|volver arriba|torna su|torna all'inizio|voltar ao topo|terug naar boven|naar boven|was this (?:page |article |information )?helpful\??" +
        @"|loading(?: \w+)?\W*|copy(?: the)?(?: page)? (?:link|url)(?: to clipboard)?|(?:link )?copied(?: to clipboard)?" +
        @"|(?:edit|improve|suggest edits to|star|watch)(?: this)?(?: page| article| document| file)?(?: on git(?:hub|lab))?" +
        @"|(?:e-?mail|tweet|bookmark|follow|subscribe to|listen to) this(?: page| article)?" +
        @"|(?:download|view|save|open|print)(?: this| the| a| as| page| policy| document| version| copy)* pdf(?: version)?" +
        @"|did (?:you find )?this(?: page| article)? (?:help|helpful)(?: you)?\??|have more questions\? submit a request|seite drucken|imprimer(?: la page)?|imprimir|stampa)\W*$",
        Phrase.Options)]
    private static partial Regex Button();

    [GeneratedRegex(
        @"^\W*(?:\d[\d,. ]*[km]?\+? (?:total )?(?:page ?)?(?:views?|shares?|likes?|reads|comments?|reactions?|followers|retweets|tweets|visitors|hits|downloads)" +
        @"|(?:page ?)?(?:views|shares|likes|reads|hits|visitors|comments):? \d[\d,.]*[km]?|\d+[- ]min(?:ute)?s?\.?(?: to)? read" +
        @"|(?:estimated )?read(?:ing)? time:? (?:about )?\d+ ?min(?:ute)?s?\.?|lesezeit:? (?:ca\. )?\d+ ?min(?:ute)?n?\.?|temps de lecture ?:? \d+ ?min(?:ute)?s?\.?" +
        @"|(?:you are |you're )?(?:our |the )?visitor (?:number |no\.? |# ?)?\d[\d,.]*|\d+ (?:out )?of \d+ (?:people |users |visitors )?found this (?:\w+ )?(?:helpful|useful)" +
        @"|(?:this )?(?:page|site|document)(?: was)? (?:generated|rendered|served|loaded)(?: on| at| in) .*\d.*|(?:generated|rendered|loaded|served) in \d.*\bs(?:ec(?:ond)?s?)?)\W*$",
        Phrase.Options)]
    private static partial Regex Counter();

    [GeneratedRegex(
        @"^(?:table of contents|on this page|in this article|jump to(?: a section)?|inhaltsverzeichnis|auf dieser seite|sommaire|sur cette page|en esta p\u00E1gina|in questa pagina" +
        @"|nesta p\u00E1gina|op deze pagina):?$",
        Phrase.Options)]
    private static partial Regex ContentsHeading();

    [GeneratedRegex(
        @"^(?:(?:related|recent|recently viewed|recommended|popular|suggested|latest|more|similar|other) (?:articles?|posts?|pages?|content|links?|topics?|news|stories|reading|documents?|resources)" +
        @"|(?:related|recommended|read (?:next|more)|you (?:may|might) also (?:like|be interested in)|more from .{1,60}|share this(?: article| page)?|(?:leave a )?(?:reply|comment)|\d* ?comments?)" +
        @"|verwandte (?:artikel|themen|beitr\u00E4ge)|\u00E4hnliche (?:artikel|beitr\u00E4ge)|articles? (?:associ\u00E9s|similaires|connexes)|art\u00EDculos relacionados" +
        @"|articoli correlati|artigos relacionados|gerelateerde artikelen):?$",
        Phrase.Options)]
    private static partial Regex RelatedHeading();
}
