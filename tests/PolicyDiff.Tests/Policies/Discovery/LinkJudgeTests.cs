using System.Text;
using PolicyDiff.Policies.Discovery;

namespace PolicyDiff.Tests.Policies.Discovery;

public sealed class LinkJudgeTests
{
    private static readonly Uri Site = new("https://www.heronferry.example/");
    private static readonly LinkJudge Judge = new(LinkLexicon.Default);

    [Theory]
    [InlineData("en", "Privacy Policy", "/a1", "Privacy Policy")]
    [InlineData("en", "Heron Ferry – our Privacy & Cookie Policy (2024)", "/a1", "Privacy Policy")]
    [InlineData("en", "Privacy", "/privacy", "Privacy Policy")]
    [InlineData("en", "Terms &amp; Conditions", "/tc.asp?id=4", "Terms of Service")]
    [InlineData("en", "Terms", "/legal/terms", "Terms of Service")]
    [InlineData("en", "Cookies", "/cookies", "Cookie Policy")]
    [InlineData("en", "Learn more", "/legal/cookie-policy.html", "Cookie Policy")]
    [InlineData("en", "Privacy Policy", "https://help.heronferry.example/articles/privacy-policy", "Privacy Policy")]
    [InlineData("en", "", "/privacy.html", "Privacy Policy")]
    [InlineData("en", "Community Guidelines", "/community/guidelines", "Community Guidelines")]
    [InlineData("en", "Acceptable Use", "/aup", "Acceptable Use Policy")]
    [InlineData("de", "Datenschutzerklärung", "/x", "Privacy Policy")]
    [InlineData("de", "AGB", "/x", "Terms of Service")]
    [InlineData("de", "Impressum", "/x", "Imprint")]
    [InlineData("fr", "Politique de confidentialité", "/x", "Privacy Policy")]
    [InlineData("fr", "Conditions générales d’utilisation", "/x", "Terms of Service")]
    [InlineData("es", "POLÍTICA DE PRIVACIDAD", "/x", "Privacy Policy")]
    [InlineData("es", "Términos y condiciones", "/x", "Terms of Service")]
    [InlineData("it", "Informativa sulla privacy", "/x", "Privacy Policy")]
    [InlineData("it", "Condizioni d'uso", "/x", "Terms of Service")]
    [InlineData("pt", "Política de Privacidade", "/x", "Privacy Policy")]
    [InlineData("pt", "Termos de uso", "/x", "Terms of Service")]
    [InlineData("nl", "Privacyverklaring", "/x", "Privacy Policy")]
    [InlineData("nl", "Algemene voorwaarden", "/x", "Terms of Service")]
    [InlineData("pl", "Polityka prywatności", "/x", "Privacy Policy")]
    [InlineData("pl", "Regulamin", "/x", "Terms of Service")]
    [InlineData("sv", "Integritetspolicy", "/x", "Privacy Policy")]
    [InlineData("sv", "Användarvillkor", "/x", "Terms of Service")]
    [InlineData("da", "Privatlivspolitik", "/x", "Privacy Policy")]
    [InlineData("da", "Vilkår og betingelser", "/x", "Terms of Service")]
    [InlineData("no", "Personvernerklæring", "/x", "Privacy Policy")]
    [InlineData("no", "Informasjonskapsler", "/x", "Cookie Policy")]
    [InlineData("fi", "Tietosuojaseloste", "/x", "Privacy Policy")]
    [InlineData("fi", "Käyttöehdot", "/x", "Terms of Service")]
    [InlineData("cs", "Zásady ochrany osobních údajů", "/x", "Privacy Policy")]
    [InlineData("cs", "Obchodní podmínky", "/x", "Terms of Service")]
    [InlineData("tr", "GİZLİLİK POLİTİKASI", "/x", "Privacy Policy")]
    [InlineData("tr", "Kullanım Koşulları", "/x", "Terms of Service")]
    [InlineData("ru", "Политика конфиденциальности", "/x", "Privacy Policy")]
    [InlineData("ru", "Пользовательское соглашение", "/x", "Terms of Service")]
    [InlineData("ja", "プライバシーポリシー", "/x", "Privacy Policy")]
    [InlineData("ja", "利用規約", "/x", "Terms of Service")]
    [InlineData("ko", "개인정보처리방침", "/x", "Privacy Policy")]
    [InlineData("ko", "이용약관", "/x", "Terms of Service")]
    [InlineData("zh", "隐私政策", "/x", "Privacy Policy")]
    [InlineData("zh", "使用條款", "/x", "Terms of Service")]
    [InlineData("ar", "سياسة الخصوصية", "/x", "Privacy Policy")]
    [InlineData("ar", "الشروط والأحكام", "/x", "Terms of Service")]
    public void A_policy_is_recognised_in_its_language(string language, string text, string address, string type)
    {
        var found = Of(language, text, address);
        Assert.Equal(type, Assert.Single(found.Policies).Type);
        Assert.Equal(language, found.Policies[0].Language);
    }

