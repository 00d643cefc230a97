using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Judging;

public sealed class PageJudgeTests
{
    [Theory]
    [InlineData("", "", CaptureOutcome.Empty)]
    [InlineData("Lantern Ferry", "<img src=x.gif>", CaptureOutcome.Empty)]
    [InlineData("Lantern Ferry", "<p>Loading the application</p>", CaptureOutcome.Empty)]
    [InlineData("404 - Page not found", "<h1>Oops</h1><p>Try the search.</p>", CaptureOutcome.SoftNotFound)]
    [InlineData("Lantern Ferry", "<h1>Sorry</h1><p>The page you requested could not be found. It may have moved; please go to our home page and look for it there, or write to us.</p>", CaptureOutcome.SoftNotFound)]
    [InlineData("Seite nicht gefunden", "<p>Bitte versuchen Sie es erneut.</p>", CaptureOutcome.SoftNotFound)]
    [InlineData("Just a moment...", "<p>Checking your browser before accessing ferry.example.</p><p>Ray ID: 1a2b</p>", CaptureOutcome.Blocked)]
    [InlineData("ferry.example", "<h1>Access Denied</h1><p>You don't have permission to access this on this server. Reference #18.2f</p>", CaptureOutcome.Blocked)]
    [InlineData("Ferry", "<p>You need to enable JavaScript to run this app.</p>", CaptureOutcome.Blocked)]
    [InlineData("Ferry", "<p>We use cookies to make this site work. Before you continue, choose.</p><p>Accept all cookies</p>", CaptureOutcome.ConsentWall)]
    [InlineData("Ferry", "<h1>Sign in to continue</h1><p>E-mail</p><p>Password</p><p>Forgot password?</p>", CaptureOutcome.LoginWall)]
    public void A_page_that_stands_in_a_policys_place_is_told(string title, string body, CaptureOutcome outcome)
    {
        var reading = Pages.Read($"<html><head><title>{title}</title></head><body>{body}</body></html>");
        Assert.Equal(outcome, reading.Outcome);
        Assert.NotEmpty(reading.Reasons);
        Assert.EndsWith(".", reading.Reasons[0]);
    }

    [Theory]
    [InlineData("Privacy", "<p>We collect no personal data.</p>")]
    [InlineData("Cookie Policy", "<h1>Cookie Policy</h1><p>We use cookies to keep you signed in. You can accept or refuse cookies in your browser. We set no others.</p>")]
    [InlineData("Privacy 404 Ltd", "<h1>Privacy Policy</h1><p>404 Ltd collects personal data with your consent. You have rights under privacy law. We process data, disclose none, and keep cookies for a day. This policy and these terms are our agreement.</p>")]
    [InlineData("Terms", "<p>If a page cannot be found, or you are denied access, we are not liable. These terms are governed by the law of Malta. Your rights under consumer law stay. We disclose no personal data to any third party without consent.</p>")]
    [InlineData("Datenschutz", "<p>Wir verarbeiten keine personenbezogenen Daten.</p>")]
    public void A_short_policy_is_a_policy(string title, string body) =>
        Assert.Equal(CaptureOutcome.Ok, Pages.Read($"<html><head><title>{title}</title></head><body>{body}</body></html>").Outcome);

    [Theory]
    [InlineData("<p>You may ask us at any time <a href=\"https://fer")]
    [InlineData("<p>You may ask us at any time for a copy of the data that we hol")]
    [InlineData("<p>You may ask us at any time.</p></di")]
    public void A_page_that_ends_too_early_is_truncated_and_keeps_its_text(string end)
    {
        var reading = Pages.Read($"<html><body><h1>Privacy</h1>{Pages.Clauses}{end}");
        Assert.Equal(CaptureOutcome.Truncated, reading.Outcome);
        Assert.NotNull(reading.Text);
    }

    [Theory]
    [InlineData("<html><body><p>We collect personal data.<p>Write to us: privacy@ferry.example")]
    [InlineData("<html><body><p>We collect personal data.</p><p>Lantern Ferry Ltd, Malta")]
    [InlineData("<p>We collect personal data and never ever sell it to")]
    [InlineData("<html><body><p>We collect personal data.</p><!-- served by node 7 -->")]
    public void An_old_page_without_its_last_tags_is_whole(string page) => Assert.Equal(CaptureOutcome.Ok, Pages.Read(page).Outcome);

    [Theory]
    [InlineData("We collect your data and use it for the services that you ask us to bring to you.", "en")]
    [InlineData("Wir verarbeiten Ihre Daten und geben sie nicht an Dritte weiter, wenn Sie das nicht wünschen.", "de")]
    [InlineData("Nous traitons vos données pour les services que vous demandez et nous ne les vendons pas.", "fr")]
    [InlineData("Usamos los datos que usted nos da para el servicio y no los vendemos a otras empresas de la red.", "es")]
    [InlineData("Trattiamo i dati che ci hai dato per il servizio e non li vendiamo ad altri con il tuo nome.", "it")]
    [InlineData("Usamos os dados que você nos dá para o serviço e não os vendemos a outras empresas por dinheiro.", "pt")]
    [InlineData("Wij gebruiken uw gegevens voor de dienst die u bij ons vraagt en wij verkopen ze niet aan anderen.", "nl")]
    public void The_language_is_told_by_small_words(string text, string language) => Assert.Equal(language, Pages.Read($"<p>{text}</p>").Text!.Language);

    [Fact]
    public void A_declared_language_is_taken() => Assert.Equal("sv", Pages.Read("<html lang='sv-SE'><body><p>Vi behandlar data.</p></body></html>").Text!.Language);

    [Fact]
    public void A_text_in_no_known_language_has_none() => Assert.Null(Pages.Read("<p>Käsittelemme henkilötietoja palvelun tarjoamiseksi emmekä myy niitä koskaan kenellekään muulle taholle.</p>").Text!.Language);
}
