using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Judging;

/// <summary>
/// What pages say that stand before a policy: checks for robots, refusals by region, questions about cookies, forms to sign in. Languages and readers
/// as <see cref="AbsencePhrases"/>.
/// </summary>
internal static partial class WallPhrases
{
    private const string RobotElsewhere =
        @"(?:making sure|check(?:ing)?(?: that| if)?|confirm|verify)[^.\n]{0,20}you(?:'re| are) (?:a |not a )?(?:human|robot|bot|real)|von einem menschen (?:kommt|stammt)" +
        @"|(?:ikke (?:er )?en robot|adgang nægtet|ingen tilgang|tilgang nektet)|et ole robotti|pääsy (?:evätty|estetty)" +
        @"|nejste robot|přístup (?:odepřen|zamítnut|blokován)|nie ste robot|nem robot|hozzáférés megtagadva|nu sunteți (?:un )?robot|acces (?:interzis|refuzat)" +
        @"|δεν είστε ρομπότ|άρνηση πρόσβασης|robot olmadığınız|erişim (?:reddedildi|engellen)" +
        @"|ви не робот|перевірка (?:вашого )?браузера|доступ (?:заборонено|обмежено)|не сте робот" +
        @"|(?:لست|أنك لست) (?:روبوت|برنامج)|تم (?:رفض|حظر) (?:الوصول|وصولك)|(?:אינך|לא) רובוט|הגישה (?:נדחתה|נחסמה)" +
        @"|रोबोट नहीं|पहुँच अस्वीकृत|ไม่ใช่(?:หุ่นยนต์|โปรแกรมอัตโนมัติ)|การเข้าถึงถูกปฏิเสธ|không phải (?:là )?(?:robot|người máy)|truy cập bị từ chối|bukan robot|akses ditolak" +
        @"|비정상적인 접근|자동화된 (?:프로그램|접근)|사람임을 확인|접[속근]이? (?:차단|제한|거부)|访问(?:过于频繁|验证|受限)|人机验证|人間であることを確認";

    private const string Region =
        @"unavailable (?:due to|for) legal reasons|not (?:currently )?available (?:in|to|for) (?:visitors (?:from|in) )?your (?:country|region|location|area)|access(?:ing)? (?:this|the|our) (?:web)?site from a country|access cannot be granted" +
        @"|(?:in ihrem|in deinem|aus ihrem) (?:land|gebiet)[^.\n]{0,20}nicht (?:verfügbar|zugänglich)|nicht (?:verfügbar|zugänglich) in (?:ihrem|deinem) land|in (?:ihrer|deiner) region nicht" +
        @"|(?:pas|plus) (?:disponible|accessible) (?:dans|depuis) (?:votre|ce) (?:pays|région)|no (?:está )?disponible en (?:su|tu) (?:país|región)|não (?:está )?disponível (?:no (?:seu|teu) país|na sua região)|non (?:è )?disponibile nel (?:tuo|suo) paese" +
        @"|niet beschikbaar in (?:uw|jouw|je) (?:land|regio)|niedostępn\w+ w (?:twoim|państwa) (?:kraju|regionie)|inte tillgänglig\w* i (?:ditt land|din region)|ikke (?:tilgængelig|tilgjengelig)\w* i (?:dit|ditt|din) (?:land|region)|ei ole saatavilla (?:maassasi|alueellasi)" +
        @"|ve vaší zemi (?:není|nejsou)|dostupn\w+ ve vaší zemi|nem (?:elérhető|érhető el) az ön országában|nu este disponibil\w* în țara|δεν είναι διαθέσιμ\w+ στη χώρα|(?:ülkenizde|bölgenizde) (?:kullanılam|mevcut değil)" +
        @"|недоступ\w+ в (?:вашей стране|вашем регионе)|недоступн\w+ у вашій (?:країні|місцевості)|غير (?:متاح|متوفر)\w*[^.\n]{0,15}في (?:بلدك|منطقتك)|(?:אינו|לא) זמין (?:במדינה|במדינתך|באזור)" +
        @"|お住まいの(?:国|地域)(?:から|では)|해당 (?:국가|지역)에서[^.\n]{0,20}이용|[您你]所在的?(?:国家|地区)(?:无法|不)|tidak tersedia di (?:negara|wilayah) anda|không (?:khả dụng|có sẵn) (?:ở|tại) (?:quốc gia|khu vực)|ไม่(?:พร้อมให้บริการ|สามารถใช้งานได้)ในประเทศ";

