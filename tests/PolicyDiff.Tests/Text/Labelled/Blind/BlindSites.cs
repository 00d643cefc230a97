namespace PolicyDiff.Tests.Text.Labelled.Blind;

/// <summary>Invented sites in twenty languages.</summary>
public static class BlindSites
{
    public static BlindSite English { get; } = new(
        "en", "Marlow & Finch Outfitters",
        ["Shop all", "Tents", "Backpacks", "Sale", "Stores", "Help centre", "Sign in", "Privacy", "Terms of use", "Cookie settings"],
        "We value your privacy. We and our partners store and access information on a device, such as cookies. <button>Accept all</button><button>Reject all</button>",
        ["The five best hikes for a wet weekend", "Our repair workshop reopens in March", "How to wash a down jacket"]);

    public static BlindSite German { get; } = new(
        "de", "Rheinblick Verkehrsbetriebe",
        ["Fahrplan", "Tickets", "Abo", "Störungen", "Karriere", "Kontakt", "Anmelden", "Impressum", "Datenschutz", "AGB"],
        "Diese Website verwendet Cookies. <button>Alle akzeptieren</button><button>Nur notwendige</button>",
        ["Linie 7 fährt ab Montag wieder bis zum Hafen", "Neue Busse mit Klimaanlage", "Fundbüro zieht um"]);

    public static BlindSite French { get; } = new(
        "fr", "La Gazette du Littoral",
        ["À la une", "Politique", "Sports", "Météo", "Abonnez-vous", "Se connecter", "Mentions légales", "Confidentialité", "CGU", "Gérer les cookies"],
        "Avec votre accord, nos partenaires et nous utilisons des cookies. <button>Accepter et fermer</button><button>Continuer sans accepter</button>",
        ["Le phare rouvre après deux ans de travaux", "Une tempête attendue dimanche", "Les huîtres seront plus chères"]);

    public static BlindSite Spanish { get; } = new(
        "es", "Banco Valle Claro",
        ["Cuentas", "Tarjetas", "Hipotecas", "Seguros", "Oficinas", "Ayuda", "Área de clientes", "Aviso legal", "Privacidad", "Política de cookies"],
        "Usamos cookies propias y de terceros para analizar el uso del sitio. <button>Aceptar</button><button>Configurar</button>",
        ["Abra su cuenta en diez minutos", "Hipoteca joven al 2 %", "Cuidado con los mensajes falsos"]);

    public static BlindSite Korean { get; } = new(
        "ko", "한빛서점",
        ["홈", "베스트셀러", "신간", "이벤트", "고객센터", "로그인", "회원가입", "이용약관", "개인정보처리방침", "쿠키 설정"],
        "이 웹사이트는 쿠키를 사용합니다. <button>모두 동의</button><button>거부</button>",
        ["이번 주의 추천 도서", "작가와의 만남 안내", "가을 맞이 할인 행사"]);

    public static BlindSite Turkish { get; } = new(
        "tr", "Mavi Liman Turizm",
        ["Ana sayfa", "Turlar", "Oteller", "Uçak bileti", "Kampanyalar", "İletişim", "Üye girişi", "Gizlilik politikası", "KVKK aydınlatma metni", "Kullanım koşulları"],
        "Size daha iyi hizmet verebilmek için çerez kullanıyoruz. <button>Kabul et</button><button>Reddet</button>",
        ["Erken rezervasyon fırsatları", "Kapadokya'da balon turu", "Bayram tatili için öneriler"]);

    public static BlindSite Czech { get; } = new(
        "cs", "Pekárna U Mlýna",
        ["Domů", "Chleba", "Koláče", "Prodejny", "O nás", "Kontakt", "Přihlášení", "Ochrana osobních údajů", "Obchodní podmínky", "Cookies"],
        "Používáme cookies, abychom vám zpříjemnili nákup. <button>Přijmout vše</button><button>Odmítnout</button>",
        ["Nový žitný chléb", "Otevíráme v Olomouci", "Vánoční cukroví na objednávku"]);

    public static BlindSite Danish { get; } = new(
        "da", "Nordlys Forsikring",
        ["Forside", "Bil", "Hus", "Rejse", "Anmeld skade", "Kundeservice", "Log ind", "Privatlivspolitik", "Vilkår", "Cookies"],
        "Vi bruger cookies til statistik og markedsføring. <button>Tillad alle</button><button>Afvis</button>",
        ["Gode råd før vinterferien", "Sådan sikrer du din cykel", "Stormen kostede mange tage"]);

    public static BlindSite Finnish { get; } = new(
        "fi", "Järvikunnan kirjasto",
        ["Etusivu", "Aineistohaku", "Tapahtumat", "Aukioloajat", "Ota yhteyttä", "Kirjaudu", "Tietosuojaseloste", "Käyttöehdot", "Saavutettavuus", "Evästeet"],
        "Käytämme evästeitä sivuston toiminnan parantamiseen. <button>Hyväksy kaikki</button><button>Vain välttämättömät</button>",
        ["Lukupiiri kokoontuu torstaina", "Kirjastoauto uudistuu", "Uutuuskirjat lokakuussa"]);

    public static BlindSite Greek { get; } = new(
        "el", "Φαρμακείο Αιγαίου",
        ["Αρχική", "Προϊόντα", "Προσφορές", "Καταστήματα", "Επικοινωνία", "Σύνδεση", "Πολιτική απορρήτου", "Όροι χρήσης", "Πολιτική cookies"],
        "Χρησιμοποιούμε cookies για να βελτιώσουμε την εμπειρία σας. <button>Αποδοχή όλων</button><button>Απόρριψη</button>",
        ["Αντηλιακά με έκπτωση", "Συμβουλές για το κρυολόγημα", "Νέο κατάστημα στη Σύρο"]);

