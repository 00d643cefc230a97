using System.Text;
using PolicyDiff.Text.Decoding;

namespace PolicyDiff.Tests.Text.Decoding;

/// <summary>Pages in every encoding that pages came in before UTF-8, with nothing declared and with the wrong one.</summary>
public sealed class EncodingGuessTests
{
    private const string Japanese = "当社は、お客様の個人情報を次の目的のために利用いたします。ご本人の同意がない限り、第三者に提供することはありません。お問い合わせの窓口はこのページの末尾に記載しています。";
    private const string Chinese = "我们会在您使用灯塔渡轮的服务时收集您的姓名和电子邮件地址。未经您的同意，我们不会向任何第三方披露您的个人信息。本政策可能会不时更新。";
    private const string Taiwanese = "當您使用燈塔渡輪的服務時，我們會蒐集您的姓名與電子郵件地址。未經您的同意，我們不會向任何第三人揭露您的個人資料。本政策可能會不定期更新。";
    private const string Korean = "회사는 회원의 개인정보를 중요하게 생각하며 관련 법령을 준수합니다. 수집한 정보는 이용 목적 외의 용도로 사용하지 않으며 동의 없이 제공하지 않습니다.";
    private const string Russian = "Мы собираем ваше имя и адрес электронной почты, когда вы заказываете перевозку. Мы не передаём персональные данные третьим лицам без вашего согласия.";
    private const string Ukrainian = "Ми збираємо ваше ім'я та адресу електронної пошти, коли ви замовляєте перевезення. Ми не передаємо персональні дані третім особам без вашої згоди.";
    private const string Bulgarian = "Ние събираме вашето име и адрес, когато поръчвате превоз. Не предоставяме лични данни на трети лица без вашето съгласие.";
    private const string Greek = "Συλλέγουμε το όνομα και τη διεύθυνσή σας όταν κάνετε κράτηση. Δεν κοινοποιούμε προσωπικά δεδομένα σε τρίτους χωρίς τη συγκατάθεσή σας.";
    private const string Hebrew = "אנו אוספים את שמך ואת כתובת הדואר שלך כאשר אתה מזמין נסיעה. איננו מוסרים מידע אישי לצד שלישי ללא הסכמתך.";
    private const string Arabic = "نجمع اسمك وعنوان بريدك الإلكتروني عندما تحجز رحلة. لا نكشف عن بياناتك الشخصية لأي طرف ثالث دون موافقتك.";
    private const string Thai = "เราเก็บชื่อและที่อยู่อีเมลของคุณเมื่อคุณจองการเดินทาง เราไม่เปิดเผยข้อมูลส่วนบุคคลแก่บุคคลที่สามโดยไม่ได้รับความยินยอม";
    private const string Polish = "Zbieramy imię i nazwisko oraz adres e-mail, gdy zamawiają Państwo usługę. Nie udostępniamy danych osobowych osobom trzecim bez wyraźnej zgody. Możliwość cofnięcia zgody przysługuje zawsze.";
    private const string Czech = "Shromažďujeme vaše jméno a e-mailovou adresu, když si objednáte přepravu. Osobní údaje neposkytujeme třetím stranám bez vašeho souhlasu, který můžete kdykoli odvolat.";
    private const string Hungarian = "Gyűjtjük az Ön nevét és e-mail címét, amikor fuvart rendel. Személyes adatait hozzájárulása nélkül nem adjuk át harmadik félnek, és törlésüket bármikor kérheti őrzésük időtartama alatt.";
    private const string Romanian = "Colectăm numele şi adresa dumneavoastră când comandaţi un transport. Nu dezvăluim date personale către terţi fără consimţământul dumneavoastră, pe care îl puteţi retrage oricând.";
    private const string Turkish = "Bir sefer ayırttığınızda adınızı ve e-posta adresinizi topluyoruz. Kişisel verilerinizi açık rızanız olmadan üçüncü kişilerle paylaşmıyoruz.";
    private const string Lithuanian = "Mes renkame jūsų vardą ir el. pašto adresą, kai užsisakote kelionę. Asmens duomenų neteikiame trečiosioms šalims be jūsų sutikimo, kurį galite bet kada atšaukti.";
    private const string Latvian = "Mēs vācam jūsu vārdu un adresi, kad pasūtāt braucienu. Personas datus bez jūsu piekrišanas trešajām personām neizpaužam, un jūs varat to atsaukt jebkurā laikā.";
    private const string French = "Nous recueillons votre nom et votre adresse électronique lorsque vous réservez une traversée. Vos données à caractère personnel ne sont jamais cédées à des tiers.";
    private const string German = "Wir erheben Ihren Namen und Ihre Anschrift, wenn Sie eine Überfahrt buchen. Personenbezogene Daten geben wir ohne Ihre ausdrückliche Zustimmung nicht an Dritte weiter, außer es ist gesetzlich nötig für die Erfüllung.";
    private const string Portuguese = "Recolhemos o seu nome e endereço quando reserva uma viagem. Não divulgamos informações pessoais a terceiros sem a sua autorização, e as condições são públicas.";
    private const string Icelandic = "Við söfnum nafni þínu og netfangi þegar þú bókar ferð. Persónuupplýsingar eru ekki veittar þriðja aðila án samþykkis þíns og þú getur afturkallað það hvenær sem er.";