    private const string LoginElsewhere =
        @"you need access|request access|can't access your account|üye girişi|giriş yap(?:ın|malı)|oturum aç|şifremi unuttum|şifrenizi mi unuttunuz" +
        @"|glemt (?:adgangskode|passord)|(?:være|er) logge[td] inn?d?|unohditko salasana|kirjaudu sisään|zapomn?[eě]li jste heslo|zabudli ste heslo|elfelejtett\w* a? ?jelsz|be kell jelentkez|ați uitat parola|ξεχάσατε τον κωδικό" +
        @"|забули пароль|увійдіть|забравена парола|نسيت كلمة|(?:يرجى|الرجاء) تسجيل الدخول|שכחת (?:את ה)?סיסמ|पासवर्ड भूल|ลืมรหัสผ่าน|quên mật khẩu|vui lòng đăng nhập|lupa (?:kata sandi|password)|silakan masuk";

    private const string LoginTitleElsewhere =
        @"^\W*(?:üye girişi|oturum aç|σύνδεση|увійти|вхід|autentificare|đăng nhập|masuk|เข้าสู่ระบบ|लॉग ?इन|تسجيل الدخول|התחברות|belépés|prihlásenie|prijava)";

    private const string CookiesWords =
        @"\bcookies?\b|\bcookie-|\bkakor|informasjonskapsl|eväst|\bsüti|\bçerez|\bciasteczk|\bkolačić|\bpiškotk|\bslapuk|\bsīkdat|\bküpsis|\bμπισκότ" +
        @"|\bкуки|クッキー|쿠키|ملفات تعريف الارتباط|עוגיות|คุกกี้|कुकी";

    private const string PartnersWords =
        @"\bpartn(?:er|ere|eri|ers|erów|erům|erské)|\bvendors?\b|advertis|personali[sz]ed (?:ads|content)|partenaires?|publicit|proveedores|socios|parceiros|fornitori|partneri|werbung|tracking|advertenties|werbe|kumppan|samarbejds|samarbeids|reklam|profilaz|profilov|marketing" +
        @"|партн[её]р|реклам|パートナー|広告|파트너|광고|合作伙伴|广告|شركا|إعلان|שותפ|พาร์ทเนอร์|โฆษณา|đối tác|quảng cáo|mitra|iklan|साझेदार|विज्ञापन|συνεργάτ|διαφημ";

    private const string ConsentHeadingWords =
        @"(?:we|and) (?:value|respect|care about)|^\W*your privacy(?: choices| settings| matters)?\W*$|before you (?:continue|proceed)|^\W*(?:uw|jouw|je) privacy\W*$|privatsphäre|respect de (?:votre|la) vie privée|^\W*votre vie privée|(?:la )?tua privacy|^\W*(?:tu|su|a sua) privaci?dad\W*$|^\W*ihre privatsphäre" +
        @"|(?:cookie|privacy|consent)[ -](?:settings|preferences|choices|consent)|einstellungen|asetukset|indstillinger|nastavení|ustawienia|instellingen|inställningar|innstillinger";

    [GeneratedRegex(
        @"just a moment|attention required|access (?:to this (?:page|site|website) (?:has been |is )?)?(?:denied|blocked|restricted)|are you (?:a )?(?:human|robot)|robot check" +
        @"|security (?:check|verification|challenge)|one more step|please wait|verify(?:ing)? (?:that )?you(?:'re| are) (?:a )?human|(?:bot|human) (?:verification|check)|captcha" +
        @"|(?:request|you have been|ip) (?:blocked|rejected)|403[^|]{0,5}forbidden|error 403|^\W*forbidden|pardon our interruption|checking your browser" +
        @"|zugriff (?:verweigert|gesperrt)|sicherheitsüberprüfung|accès (?:refusé|interdit|bloqué)|vérification de sécurité|acceso denegado|verificación de seguridad|accesso negato" +
        @"|acesso negado|verificação de segurança|toegang geweigerd|odmowa dostępu|dostęp zabroniony|åtkomst nekad|доступ (?:запрещ[её]н|ограничен)|проверка безопасности|アクセスが拒否" +
        @"|セキュリティ(?:チェック|確認)|访问被拒绝|安全验证|접근이 거부" +
        "|" + RobotElsewhere +
        "|" + Region,
        Phrase.Options)]
    internal static partial Regex ChallengeTitle();

