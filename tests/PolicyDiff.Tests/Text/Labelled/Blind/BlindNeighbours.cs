using PolicyDiff.Text;
using static PolicyDiff.Tests.Text.Labelled.Blind.BlindSites;

namespace PolicyDiff.Tests.Text.Labelled.Blind;

/// <summary>Pages that only their address or the captures beside them tell from a policy, and policies that differ from their neighbours for good reason.</summary>
public static class BlindNeighbours
{
    private const string Rail =
        "<h1>Privacy notice</h1><p>This notice explains which personal data we process when you shop with us and why.</p><p>When you place an order we process your name, delivery address, telephone number and payment method to perform the contract.</p><p>We keep order data for seven years because tax law requires it, and delete it afterwards.</p><p>We share your address with the carrier and your payment details with the payment provider.</p><p>You have the right to access, rectify and erase your data and to complain to the supervisory authority.</p>";

    private const string RailFrench =
        "<h1>Politique de confidentialité</h1><p>Cette politique explique quelles données à caractère personnel nous traitons lorsque vous achetez chez nous.</p><p>Lorsque vous passez commande, nous traitons votre nom, votre adresse de livraison et votre mode de paiement pour exécuter le contrat.</p><p>Nous conservons les données pendant sept ans, comme l'exige la loi fiscale.</p><p>Vous disposez d'un droit d'accès, de rectification et d'effacement.</p>";

    private const string RailKorean =
        "<h1>개인정보처리방침</h1><p>한빛서점은 이용자의 개인정보를 중요하게 생각하며 관련 법령을 준수합니다.</p><p>회사는 주문 처리를 위하여 이름, 주소, 전화번호를 수집합니다.</p><p>수집한 개인정보는 관련 법령에 따라 5년간 보관한 후 파기합니다.</p><p>이용자는 언제든지 개인정보의 열람, 정정, 삭제를 요구할 수 있습니다.</p>";

    private static readonly string EnglishPolicy = BlindDress.Dress(English, 1, "Privacy notice – Marlow &amp; Finch Outfitters", Rail);
    private static readonly string FrenchPolicy = BlindDress.Dress(French, 3, "Politique de confidentialité", RailFrench);
    private static readonly string KoreanPolicy = BlindDress.Dress(Korean, 1, "개인정보처리방침 | 한빛서점", RailKorean);

    private static readonly string EnglishHome = BlindDress.Dress(English, 1, "Marlow &amp; Finch Outfitters | Tents, boots and backpacks", "<h2>Winter sale</h2><p>Up to 40 % off tents and boots until Sunday. Free delivery over $50.</p><h2>Best sellers</h2><ul><li>Ridge tent, two persons <b>$249.00</b></li><li>Feather quilt <b>$199.00</b></li><li>Titanium mug <b>$29.00</b></li><li>Alpine boots <b>$180.00</b></li></ul><h2>From the trail diary</h2><p>Anna walked the coast path in November and came home with wet socks and a big smile.</p>");
    private static readonly string FrenchHome = BlindDress.Dress(French, 3, "La Gazette du Littoral : l'actualité en direct", "<h2>Le phare rouvre après deux ans de travaux</h2><p>Les premiers visiteurs ont gravi les 257 marches samedi matin.</p><h2>Une tempête attendue dimanche</h2><p>Les ports du sud ont fermé leurs portes par précaution.</p><h2>Les huîtres seront plus chères</h2><p>La récolte a été mauvaise.</p>");
    private static readonly string KoreanHome = BlindDress.Dress(Korean, 1, "한빛서점 - 책과 함께하는 하루", "<h2>이번 주의 추천 도서</h2><p>서점 직원들이 고른 열 권의 책을 소개합니다.</p><h2>작가와의 만남</h2><p>토요일 오후 세 시, 본점 2층에서 열립니다.</p>");