    [Theory]
    [InlineData("How we wrote our privacy policy", "/blog/how-we-wrote-our-privacy-policy")]
    [InlineData("Privacy Policy update: what it means for you", "/news/2018/05/privacy-policy-update")]
    [InlineData("Privacy Shield", "/privacy-shield")]
    [InlineData("Privacy", "/blog/privacy")]
    [InlineData("Privacy", "/help/privacy")]
    [InlineData("Terms", "/products/terms")]
    [InlineData("Privacy screen protector", "/shop/privacy-screen")]
    [InlineData("Cookie settings", "/cookies")]
    [InlineData("Cookie-Einstellungen", "/cookies")]
    [InlineData("Your Privacy Choices", "/privacy-choices")]
    [InlineData("Do Not Sell My Personal Information", "/privacy/do-not-sell")]
    [InlineData("Chocolate chip cookies", "/recipes/chocolate-chip-cookies")]
    [InlineData("Careers", "/careers")]
    [InlineData("Privacy Policy", "javascript:void(0)")]
    [InlineData("Privacy Policy", "#privacy")]
    [InlineData("Privacy Policy", "mailto:privacy@heronferry.example")]
    [InlineData("Privacy Policy", "/")]
    [InlineData("Terms of our night savers", "/fares/night-saver-terms")]
    public void What_only_sounds_like_a_policy_is_none(string text, string address)
    {
        var found = Of("en", text, address);
        Assert.Empty(found.Policies);
    }

    [Fact]
    public void A_bare_word_counts_at_the_end_of_a_page_and_where_the_address_agrees()
    {
        const string filler = "<a href='/1'>One</a><a href='/2'>Two</a><a href='/3'>Three</a><a href='/4'>Four</a>";
        Assert.Empty(Policies($"<a href='/p/17'>Privacy</a>{filler}"));
        Assert.Single(Policies($"{filler}<a href='/p/17'>Privacy</a>"));
        Assert.Single(Policies($"<div id='footer'><a href='/p/17'>Privacy</a></div>{filler}"));
        Assert.Single(Policies($"<a href='/privacy'>Privacy</a>{filler}"));
    }

    [Fact]
    public void Somebody_elses_policy_is_told_apart_from_the_sites_own()
    {
        var found = Page("<a href='/privacy'>Privacy</a><p>Protected by a robot check. <a href='https://robots.example/policies/privacy'>Privacy Policy</a> and <a href='https://robots.example/terms'>Terms of Service</a> apply.</p><a href='https://heronferry-legal.example/terms'>Terms of Use</a>");
        Assert.Equal(["https://www.heronferry.example/privacy", "https://heronferry-legal.example/terms"], found.Policies.Select(policy => policy.Link.Address.AbsoluteUri));
        Assert.Equal(["https://robots.example/policies/privacy", "https://robots.example/terms"], found.Elsewhere.Select(policy => policy.Link.Address.AbsoluteUri));
    }

    [Fact]
    public void A_page_that_lists_policies_is_a_hub()
    {
        var found = Page("<a href='/legal/'>Legal</a><a href='/news/legal'>Legal</a>");
        Assert.Equal("/legal/", Assert.Single(found.Hubs).Link.Address.AbsolutePath);
        Assert.Empty(found.Policies);
    }

    [Fact]
    public void Any_bytes_give_links_or_none_and_never_a_failure()
    {
        var random = new Random(7);
        var page = Encoding.UTF8.GetBytes("<html lang=de><base href='https://[x'><a href='//'>AGB</a><a href='http://'>x</a><a rel='privacy-policy' href='/p%zz?#'>\u0000</a><a href='https://heronferry.example:99999/'>Terms</a></html>");
        for (var round = 0; round < 3000; round++)
        {
            var mutated = page.ToArray();
            for (var change = 0; change < 1 + (round % 9); change++) mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            if (LinkedPageReader.Read(mutated, "text/html", Site) is { } read) Judge.Judge(read, Site);
        }
    }

    private static LinkFindings Of(string language, string text, string address) =>
        Page($"<a href='/a'>A</a><a href='/b'>B</a><a href='/c'>C</a><a href=\"{address}\">{text}</a><a href='/d'>D</a><a href='/e'>E</a><a href='/f'>F</a>", language);

    private static IReadOnlyList<LinkFinding> Policies(string body) => Page(body).Policies;

    private static LinkFindings Page(string body, string language = "en") => Judge.Judge(
        LinkedPageReader.Read(Encoding.UTF8.GetBytes($"<!doctype html><html lang='{language}'><head><meta charset=utf-8><title>Heron Ferry</title></head><body>{body}</body></html>"), "text/html; charset=utf-8", Site)!,
        Site);
}
