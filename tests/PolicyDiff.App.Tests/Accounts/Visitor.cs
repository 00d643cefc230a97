using System.Net;
using System.Text.RegularExpressions;

namespace PolicyDiff.App.Tests.Accounts;

/// <summary>A browser without scripts: keeps cookies, follows no redirect, fills in the token of the form it loaded.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false };
    private readonly HttpClient _client;

    internal Visitor(Uri site) => _client = new HttpClient(_handler, disposeHandler: true) { BaseAddress = site };

    internal IEnumerable<Cookie> Cookies => _handler.CookieContainer.GetAllCookies();

    internal Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path, Cancellation);

    internal Task<string> ReadAsync(string path) => _client.GetStringAsync(path, Cancellation);

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, Cancellation);

    /// <summary>Loads the page and sends its form.</summary>
    internal async Task<HttpResponseMessage> SubmitAsync(string page, string target, params (string Name, string Value)[] fields)
    {
        var token = TokenIn(await (await GetAsync(page)).Content.ReadAsStringAsync(Cancellation));
        return await PostAsync(target, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Sends fields without any token.</summary>
    internal Task<HttpResponseMessage> PostAsync(string target, params (string Name, string Value)[] fields) =>
        _client.PostAsync(target, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Cancellation);

    internal Task<HttpResponseMessage> SignInAsync(string email, string password, string returnUrl = "") =>
        SubmitAsync("/sign-in", "/sign-in", ("Email", email), ("Password", password), ("returnUrl", returnUrl));

    internal static string TokenIn(string page) => FormToken().Match(page) is { Success: true } match
        ? match.Groups[1].Value
        : throw new InvalidOperationException("The page has no form with a token:\n" + page);

    public void Dispose() => _client.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
