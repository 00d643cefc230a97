using System.Collections.Frozen;

namespace PolicyDiff.Text.Content;

/// <summary>
/// What pages in many languages write on their own controls, as whole lines: back to the top, print, share, read more, cookie settings.
/// In lower case, signs at both ends left out. A line that says anything else besides is the author's.
/// </summary>
internal static class FurnitureLabels
{
    private const int Longest = 60;

    private static readonly FrozenSet<string> Labels = Set(
        // Back to the top.
        "back to top of page|go back to top|jump to top|go to top|return to top of page|back to the top of the page|top of this page|to page top|page top|pagetop|return to menu|back to contents|back to table of contents|return to contents",
        "zurück nach oben|zurück zum anfang|zum anfang|zum seitenanfang springen|seitenanfang|an den anfang|nach oben springen|zurück zum seitenanfang|zur übersicht|zurück zur übersicht|zurück zum inhaltsverzeichnis",
        "retour en haut|retour en haut de la page|retour au sommet|retour au début|remonter|remonter en haut|en haut|vers le haut|haut|retour au sommaire",
        "subir|ir arriba|volver al inicio|volver al principio|volver al comienzo|arriba|inicio de página|subir al inicio|ir al inicio|volver al índice",
        "torna in alto|torna in cima|vai su|in alto|su|torna all'indice|inizio pagina",
        "volta ao topo|voltar para o topo|voltar ao início|ir para o topo|topo|subir ao topo|topo da página|regressar ao topo",
        "terug naar bovenkant|naar top|terug naar top|omhoog|bovenkant pagina|terug naar begin",
        "do góry|powrót do góry|wróć do góry|powrót na górę|w górę|na górę|na początek|do góry strony",
        "till toppen|tillbaka till toppen|upp|till sidans topp|tilbage til toppen|til toppen|gå til toppen|tilbake til toppen|til topps|takaisin ylös|sivun alkuun|ylös",
        "zpět nahoru|nahoru|na začátek|na začátek stránky|späť hore|hore|späť na začiatok|vissza a tetejére|ugrás az oldal tetejére|az oldal tetejére|fel|natrag na vrh|povratak na vrh|na vrh|nazad na vrh|nazaj na vrh|înapoi sus|sus|mergi sus|нагоре|към началото|на врх",
        "наверх|вверх|вернуться наверх|к началу|в начало|к началу страницы|в начало страницы|нагору|вгору|догори|повернутися нагору|до початку",
        "επιστροφή στην κορυφή|στην κορυφή|πίσω στην κορυφή|πάνω",
        "yukarı|yukarı çık|başa dön|yukarı git|sayfa başı|sayfanın başına dön|en üste git|en üste çık|başa git",
        "العودة إلى الأعلى|العودة للأعلى|العودة إلى أعلى|إلى الأعلى|للأعلى|الرجوع إلى الأعلى|أعلى الصفحة|العودة إلى أعلى الصفحة|بازگشت به بالا|برو بالا|חזרה למעלה|חזור למעלה|למעלה|לראש העמוד|חזרה לראש העמוד",
        "ऊपर जाएं|ऊपर जाएँ|वापस ऊपर|शीर्ष पर जाएं|शीर्ष पर वापस जाएं|กลับขึ้นด้านบน|กลับสู่ด้านบน|กลับด้านบน|ขึ้นด้านบน|เลื่อนขึ้นด้านบน|về đầu trang|lên đầu trang|trở lên trên|quay lại đầu trang|kembali ke atas|ke atas|kembali ke puncak|bumalik sa itaas",
        "ページの先頭へ|ページの先頭に戻る|ページの先頭へ戻る|ページトップへ|ページトップへ戻る|ページトップに戻る|ページ上部へ|ページの上部へ|このページの先頭へ|このページのトップへ|先頭へ戻る|先頭へ|先頭に戻る|トップへ戻る|トップに戻る|上へ戻る|上に戻る|上へ|ページの上へ|目次へ戻る|目次に戻る|ページtopへ|topへ戻る|topへ|このページのtopへ",
        "返回顶部|回到顶部|回顶部|页首|返回页首|回到页首|返回頂部|回到頂部|回頂部|頁首|返回頁首|回到頁首|置顶|至頂|맨 위로|맨위로|위로|위로 가기|상단으로|상단으로 이동|페이지 상단으로|처음으로|top으로|최상단으로",
        // Print, share, save.
        "drucken|diese seite drucken|seite teilen|teilen|imprimer cette page|imprimer|partager|partager cette page|imprimir esta página|compartir|compartilhar|partilhar|condividi|stampa questa pagina|stampa pagina|afdrukken|pagina afdrukken|delen|drukuj|drukuj stronę|wersja do druku|udostępnij|skriv ut|skriv ut sidan|dela|udskriv|del|tulosta|tulosta sivu|jaa|vytisknout|tisk|sdílet|nyomtatás|megosztás|распечатать|версия для печати|печать|поделиться|друк|поділитися|yazdır|paylaş|طباعة|مشاركة|הדפסה|שתף|प्रिंट करें|साझा करें|พิมพ์|แชร์|chia sẻ|in trang|cetak|bagikan|印刷|印刷する|このページを印刷|このページを印刷する|シェア|シェアする|打印|打印本页|打印此页|分享|分享到|列印|列印本頁|인쇄|인쇄하기|프린트|공유|공유하기|printer friendly|printer friendly version|printer-friendly version|print version|printable version|print friendly",
        // Unfold, close, skip.
        "mehr anzeigen|weniger anzeigen|mehr lesen|weiterlesen|alle anzeigen|alle öffnen|alle schließen|schließen|zum inhalt springen|afficher plus|voir plus|lire la suite|tout afficher|fermer|tout ouvrir|tout fermer|aller au contenu|ver más|ver menos|leer más|mostrar más|cerrar|abrir todo|cerrar todo|mostra altro|leggi tutto|leggi di più|chiudi|apri tutto|chiudi tutto|ver mais|leia mais|mostrar mais|fechar|abrir tudo|fechar tudo|expandir tudo|recolher tudo|expandir todo|contraer todo|meer lezen|meer tonen|lees meer|sluiten|alles openen|alles sluiten|pokaż więcej|czytaj więcej|zamknij|rozwiń|zwiń|rozwiń wszystko|zwiń wszystko|läs mer|visa mer|visa mindre|stäng|læs mere|vis mere|luk|les mer|lukk|lue lisää|sulje|zobrazit více|číst dále|zavřít|показать ещё|показать еще|читать далее|подробнее|развернуть|свернуть|закрыть|daha fazla|devamını oku|kapat|عرض المزيد|اقرأ المزيد|إغلاق|और पढ़ें|बंद करें|อ่านต่อ|ปิด|xem thêm|đóng|selengkapnya|tutup|閉じる|開く|もっと見る|続きを読む|すべて開く|すべて閉じる|展开|收起|关闭|展開|收合|關閉|더보기|닫기|펼치기|접기",
        // The page's consent tool.
        "cookie settings|cookies settings|cookie preferences|manage cookies|manage cookie preferences|change cookie settings|cookie-einstellungen|cookie einstellungen|cookie-einstellungen ändern|paramètres des cookies|gérer les cookies|configuración de cookies|impostazioni cookie|definições de cookies|configurações de cookies|cookie-instellingen|ustawienia cookies|cookie-inställningar|nastavení cookies|настройки cookie|cookieの設定|cookie設定",
        // To programs that cannot show the page.
        "your browser does not support frames|this page uses frames, but your browser doesn't support them|this page uses frames, but your browser does not support them|your browser does not support javascript|ihr browser unterstützt keine frames|ihr browser kann leider keine eingebetteten frames anzeigen|votre navigateur ne supporte pas les frames|su navegador no soporta marcos");