    [GeneratedRegex(
        @"verify(?:ing)? (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot|bot|real)|(?:prove|confirm) (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot|bot)" +
        @"|checking (?:if the site connection is secure|your browser)|(?:please )?(?:enable|turn on|activate|allow) (?:javascript|js|scripts)\b[^.\n]{0,40}" +
        @"|javascript (?:is (?:disabled|required|not enabled)|must be enabled|and cookies)|you need to enable javascript[^.\n]{0,40}|(?:requires|without|needs) javascript" +
        @"|access denied|access (?:to this (?:page|site|website) )?(?:has been|is) (?:denied|blocked|restricted)|you don't have permission to access|you have been blocked" +
        @"|your (?:ip|request|access)[^.\n]{0,30}(?:blocked|flagged|suspicious)|unusual (?:traffic|activity)|complete the (?:captcha|security check|challenge)" +
        @"|solve (?:this|the) (?:captcha|puzzle)|i(?:'m| am) not a robot|ray id:|reference (?:#|id|number:? )[0-9a-f.]{6,}|not available in your (?:country|region|location)" +
        @"|automated (?:access|requests|queries|traffic)|pardon our interruption|too many requests|bitte aktivieren sie (?:javascript|java)|javascript (?:aktivieren|ist deaktiviert)" +
        @"|kein roboter|dass sie (?:ein mensch|kein)|zugriff (?:wurde )?(?:verweigert|gesperrt|blockiert)|(?:veuillez )?activer (?:le )?javascript" +
        @"|(?:êtes|vous êtes) (?:bien )?(?:un )?(?:humain|pas un robot)|accès (?:a été |est )?(?:refusé|bloqué|interdit)|(?:habilite|active|activar|habilitar) (?:el |o )?javascript" +
        @"|(?:eres|que no eres|no soy|não sou|você é) (?:un |um )?(?:humano|robot|robô)|acceso (?:denegado|ha sido|bloqueado)|acesso (?:negado|foi bloqueado)" +
        @"|(?:abilita|attiva)(?:re)? javascript|non sei un robot|accesso (?:negato|bloccato)|(?:schakel|zet) javascript|geen robot|toegang (?:is )?(?:geweigerd|geblokkeerd)" +
        @"|włącz(?:yć)? (?:obsługę )?javascript|nie jesteś robotem|dostęp (?:został )?(?:zablokowany|zabroniony)|(?:aktivera|slå på) javascript|inte är en robot" +
        @"|åtkomst(?:en)? (?:har )?nekad|включите javascript|(?:что )?вы не робот|доступ (?:к сайту )?(?:запрещ[её]н|ограничен|заблокирован)|javascriptを有効|ロボットではありません|アクセスが拒否" +
        @"|请(?:启用|开启) ?javascript|请完成安全验证|您不是机器人|访问被拒绝|로봇이 아닙니다|자바스크립트를" +
        "|" + RobotElsewhere +
        "|" + Region,
        Phrase.Options)]
    internal static partial Regex Challenge();

    [GeneratedRegex(
        @"(?:weiter|besuchen|nutzen|lesen)[^.\n]{0,40} mit werbung|werbefrei[^.\n]{0,40}abo|before you (?:continue|proceed)|(?:we|and) (?:and our (?:\d+ )?partners )?(?:use|store|process)[^.\n]{0,60}cookies|(?:this|our) (?:web)?site uses cookies" +
        @"|we (?:value|respect|care about) your privacy|your privacy (?:choices|settings|is important|matters)|(?:cookie|privacy|consent) (?:preferences|settings|choices|consent)" +
        @"|store and\W?or access information|manage (?:your )?(?:cookies?|consent|privacy)|consent to (?:the use of )?cookies" +
        @"|(?:verwenden|nutzen|benutzt|verwendet|setzen)[^.\n]{0,40}cookies|ihre (?:privatsphäre|zustimmung|einwilligung)|privatsphäre-?einstellungen|bevor sie (?:fortfahren|weiter)" +
        @"|(?:utilisons|utilise|utilisent|déposons)[^.\n]{0,50}cookies|(?:respectons|protégeons) votre vie privée|avant de continuer|votre consentement" +
        @"|(?:utilizamos|usamos|utiliza|usa)[^.\n]{0,50}cookies|valoramos (?:tu|su) privacidad|antes de continuar|valorizamos a sua privacidade|a sua privacidade" +
        @"|(?:utilizziamo|usiamo|utilizza|usa)[^.\n]{0,50}cookie|la tua privacy|prima di continuare|(?:gebruiken|gebruikt|maken gebruik van)[^.\n]{0,40}cookies|voordat je verdergaat" +
        @"|(?:uw|jouw|je) privacy|(?:używamy|wykorzystuje|używa|korzystamy)[^.\n]{0,50}(?:cookies|ciasteczek|plików)|(?:dbamy o|szanujemy) (?:twoją )?prywatność" +
        @"|(?:använder|vi bryr oss)[^.\n]{0,40}(?:kakor|cookies|integritet)|bruger cookies|bruker informasjonskapsler|(?:используем|использует)[^.\n]{0,40}(?:cookie|куки)|クッキーを使用" +
        @"|cookieを使用|使用(?:了)?\s?cookie|쿠키를 사용",
        Phrase.Options)]
    internal static partial Regex Consent();