    public static TheoryData<string, string> Languages => new()
    {
        { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "iso-2022-jp", Japanese }, { "gb18030", Chinese }, { "gb2312", Chinese }, { "big5", Taiwanese }, { "euc-kr", Korean },
        { "windows-1251", Russian }, { "koi8-r", Russian }, { "iso-8859-5", Russian }, { "cp866", Russian }, { "windows-1251", Ukrainian }, { "koi8-u", Ukrainian }, { "windows-1251", Bulgarian },
        { "windows-1253", Greek }, { "iso-8859-7", Greek }, { "windows-1255", Hebrew }, { "windows-1256", Arabic }, { "iso-8859-6", Arabic }, { "windows-874", Thai },
        { "windows-1250", Polish }, { "iso-8859-2", Polish }, { "windows-1250", Czech }, { "iso-8859-2", Czech }, { "windows-1250", Hungarian }, { "windows-1250", Romanian },
        { "windows-1254", Turkish }, { "windows-1257", Lithuanian }, { "windows-1257", Latvian },
        { "windows-1252", French }, { "windows-1252", German }, { "windows-1252", Portuguese }, { "windows-1252", Icelandic },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_without_a_declaration_is_read_by_what_its_bytes_are(string encoding, string text) =>
        Assert.Contains(text, Decode(encoding, Page(text, null), null));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_long_page_without_a_declaration_is_read_by_what_its_bytes_are(string encoding, string text) =>
        Assert.Contains(text, Decode(encoding, Page(string.Concat(Enumerable.Repeat($"<p class=x>{text}</p>\n<script>var a = 'b < c';</script>", 150)), null), null));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_that_a_server_declares_as_latin_1_is_read_by_what_its_bytes_are(string encoding, string text) =>
        Assert.Contains(text, Decode(encoding, Page(text, null), "text/html; charset=ISO-8859-1"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_that_declares_utf_8_and_is_none_is_read_by_what_its_bytes_are(string encoding, string text) =>
        Assert.Contains(text, Decode(encoding, Page(text, "utf-8"), null));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_line_with_a_few_letters_of_its_own_is_enough(string encoding, string text)
    {
        var length = 0;
        for (var own = 0; own < 14 && length < text.Length; length++)
        {
            if (text[length] > '\u007F') own++;
        }

        Assert.Contains(text[..length], Decode(encoding, $"<p>{text[..length]}</p>", null));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_pages_own_declaration_is_followed_against_a_server_that_says_latin_1(string encoding, string text) =>
        Assert.Contains(text, Decode(encoding, Page(text, encoding), "text/html; charset=iso-8859-1"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_right_declaration_is_never_overruled(string encoding, string text)
    {
        var decoded = ByteDecoder.Decode(Bytes(encoding, Page(text, encoding)), null, null);
        Assert.Contains(text, decoded.Text);
        Assert.Null(decoded.Note);
    }

    [Theory]
    [InlineData("Please read our résumé of the naïve policy — © 2004 Café Lantern®.")]
    [InlineData("We don’t sell your data. “Data” means what § 4 says: €5 – €10 …")]
    [InlineData("Zürich")]
    [InlineData("Ångström & Søn")]
    public void A_few_accents_in_english_stay_windows_1252(string text)
    {
        Assert.Equal(text, Decode("windows-1252", text, null));
        Assert.Equal(text, Decode("windows-1252", text, "text/html; charset=iso-8859-1"));
    }

    [Fact]
    public void What_was_overruled_is_said()
    {
        Assert.Equal("The page declares windows-1252, but its bytes are windows-1251 and were read as such.", ByteDecoder.Decode(Bytes("windows-1251", Russian), "text/html; charset=iso-8859-1", null).Note);
        Assert.Equal("The page declares no encoding; its bytes are shift_jis and were read as such.", ByteDecoder.Decode(Bytes("shift_jis", Japanese), null, null).Note);
    }

    private static string Page(string text, string? charset) =>
        $"<html><head>{(charset is null ? "" : $"<meta http-equiv=Content-Type content='text/html; charset={charset}'>")}<title>Lantern Ferry</title><style>p{{color:red}}</style></head><body><!-- Kopf --><p>{text}</p></body></html>";

    private static string Decode(string encoding, string page, string? contentType) => ByteDecoder.Decode(Bytes(encoding, page), contentType, null).Text;

    private static byte[] Bytes(string encoding, string page)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(page);
    }
}