    private static readonly FrozenSet<string> Languages = Set(
        "english|in english|english version|view in english|español|en español|versión en español|français|en français|version française|deutsch|auf deutsch|italiano|in italiano|português|em português|nederlands|in het nederlands|polski|po polsku|svenska|på svenska|dansk|norsk|suomi|suomeksi|čeština|česky|русский|на русском|українська|türkçe|ελληνικά|العربية|עברית|فارسی|हिन्दी|ไทย|tiếng việt|bahasa indonesia|日本語|中文|简体中文|繁體中文|한국어");

    /// <summary>True for the name of a language and nothing else, as a link to the page in that language says it.</summary>
    public static bool IsLanguage(string line) => Label(line) is { Length: > 0 } label && Languages.Contains(label);

    /// <summary>True where the line is one of them and nothing else.</summary>
    public static bool Is(string line) => Label(line) is { Length: > 0 } label && Labels.Contains(label);

    private static string Label(string line)
    {
        if (line.Length > Longest + 20) return "";
        var label = line.AsSpan();
        while (label.Length > 0 && !char.IsLetterOrDigit(label[0])) label = label[1..];
        while (label.Length > 0 && !char.IsLetterOrDigit(label[^1]) && !IsMark(label[^1])) label = label[..^1];
        return label.Length > Longest ? "" : label.ToString().ToLowerInvariant().Replace('\u2019', '\'');
    }

    /// <summary>Vowel signs, which end words of Indian scripts and Thai, are no letters of their own.</summary>
    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static FrozenSet<string> Set(params string[] groups) => groups.SelectMany(group => group.Split('|')).ToFrozenSet(StringComparer.Ordinal);
}