    public static IReadOnlyList<LabelledPage> All { get; } =
    [
        Wrong("home-led-en", EnglishHome) with { Final = "https://policy.example/" },
        Wrong("home-led-fr", FrenchHome) with { Final = "https://www.policy.example/index.html" },
        Wrong("home-led-ko", KoreanHome) with { Final = "https://policy.example/ko/" },
        Wrong("home-between-en", EnglishHome) with { Between = EnglishPolicy },
        Wrong("home-between-fr", FrenchHome) with { Between = FrenchPolicy },
        Wrong("home-between-ko", KoreanHome) with { Between = KoreanPolicy },
        Wrong("language-fr-between-en", BlindDress.Dress(English, 1, "Politique de confidentialité", RailFrench)) with { Between = EnglishPolicy },
        Wrong("language-en-between-ko", BlindDress.Dress(Korean, 1, "Privacy notice", Rail)) with { Between = KoreanPolicy },
        Wrong("language-ko-between-fr", BlindDress.Dress(French, 3, "개인정보처리방침", RailKorean)) with { Between = FrenchPolicy },
        Wrong("organization-between-en", BlindDress.Dress(Spanish with { Code = "en" }, 4, "Trust centre", "<h2>Hosting acceptable use</h2><p>Customers of the hosting platform must not send unsolicited mail or attack other machines.</p><p>We may suspend servers that break these rules without notice.</p><p>Fees already paid are not refunded.</p>")) with { Between = EnglishPolicy, Final = "https://hosting-company.example/aup" },
        Wrong("organization-between-fr", BlindDress.Dress(French with { Name = "Groupe Horizon" }, 2, "Conditions du groupe", "<h1>Conditions générales du groupe Horizon</h1><p>Le groupe Horizon édite des magazines et organise des salons professionnels.</p><p>L'accès aux salons est réservé aux titulaires d'un badge.</p><p>Le tribunal de commerce est seul compétent.</p>")) with { Between = FrenchPolicy, Final = "https://groupe-horizon.example/cgu" },

        // Differs, and is the policy.
        Right("rewritten-between-en", BlindDress.Dress(English, 2, "Privacy notice – Marlow &amp; Finch Outfitters", "<h1>Privacy notice</h1><p>You buy gear from us; we learn a few things about you. Here is what, in plain words.</p><p>Your name, address and phone number go to the carrier who brings the parcel. Your card number goes to the payment provider; we never see it.</p><p>Tax law makes us keep invoices for seven years. All else we delete when you close your account.</p><p>Ask us for a copy of your data, or ask us to erase it, at privacy@outfitters.example.</p>")) with { Between = EnglishPolicy },
        Right("shortened-between-fr", BlindDress.Dress(French, 3, "Politique de confidentialité", "<h1>Politique de confidentialité</h1><p>Nous traitons votre nom et votre adresse pour exécuter le contrat et les conservons sept ans.</p><p>Vous disposez d'un droit d'accès et d'effacement de vos données.</p>")) with { Between = FrenchPolicy },
        Right("longer-between-ko", BlindDress.Dress(Korean, 1, "개인정보처리방침 | 한빛서점", RailKorean + "<h2>쿠키</h2><p>회사는 맞춤 서비스를 제공하기 위하여 쿠키를 사용하며, 이용자는 브라우저 설정에서 이를 거부할 수 있습니다.</p><h2>개인정보 보호책임자</h2><p>개인정보 보호책임자의 연락처는 privacy@hanbit.example 입니다.</p>")) with { Between = KoreanPolicy },
        Right("moved-to-root-of-privacy-host", EnglishPolicy) with { Final = "https://privacy.policy.example/" },
        Right("same-policy-from-another-host", EnglishPolicy) with { Between = EnglishPolicy, Final = "https://legal-pages.example/marlow/privacy" },
        Right("first-of-its-language-alone", FrenchPolicy),
    ];

    private static LabelledPage Wrong(string name, string html) => BlindPart.Page($"wrong-{name}", CaptureOutcome.WrongPage, html);

    private static LabelledPage Right(string name, string html) => BlindPart.Page($"policy-{name}", CaptureOutcome.Ok, html);
}