    public static BlindSite Hungarian { get; } = new(
        "hu", "Tiszamenti Kertészet",
        ["Kezdőlap", "Rózsák", "Gyümölcsfák", "Szállítás", "Rólunk", "Kapcsolat", "Belépés", "Adatkezelési tájékoztató", "ÁSZF", "Sütik"],
        "Weboldalunk sütiket használ. <button>Elfogadom</button><button>Beállítások</button>",
        ["Őszi faültetési akció", "Így metssze a rózsát", "Új telephelyünk Szolnokon"]);

    public static BlindSite Ukrainian { get; } = new(
        "uk", "Книгарня «Лелека»",
        ["Головна", "Новинки", "Дитячі книги", "Доставка", "Про нас", "Контакти", "Увійти", "Політика конфіденційності", "Умови користування", "Файли cookie"],
        "Ми використовуємо файли cookie. <button>Прийняти всі</button><button>Відхилити</button>",
        ["Найкращі книги осені", "Знижки до свят", "Зустріч із письменницею у Львові"]);

    public static BlindSite Vietnamese { get; } = new(
        "vi", "Chợ Sen Online",
        ["Trang chủ", "Điện tử", "Thời trang", "Khuyến mãi", "Trợ giúp", "Đăng nhập", "Đăng ký", "Chính sách bảo mật", "Điều khoản sử dụng"],
        "Chúng tôi sử dụng cookie để cải thiện trải nghiệm của bạn. <button>Chấp nhận</button><button>Từ chối</button>",
        ["Giảm giá cuối tuần", "Miễn phí vận chuyển", "Hàng mới về hôm nay"]);

    public static BlindSite Arabic { get; } = new(
        "ar", "متجر النخيل",
        ["الرئيسية", "الإلكترونيات", "الأزياء", "العروض", "المساعدة", "تسجيل الدخول", "سياسة الخصوصية", "الشروط والأحكام", "ملفات تعريف الارتباط"],
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك. <button>قبول الكل</button><button>رفض</button>",
        ["عروض نهاية الأسبوع", "شحن مجاني للطلبات الكبيرة", "وصل حديثاً"]);

    public static BlindSite Hebrew { get; } = new(
        "he", "גלי הצפון",
        ["דף הבית", "חדשות", "תרבות", "מזג אוויר", "צור קשר", "התחברות", "מדיניות פרטיות", "תנאי שימוש", "נגישות"],
        "אתר זה משתמש בעוגיות. <button>אישור</button><button>דחייה</button>",
        ["הפסטיבל חוזר בקיץ", "סערה צפויה בסוף השבוע", "מסעדה חדשה בנמל"]);

    public static BlindSite Indonesian { get; } = new(
        "id", "Toko Kopi Melati",
        ["Beranda", "Produk", "Promo", "Lokasi", "Tentang kami", "Masuk", "Daftar", "Kebijakan privasi", "Syarat dan ketentuan"],
        "Situs ini menggunakan cookie. <button>Terima semua</button><button>Tolak</button>",
        ["Biji kopi baru dari Gayo", "Promo akhir pekan", "Kelas barista untuk pemula"]);

    public static BlindSite Norwegian { get; } = new(
        "nb", "Fjordkraft Museum",
        ["Hjem", "Utstillinger", "Billetter", "Skoler", "Om oss", "Kontakt", "Logg inn", "Personvernerklæring", "Vilkår", "Informasjonskapsler"],
        "Vi bruker informasjonskapsler. <button>Godta alle</button><button>Bare nødvendige</button>",
        ["Sommeråpent hver dag", "Ny utstilling om vannkraft", "Omvisning for barn"]);

    public static BlindSite Romanian { get; } = new(
        "ro", "Editura Cireșul",
        ["Acasă", "Cărți", "Autori", "Noutăți", "Librării", "Contact", "Autentificare", "Politica de confidențialitate", "Termeni și condiții", "Cookie-uri"],
        "Folosim cookie-uri pentru o experiență mai bună. <button>Accept toate</button><button>Refuz</button>",
        ["Lansare de carte la Cluj", "Reduceri de toamnă", "Cele mai citite romane"]);

    public static BlindSite Thai { get; } = new(
        "th", "ร้านดอกบัว",
        ["หน้าแรก", "สินค้า", "โปรโมชั่น", "สาขา", "ติดต่อเรา", "เข้าสู่ระบบ", "นโยบายความเป็นส่วนตัว", "ข้อกำหนดการใช้งาน"],
        "เว็บไซต์นี้ใช้คุกกี้ <button>ยอมรับทั้งหมด</button><button>ปฏิเสธ</button>",
        ["สินค้ามาใหม่ประจำสัปดาห์", "ส่งฟรีทั่วประเทศ", "ลดราคาปลายปี"]);

    public static BlindSite Hindi { get; } = new(
        "hi", "सूरज समाचार",
        ["होम", "देश", "खेल", "मनोरंजन", "मौसम", "संपर्क करें", "लॉग इन", "गोपनीयता नीति", "उपयोग की शर्तें"],
        "यह वेबसाइट कुकीज़ का उपयोग करती है। <button>स्वीकार करें</button><button>अस्वीकार करें</button>",
        ["आज का मौसम", "क्रिकेट में बड़ी जीत", "त्योहारों की तैयारी"]);
}
