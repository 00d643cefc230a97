using static PolicyDiff.Tests.Text.Labelled.Blind.BlindSites;

namespace PolicyDiff.Tests.Text.Labelled.Blind;

/// <summary>Pages where the policy is not: not found in the site's dress, maintenance, domains without a site, shells without a text.</summary>
public static class BlindAbsences
{
    public static IReadOnlyList<string> NotFound { get; } =
    [
        BlindDress.Dress(English, 1, "404 Not Found – Marlow &amp; Finch Outfitters", """<h1>404 Page Not Found</h1><p>The page you requested does not exist. Click <a href="/collections/all">here</a> to continue shopping.</p><h2>You may also like</h2><ul><li><a href="/p/1">Ridge tent, two persons</a> $249.00</li><li><a href="/p/2">Feather quilt</a> $199.00</li><li><a href="/p/3">Titanium mug</a> $29.00</li></ul>"""),
        BlindDress.Dress(English, 0, "Page not found – Finch Trail Diary", """<section class="error-404 not-found"><header class="page-header"><h1 class="page-title">Oops! That page can&rsquo;t be found.</h1></header><div class="page-content"><p>It looks like nothing was found at this location. Maybe try one of the links below or a search?</p><h2>Recent Posts</h2><ul><li>The five best hikes for a wet weekend</li><li>How to wash a down jacket</li></ul><h2>Most Used Categories</h2><ul><li>Tents (12)</li><li>Boots (9)</li></ul><p>Try looking in the monthly archives. :)</p></div></section>"""),
        BlindDress.Dress(English, 2, "Marlow &amp; Finch", """<div class="css-404"><p class="css-oops">Well, this is awkward.</p><h1>We couldn't find that page</h1><p>It may have moved, or it may never have been here. Our help centre or the search can put you back on the trail.</p><a href="/">Take me home</a></div>"""),
        BlindDress.Dress(English, 4, "Content no longer available", """<h2>This document has been removed</h2><p>The page you are looking for has been archived or is no longer available at this address.</p><p>If you followed a link from another site, please let its owner know. You can use the search box above or start again from the <a href="/">home page</a>.</p>"""),
        BlindDress.Dress(German, 0, "Seite nicht gefunden – Rheinblick", """<h1>Huch! Diese Seite gibt es nicht.</h1><p>Leider konnten wir unter dieser Adresse nichts finden. Vielleicht hilft die Suche weiter?</p><p>Fehlercode: 404</p>"""),
        BlindDress.Dress(French, 3, "Erreur 404", """<h1>Oups ! Cette page est introuvable</h1><p>La page que vous recherchez a peut-être été supprimée, renommée ou est temporairement inaccessible.</p><h2>Les articles les plus lus</h2><ul><li>Le phare rouvre après deux ans de travaux</li><li>Une tempête attendue dimanche</li></ul>"""),
        BlindDress.Dress(Spanish, 2, "Banco Valle Claro", """<h1>Lo sentimos, no hemos encontrado la página</h1><p>Es posible que la dirección sea incorrecta o que la página se haya eliminado.</p><a href="/">Ir a la página principal</a>"""),
        BlindDress.Dress(Korean, 1, "페이지를 찾을 수 없습니다", """<h2>요청하신 페이지를 찾을 수 없습니다.</h2><p>입력하신 주소가 잘못되었거나, 페이지가 삭제되었을 수 있습니다.</p><a href="/">홈으로 가기</a>"""),
        BlindDress.Dress(Turkish, 0, "Sayfa bulunamadı", """<h1>Aradığınız sayfa bulunamadı</h1><p>Sayfa kaldırılmış, adı değiştirilmiş ya da geçici olarak kullanılamıyor olabilir.</p><p><a href="/">Ana sayfaya dön</a></p>"""),
        BlindDress.Dress(Czech, 1, "Stránka nenalezena", """<h1>Jejda, tady nic není</h1><p>Požadovaná stránka nebyla nalezena. Možná byla přesunuta nebo smazána.</p><a href="/">Zpět na úvod</a>"""),
        BlindDress.Dress(Finnish, 4, "Sivua ei löytynyt", """<h2>Hakemaasi sivua ei löytynyt</h2><p>Sivu on voitu poistaa tai sen osoite on muuttunut. Voit jatkaa etusivulta tai käyttää hakua.</p>"""),
        BlindDress.Dress(Greek, 0, "Η σελίδα δεν βρέθηκε", """<h1>Σφάλμα 404</h1><p>Η σελίδα που αναζητάτε δεν βρέθηκε. Ίσως έχει μετακινηθεί ή διαγραφεί.</p><p><a href="/">Επιστροφή στην αρχική</a></p>"""),
        BlindDress.Dress(Ukrainian, 3, "Сторінку не знайдено", """<h1>Сторінку не знайдено</h1><p>На жаль, такої сторінки не існує. Можливо, її видалили або ви помилилися в адресі.</p>"""),
        BlindDress.Dress(Hebrew, 3, "הדף לא נמצא", """<h1>הדף שחיפשת לא נמצא</h1><p>ייתכן שהדף הוסר או שהכתובת שגויה.</p><a href="/">חזרה לדף הבית</a>"""),
        BlindDress.Dress(Thai, 1, "ไม่พบหน้า", """<h1>ไม่พบหน้าที่คุณต้องการ</h1><p>หน้านี้อาจถูกลบหรือย้ายไปแล้ว</p><a href="/">กลับหน้าแรก</a>"""),
        BlindDress.Dress(Romanian, 0, "Pagina nu a fost găsită", """<h1>Eroare 404</h1><p>Pagina căutată nu a fost găsită. Este posibil să fi fost mutată sau ștearsă.</p>"""),
    ];

