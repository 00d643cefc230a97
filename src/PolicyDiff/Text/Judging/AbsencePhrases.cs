using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Judging;

/// <summary>
/// What pages say where nothing is: not found, out of order, a domain without a site, an archive's notice. In the languages whose policies are most
/// often tracked; none names a site or a company. Only <see cref="PlaceTaken"/> reads them, on short pages that are no policy by <see cref="PolicySigns"/>.
/// </summary>
internal static partial class AbsencePhrases
{
    private const string NotFoundElsewhere =
        @"no (?:hemos |se ha )?encontr(?:ado|amos) la página" +
        @"|stránk\w* (?:sa nenašla|neexistuj|nebyla nalezena|nenalezena)|stranica nije pronađena|strani ni mogoče najti" +
        @"|(?:az )?oldal nem található|pagin\w*[^.\n]{0,20} nu (?:a fost găsit|există)" +
        @"|σφάλμα 404|σελίδα[^.\n]{0,25}δεν (?:βρέθηκε|υπάρχει)" +
        @"|сторін\w*[^.\n]{0,20}(?:не знайдено|не існує)|страницата[^.\n]{0,20}не (?:е намерена|съществува)" +
        @"|(?:ה?דף|ה?עמוד)[^.\n]{0,20}לא (?:נמצא|קיים)|الصفحة[^.\n]{0,25}غير موجودة|لم (?:يتم )?(?:ال)?عثور على|صفحه[^.\n]{0,25}(?:یافت|پیدا) نشد" +
        @"|(?:पेज|पृष्ठ)[^.\n।]{0,20}नहीं मिल|ไม่พบหน้า|halaman[^.\n]{0,25}tidak (?:dapat )?(?:ditemukan|tersedia|ada)|không tìm thấy (?:trang|nội dung)|trang[^.\n]{0,25}không (?:tồn tại|tìm thấy)" +
        @"|sayfa[^.\n]{0,25}bulunama|sivua[^.\n]{0,15}ei (?:ole|löyty)";

    private const string ErrorElsewhere =
        @"error(?: code)?:? 5\d\d|\b5(?:0\d|2\d): |(?:connection|gateway|origin) timed out|web server is down" +
        @"|midlertidigt? (?:utilgængelig|utilgjengelig|nede)|under (?:vedligeholdelse|vedlikehold)|huoltokatko|tilapäisesti poissa" +
        @"|(?:probíhá|prebieha) (?:\w+ )?údržba|dočasn[eě] nedostupn|karbantartás (?:alatt|miatt)|(?:în|lucrări de) mentenanță|temporar indisponibil|(?:u tijeku|radovi na) održavanj" +
        @"|(?:υπό|εργασίες) συντήρηση|προσωρινά μη διαθέσιμ|bakım (?:çalışma|modun)|bakımda|geçici olarak (?:kapalı|hizmet)" +
        @"|технічн\w+ (?:робот|обслуговуван)|тимчасово недоступн|временно недостъп" +
        @"|תחזוקה|(?:تحت|قيد|أعمال) الصيانة|غير متاح مؤقتا|در حال (?:تعمیر|بروزرسانی)" +
        @"|रखरखाव|अस्थायी रूप से (?:बंद|अनुपलब्ध)|ปิดปรับปรุง|(?:đang|để) bảo trì|sedang (?:dalam )?(?:pemeliharaan|perbaikan)|점검 (?:중|안내)";

