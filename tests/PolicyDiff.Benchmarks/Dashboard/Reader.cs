using System.Text.RegularExpressions;

namespace PolicyDiff.Benchmarks.Dashboard;

/// <summary>Somebody with a browser over eight connections: a stranger, or the owner of the made installation.</summary>
internal sealed partial class Reader : IDisposable
{
    internal const int Connections = 8;

    private const string Email = "owner@bench.invalid";
    private const string Password = "four unrelated bench words";

    private Reader(Uri address) =>
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = address };

    internal HttpClient Client { get; }

    internal static Reader Stranger(ServedProgram program) => new(program.Address);

    /// <summary>Makes the owner's account by the link that the program printed, or signs in to it.</summary>
    internal static async Task<Reader> OwnerAsync(ServedProgram program)
    {
        var reader = new Reader(program.Address);
        var page = program.OwnerLink?.PathAndQuery ?? "/sign-in";
        var form = await reader.Client.GetStringAsync(new Uri(page, UriKind.Relative));
        var fields = new Dictionary<string, string> { ["Email"] = Email, ["Name"] = "Owner", ["Password"] = Password, ["__RequestVerificationToken"] = FormToken().Match(form).Groups[1].Value };
        if (program.OwnerLink is { } link) fields["token"] = Uri.UnescapeDataString(link.Query["?token=".Length..]);
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await reader.Client.PostAsync(new Uri(page.Split('?')[0], UriKind.Relative), content);
        if ((int)answer.StatusCode != 302) throw new InvalidOperationException($"The owner could not sign in: {(int)answer.StatusCode}.");
        return reader;
    }

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