    [GeneratedRegex(
        @"\b(?:accept|allow|reject|decline|refuse|deny) (?:all|necessary|optional|only|selected)(?: cookies)?|\baccept (?:cookies|and (?:continue|close|proceed))" +
        @"|\bagree (?:and|&) (?:continue|close|proceed)|(?:\n|^)\s*(?:i (?:agree|accept)|agree|accept|got it|reject|decline|continue without (?:accepting|agreeing))\s*(?:\n|$)" +
        @"|\bmanage (?:options|preferences|settings|choices|cookies|my)|\bmore options\b|\bcookie settings\b|\bcustomi[sz]e\b" +
        @"|alle(?: cookies)? (?:akzeptieren|ablehnen|zulassen|accepteren|weigeren|toestaan)|\b(?:nur )?(?:notwendige|erforderliche|essenzielle)\b" +
        @"|(?:\n|^)\s*(?:akzeptieren|ablehnen|zustimmen|einstellungen|accepter|refuser|aceptar|rechazar|aceitar|rejeitar|accetta|rifiuta|accepteren|weigeren|akceptuję|zgadzam się|odrzuć|acceptera|godkänn|avvisa|принять|отклонить|同意(?:する)?|拒否(?:する)?|接受|拒绝|동의)[^\n.]{0,14}(?:\n|$)" +
        @"|einstellungen verwalten|(?:tout|tous) (?:accepter|refuser)|(?:accepter|refuser) (?:tout|tous|et)|continuer sans accepter|gérer (?:mes|les|vos)|paramétrer" +
        @"|(?:aceptar|rechazar) tod[ao]s?|aceptar y|gestionar|configurar|(?:aceitar|rejeitar|recusar) tod[ao]s?|gerir|gerenciar|(?:accetta|rifiuta) tutt[oi]|gestisci|personalizza" +
        @"|instellingen|(?:zaakceptuj|akceptuj|odrzuć) wszystk|ustawienia|(?:godkänn|acceptera|avvisa|neka) alla|inställningar|(?:accepter|afvis) alle|принять все|отклонить все" +
        @"|настро(?:йки|ить)|すべて(?:同意|許可|拒否|受け入れ)|全部(?:接受|拒绝)|모두 (?:동의|거부)",
        Phrase.Options)]
    internal static partial Regex ConsentButton();

    [GeneratedRegex(CookiesWords, Phrase.Options)]
    internal static partial Regex Cookies();

    [GeneratedRegex(PartnersWords, Phrase.Options)]
    internal static partial Regex Partners();

    [GeneratedRegex(ConsentHeadingWords, Phrase.Options)]
    internal static partial Regex ConsentHeading();

    [GeneratedRegex(
        @"^\W*(?:sign|log)[ -]?in\b|\b(?:sign|log)[ -]?in\s*(?:[|:\u2013\u2014-]|$|to\b)|\blogin\b" +
        @"|^\W*(?:anmelden|anmeldung|einloggen|connexion|se connecter|iniciar sesión|acceder|accedi|entrar|iniciar sessão|inloggen|aanmelden|zaloguj|logowanie|logga in|log ind|logg inn|kirjaudu|přihlášení|bejelentkezés|giriş|вход|войти|ログイン|サインイン|登录|登入|로그인)\b" +
        "|" + LoginTitleElsewhere,
        Phrase.Options)]
    internal static partial Regex LoginTitle();

    [GeneratedRegex(
        @"(?:sign|log) ?in to (?:continue|your account|view|access|read|see|proceed|use)|forgot(?:ten)? (?:your )?(?:password|username)" +
        @"|you (?:must|need to|have to) (?:be logged in|be signed in|log ?in|sign ?in)|please (?:log|sign) ?in|(?:create|need) an account|members only|remember me" +
        @"|(?:melden sie sich|bitte (?:melden|loggen))|passwort vergessen|angemeldet bleiben|(?:veuillez vous |pour )(?:connecter|identifier)|connectez-vous|mot de passe oublié" +
        @"|inici(?:a|e) sesión|(?:olvidaste|olvidó|olvidado) (?:tu|su) contraseña|accedi (?:per|al)|password dimenticata|(?:inicie|entre|faça) (?:sessão|login|na sua)" +
        @"|esque(?:ceu|ci)[^.\n]{0,10} (?:senha|palavra)|log in om|wachtwoord vergeten|zaloguj się|(?:zapomniałeś|nie pamiętasz) hasła|logga in för|glömt (?:ditt )?lösenord|войдите" +
        @"|забыли пароль|ログインしてください|パスワードをお忘れ|请(?:先)?登录|忘记密码|로그인이 필요|비밀번호를 잊" +
        "|" + LoginElsewhere,
        Phrase.Options)]
    internal static partial Regex Login();
}