    private const string ForSaleElsewhere =
        @"alan adı\w*[^\n]{0,30}(?:satılık|satın al|süresi dol|park)|domæne\w*[^\n]{0,30}(?:til salg|parkeret|udløbet|registreret)|domene\w*[^\n]{0,30}(?:til salgs|parkert|utløpt|registrert)" +
        @"|verkkotunnus\w*[^\n]{0,30}(?:myytävänä|varattu|vanhentunut)|dom[ée]n\w*[^\n]{0,30}(?:na prodej|na predaj|zaparkov|vyprš|zaregistrov)|domain\w*[^\n]{0,30}(?:eladó|lejárt|dijual|kedaluwarsa)" +
        @"|domeniu\w*[^\n]{0,30}(?:de vânzare|parcat|expirat)|(?:όνομα τομέα|domain)[^\n]{0,30}(?:πωλείται|προς πώληση|έληξε)|домен\w*[^\n]{0,30}(?:прода[єю]|закінчи|зареєстрован)" +
        @"|(?:النطاق|الدومين)[^\n]{0,30}(?:للبيع|انتهت|محجوز)|(?:דומיין|שם המתחם)[^\n]{0,30}(?:למכירה|פג)|डोमेन[^\n]{0,30}(?:बिक्री|समाप्त)|โดเมน[^\n]{0,30}(?:ขาย|หมดอายุ)|tên miền[^\n]{0,30}(?:rao bán|để bán|hết hạn)|도메인[^\n]{0,20}(?:구매|만료)";

    [GeneratedRegex(
        @"\b(?:404|410)\b|(?:page|file|document|site|url|content|article)[^.|]{0,20}(?:not (?:be )?found|does ?n[o']t exist|unavailable|missing|no longer|removed)|not found" +
        @"|error 40\d" +
        @"|(?:page|seite|página|pagina|strona) (?:wurde |ist |is |is niet |nicht |no |não |non |nie )*(?:nicht gefunden|gefunden|introuvable|non trouvée|encontrada|trovata|gevonden|została znaleziona|istnieje)" +
        @"|nie znaleziono|sidan (?:hittades inte|finns inte|kunde inte hittas)|siden (?:blev ikke|ble ikke|findes ikke|finnes ikke|kunne ikke)|sivua ei löy|stránka nenalezena" +
        @"|sayfa bulunamadı|страница не найдена|не найден[ао]|сторінку не знайдено|η σελίδα δεν βρέθηκε|ページが見つかりません|見つかりません|页面不存在|找不到|無法找到|未找到|페이지를 찾을 수 없|찾을 수 없습니다|không tìm thấy" +
        @"|ไม่พบหน้า" +
        "|" + NotFoundElsewhere,
        Phrase.Options)]
    internal static partial Regex NotFoundTitle();

    [GeneratedRegex(
        @"(?:page|file|document|url|address|content|article)[^.\n]{0,60}(?:(?:could|can|was|were|is)\s?(?:not|n[o']t)(?: be)? (?:found|located)|cannot be found|does ?n[o']t (?:seem to )?exist|no longer (?:exists|available|here)|(?:has|have|may have|might have) been (?:moved|removed|deleted|renamed))" +
        @"|(?:we|we're sorry,? we|sorry,? we)[^.\n]{0,12}(?:couldn't|could not|can't|cannot) find|\boops\b|404 (?:error|not found|page)|error 404|page not found|^\W*not found" +
        @"|http (?:error )?40[04]|nothing (?:was )?found (?:here|at this)" +
        @"|(?:seite|dokument|adresse)[^.\n]{0,50}(?:nicht gefunden|existiert nicht|nicht (?:mehr )?(?:verfügbar|vorhanden)|gibt es nicht)" +
        @"|(?:page|document|adresse)[^.\n]{0,50}(?:introuvable|non trouvée|n'existe (?:pas|plus)|n'est plus disponible|n'a pas été trouvée)" +
        @"|(?:página|dirección|documento)[^.\n]{0,50}(?:no (?:se )?(?:ha sido |pudo |ha )?(?:encontrad|encontrar|existe)|no (?:está )?disponible|não (?:foi )?(?:encontrad|existe|está)|já não existe)" +
        @"|no (?:hemos )?(?:podido|pudimos) encontrar" +
        @"|pagina[^.\n]{0,50}(?:non (?:è stata )?(?:trovata|esiste|è (?:più )?disponibile)|niet (?:gevonden|bestaa|beschikbaar)|bestaat niet)" +
        @"|strona[^.\n]{0,50}(?:nie (?:została znaleziona|istnieje))|nie znaleziono|sidan[^.\n]{0,40}(?:hittades inte|finns inte|kunde inte hittas|finns inte längre)" +
        @"|siden[^.\n]{0,40}(?:ikke fundet|findes ikke|finnes ikke|ikke finne)|sivua ei löy|stránk\w{1,12}[^.\n]{0,40}(?:nenalez|neexist|nebyla nalezena)|sayfa[^.\n]{0,30}bulunama" +
        @"|страниц[аыу][^.\n]{0,50}(?:не найден|не существует|удалена)|ページ[^。\n]{0,30}(?:見つかりません|存在しません|移動または削除)|页面[^。\n]{0,20}(?:不存在|找不到|已删除|无法找到)|網頁[^。\n]{0,20}(?:不存在|找不到)" +
        @"|페이지[^.\n]{0,20}(?:찾을 수 없|존재하지 않)" +
        "|" + NotFoundElsewhere,
        Phrase.Options)]
    internal static partial Regex NotFound();