    public static IReadOnlyList<string> Errors { get; } =
    [
        BlindDress.Plain("en", "503 Service Temporarily Unavailable", "<center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx/1.18.0</center>"),
        BlindDress.Plain("en", "We'll be right back", "<h1>We'll be back soon!</h1><div><p>Sorry for the inconvenience but we're performing some maintenance at the moment. If you need to you can always <a href='mailto:help@outfitters.example'>contact us</a>, otherwise we'll be back online shortly!</p><p>— The Team</p></div>"),
        BlindDress.Plain("en", "Error establishing a database connection", "<h1>Error establishing a database connection</h1>"),
        BlindDress.Plain("en", "outfitters.example | 522: Connection timed out", "<div id='cf-wrapper'><h1><span>Connection timed out</span> <span>Error code 522</span></h1><div>2022-03-04 10:11:12 UTC</div><div>You Browser Working</div><div>Zurich Working</div><div>outfitters.example Host Error</div><h2>What happened?</h2><p>The initial connection between the edge network and the origin web server timed out. As a result, the web page can not be displayed.</p><h2>What can I do?</h2><h5>If you're a visitor of this website:</h5><p>Please try again in a few minutes.</p><h5>If you're the owner of this website:</h5><p>Contact your hosting provider letting them know your web server is not completing requests.</p></div>"),
        BlindDress.Plain("en", "Application error", "<h2>Application error: a client-side exception has occurred (see the browser console for more information).</h2>"),
        BlindDress.Dress(German, 3, "Wartungsarbeiten", "<h1>Wir bauen gerade um</h1><p>Wegen Wartungsarbeiten ist unser Angebot vorübergehend nicht erreichbar. Bitte versuchen Sie es in einer Stunde noch einmal.</p>"),
        BlindDress.Plain("ko", "서비스 점검 안내", "<h1>서비스 점검 중입니다</h1><p>보다 나은 서비스를 위해 시스템 점검을 진행하고 있습니다. 점검 시간: 02:00 ~ 06:00</p><p>이용에 불편을 드려 죄송합니다.</p>"),
        BlindDress.Plain("id", "Sedang pemeliharaan", "<h1>Situs sedang dalam pemeliharaan</h1><p>Mohon maaf atas ketidaknyamanannya. Silakan coba lagi nanti.</p>"),
        BlindDress.Plain("hi", "रखरखाव", "<h1>वेबसाइट रखरखाव के लिए अस्थायी रूप से बंद है</h1><p>असुविधा के लिए खेद है। कृपया कुछ समय बाद पुनः प्रयास करें।</p>"),
    ];

    public static IReadOnlyList<string> Parked { get; } =
    [
        BlindDress.Plain("en", "outfitters.example - Premium domain name for sale", "<div class='lander'><h1>outfitters.example</h1><p>is available for purchase!</p><p>Get this domain: Buy now for $4,888 or make an offer</p><ul><li>Free transaction support</li><li>Secure payments</li><li>Fast &amp; easy transfers</li></ul><p>Questions? Talk to a domain expert: 1-855-555-0134</p></div>"),
        BlindDress.Plain("en", "Account Suspended", "<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>"),
        BlindDress.Plain("de", "rheinblick.example", "<h1>Hier entsteht eine neue Internetpräsenz</h1><p>Diese Domain wurde soeben bei unserem Kunden-Hoster registriert. Dem Inhaber stehen noch keine Inhalte bereit.</p>"),
        BlindDress.Plain("fr", "gazette-littoral.example", "<h1>Ce nom de domaine est à vendre</h1><p>Faites une offre ou achetez-le immédiatement.</p><h2>Recherches associées</h2><ul><li><a href=/a>Hôtel bord de mer</a></li><li><a href=/b>Assurance auto</a></li></ul>"),
        BlindDress.Plain("tr", "mavi-liman.example", "<h1>Bu alan adı satılıktır</h1><p>Bu alan adını satın almak için teklif verin.</p>"),
        BlindDress.Plain("da", "nordlys.example", "<h1>Domænet er parkeret</h1><p>nordlys.example er registreret og parkeret hos vores webhotel. Er det dit domæne? Log ind i kontrolpanelet.</p>"),
        BlindDress.Plain("uk", "leleka.example", "<h1>Термін реєстрації домену закінчився</h1><p>Якщо ви власник домену, поновіть його реєстрацію.</p>"),
        BlindDress.Plain("ko", "hanbit.example", "<h1>hanbit.example 도메인을 판매합니다</h1><p>이 도메인의 구매를 원하시면 문의해 주세요.</p>"),
    ];

    public static IReadOnlyList<string> Empty { get; } =
    [
        BlindDress.Plain("en", "Marlow & Finch", "<noscript>You need to enable JavaScript to run this app.</noscript><div id=\"root\"></div><script src=\"/static/js/main.8c1.js\"></script>"),
        BlindDress.Dress(English, 2, "Privacy | Marlow &amp; Finch", "<div class=\"css-spin\" role=\"status\"><svg viewBox=\"0 0 4 4\"></svg><span class=\"sr-only\">Loading...</span></div>"),
        BlindDress.Dress(Czech, 1, "Ochrana osobních údajů", "<div class=\"rte\"></div>"),
        BlindDress.Dress(Norwegian, 0, "Personvernerklæring", "<article class=\"page\"><div class=\"entry-content\"><p>&nbsp;</p></div></article>"),
        BlindDress.Plain("ko", "개인정보처리방침", "<div id=app></div><script src=/app.js></script>"),
        BlindDress.Plain("es", "Privacidad", "<app-root><div class=loader>Cargando…</div></app-root><script src=main.js type=module></script>"),
        BlindDress.Plain("en", "", ""),
    ];
}