    [GeneratedRegex(
        @"internal server error|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|\b50[0234]\b[^|]{0,20}(?:error|unavailable|gateway|timeout)|error 50[0234]" +
        @"|(?:down|closed) for maintenance|under maintenance|site maintenance|^maintenance|wartungs|maintenance en cours|en mantenimiento|in manutenzione|em manutenção|in onderhoud" +
        @"|prace techniczne|технические работы|メンテナンス|系统维护|점검" +
        "|" + ErrorElsewhere,
        Phrase.Options)]
    internal static partial Regex ServerErrorTitle();

    [GeneratedRegex(
        @"internal server error|service (?:is )?(?:temporarily )?unavailable|(?:502|503|504) (?:bad|service|gateway)|bad gateway|gateway time-?out" +
        @"|(?:error establishing|could not connect to|unable to connect to|can't connect to)[^.\n]{0,20}database" +
        @"|server (?:encountered|error in|is temporarily|is too busy|is currently)|unexpected error|something went wrong|an error (?:has )?occurred|application error" +
        @"|temporarily (?:down|offline|unavailable)|(?:down|closed|offline) for (?:scheduled )?maintenance" +
        @"|(?:undergoing|performing|scheduled) (?:scheduled |routine |planned )*maintenance|we(?:'ll| will) be (?:right )?back|be back (?:soon|shortly)|fatal error" +
        @"|(?:warning|parse error): \w+|wartungsarbeiten|vorübergehend nicht (?:verfügbar|erreichbar)|interner serverfehler|ein fehler ist aufgetreten|en (?:cours de )?maintenance" +
        @"|temporairement indisponible|erreur (?:interne|est survenue|s'est produite)|(?:en|por|bajo) mantenimiento|temporalmente (?:no disponible|fuera)|error interno" +
        @"|in manutenzione|temporaneamente non (?:disponibile|raggiungibile)|em manutenção|temporariamente (?:indisponível|fora)|erro interno|onderhoud" +
        @"|tijdelijk niet (?:beschikbaar|bereikbaar)|er is een fout opgetreden|prace (?:techniczne|konserwacyjne)|tymczasowo niedostępn|wystąpił błąd|underhåll" +
        @"|tillfälligt (?:nere|otillgänglig)|ett fel (?:har )?(?:inträffa|uppst)|технические работы|временно недоступ|произошла ошибка|メンテナンス中|一時的に(?:ご利用|利用)|エラーが発生|系统维护|暂时无法|服务器错误" +
        @"|시스템 점검|일시적으로" +
        "|" + ErrorElsewhere,
        Phrase.Options)]
    internal static partial Regex ServerError();

    [GeneratedRegex(
        @"has not (?:been )?archived? that (?:url|page|address)|page (?:cannot|can not) be (?:crawled or )?displayed due to|(?:got|received) an http \d{3} response at crawl time" +
        @"|not (?:been )?(?:in|available in|available from) (?:the|this|our) (?:web )?archive|this url has been excluded from the|the machine that serves this file is down" +
        @"|impatient\?|capture (?:is )?not (?:available|in the archive)|no captures? (?:of|for) this (?:url|page)",
        Phrase.Options)]
    internal static partial Regex ArchiveNotice();

    [GeneratedRegex(
        @"(?:domain(?: name)?|web ?address)[^\n]{0,50}(?:is |may be |might be |could be )?(?:for sale|available (?:for purchase|to buy)|parked|has expired|expired|not (?:yet )?(?:configured|connected)|been registered)" +
        @"|buy this (?:domain|name)|(?:purchase|acquire|inquire about|interested in|make an offer (?:on|for)) (?:this|the) (?:domain|name)|parked (?:free|domain|page|at)" +
        @"|(?:this|the) (?:web ?)?(?:page|site|domain) is parked|sponsored listings|related searches|renew (?:this|your) domain|domain (?:steht|ist|wurde|kaufen)[^\n]{0,40}" +
        @"|(?:diese )?domain[^\n]{0,20}(?:zu verkaufen|zum verkauf|geparkt|registriert)|(?:nom de )?domaine[^\n]{0,30}(?:à vendre|en vente|réservé|est expiré|parking)" +
        @"|dominio[^\n]{0,30}(?:(?:en|a la|in) (?:venta|vendita)|está (?:en venta|aparcado|estacionado)|è (?:in vendita|parcheggiato|scaduto)|ha (?:caducado|expirado))" +
        @"|domínio[^\n]{0,30}(?:à venda|está (?:à venda|estacionado)|expirou)|domein(?:naam)?[^\n]{0,30}(?:te koop|geregistreerd|geparkeerd|gereserveerd)" +
        @"|domen\w{0,12}[^\n]{0,30}(?:na sprzedaż|zaparkowan|wygasł)|domän\w{0,12}[^\n]{0,30}(?:till salu|parkera|registrerad)" +
        @"|домен[^\n]{0,30}(?:прода[её]тся|припаркован|зарегистрирован|просрочен)|(?:купить|продажа) (?:этот )?домен|ドメイン[^。\n]{0,30}(?:販売|売|購入|取得|期限|パーキング)" +
        @"|域名[^。\n]{0,20}(?:出售|转让|过期|停放)|도메인[^\n]{0,20}(?:판매|만료)" +
        "|" + ForSaleElsewhere,
        Phrase.Options)]
    internal static partial Regex ForSale();

    [GeneratedRegex(
        @"default (?:web ?)?(?:site |server )?page|(?:web ?)?server (?:test|default) page|under construction|coming soon|future home of" +
        @"|website (?:is )?(?:not (?:yet )?(?:configured|published)|suspended)|account (?:has been )?suspended|domain (?:parking|parked|for sale|default)|index of /|hier entsteht" +
        @"|im aufbau|en construction|en construcción|in costruzione|em construção|in aanbouw|w budowie|под строительством|сайт в разработке|準備中|建设中",
        Phrase.Options)]
    internal static partial Regex Placeholder();

    [GeneratedRegex(
        @"^\W*(?:home|home ?page|welcome|startseite|willkommen|accueil|bienvenue|inicio|bienvenid\w+|benvenut\w+|início|página inicial|bem-vindo|welkom|strona główna|witamy|startsida|välkommen|forside|hjem|etusivu|главная|добро пожаловать|ホーム|トップページ|首页|首頁)\b" +
        @"|[|:\u2013\u2014-]\s*(?:home|home ?page|official (?:web)?site|startseite|accueil|inicio|homepage)\W*$",
        Phrase.Options)]
    internal static partial Regex FrontTitle();
}
