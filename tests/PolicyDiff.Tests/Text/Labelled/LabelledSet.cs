using System.Globalization;
using System.IO.Compression;
using System.Text;
using PolicyDiff.Tests.Text.Labelled.Blind;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>All labelled pages: each template in the dressings of several ages, the tricky pages, and what needs its neighbours to be told.</summary>
public static class LabelledSet
{
    public static IReadOnlyList<Tongue> Tongues { get; } =
    [
        TonguesOne.English, TonguesOne.German, TonguesOne.French, TonguesOne.Spanish, TonguesTwo.Italian, TonguesTwo.Polish, TonguesTwo.Japanese, TonguesTwo.Russian,
        TonguesKeptAside.Portuguese, TonguesKeptAside.Dutch, TonguesKeptAside.Swedish, TonguesKeptAside.Chinese,
    ];

    public static IReadOnlyList<LabelledPage> All { get; } = [.. Policies(), .. Walls(), .. Own(), .. Cut(), .. NoText(), .. WrongPages(), .. Rewrites(), .. BlindPart.All];

    private static IEnumerable<LabelledPage> Policies()
    {
        for (var number = 0; number < Tongues.Count; number++)
        {
            var tongue = Tongues[number];
            foreach (var (kind, title, sentences, age) in new[]
            {
                ("privacy", tongue.PrivacyTitle, tongue.Privacy, number % Dressing.Ages), ("privacy-again", tongue.PrivacyTitle, tongue.Privacy, (number + 2) % Dressing.Ages),
                ("cookies", tongue.CookieTitle, tongue.Cookies, (number + 1) % Dressing.Ages), ("terms", tongue.TermsTitle, tongue.Terms, (number + 3) % Dressing.Ages),
            })
            {
                var chosen = Some(sentences, number + age);
                yield return Page($"policy-{kind}-{tongue.Code}", CaptureOutcome.Ok, Policy(tongue, title, chosen, age), tongue.IsHoldOut);
            }
        }
    }

    private static IEnumerable<LabelledPage> Walls()
    {
        for (var number = 0; number < Tongues.Count; number++)
        {
            var tongue = Tongues[number];
            var age = number % Dressing.Ages;
            yield return Page($"soft-404-{tongue.Code}", CaptureOutcome.SoftNotFound, Dressing.Dress(tongue, tongue.NotFound.Title, tongue.NotFound.Body, age), tongue.IsHoldOut);
            yield return Page($"soft-404-bare-{tongue.Code}", CaptureOutcome.SoftNotFound, Dressing.Bare(tongue.Site, tongue.NotFound.Body), tongue.IsHoldOut);
            yield return Page($"archived-error-{tongue.Code}", CaptureOutcome.ArchivedError, Dressing.Bare(tongue.ServerError.Title, tongue.ServerError.Body), tongue.IsHoldOut);
            yield return Page($"blocked-{tongue.Code}", CaptureOutcome.Blocked, Dressing.Bare(tongue.Blocked.Title, tongue.Blocked.Body), tongue.IsHoldOut);
            yield return Page($"consent-wall-{tongue.Code}", CaptureOutcome.ConsentWall, Dressing.Bare(tongue.Consent.Title, tongue.Consent.Body), tongue.IsHoldOut);
            yield return Page($"login-wall-{tongue.Code}", CaptureOutcome.LoginWall, Dressing.Dress(tongue, tongue.Login.Title, tongue.Login.Body, (age + 1) % Dressing.Ages), tongue.IsHoldOut);
            yield return Page($"parked-{tongue.Code}", CaptureOutcome.Parked, Dressing.Bare(tongue.Parked.Title, tongue.Parked.Body), tongue.IsHoldOut);
        }
    }

    private static IEnumerable<LabelledPage> Own() => OwnPages.All.Select((page, number) => Page(
        string.Create(CultureInfo.InvariantCulture, $"own-{number}"), page.Expected,
        page.Expected == CaptureOutcome.Ok ? Dressing.Dress(TonguesOne.English, page.Title, page.Body, number % Dressing.Ages) : Dressing.Bare(page.Title, page.Body),
        page.IsHoldOut));

    /// <summary>Bodies that end in the middle of a word, a tag, an entity.</summary>
    private static IEnumerable<LabelledPage> Cut()
    {
        for (var number = 0; number < Tongues.Count; number++)
        {
            var tongue = Tongues[number];
            var whole = Dressing.Dress(tongue, tongue.PrivacyTitle, $"<h1>{tongue.PrivacyTitle}</h1>{Dressing.Paragraphs(tongue.Privacy)}", number % Dressing.Ages);
            // Through a tag: after the opening sign and the name of the second to last paragraph's end.
            var end = whole.LastIndexOf("</p>\n<p>", StringComparison.Ordinal);
            yield return Page($"cut-{tongue.Code}", CaptureOutcome.Truncated, whole[..(end + 3)], tongue.IsHoldOut);
        }
    }

    private static IEnumerable<LabelledPage> NoText()
    {
        byte[] Packed()
        {
            using var memory = new MemoryStream();
            using (var packed = new ZipArchive(memory, ZipArchiveMode.Create)) packed.CreateEntry("policy.txt").Open().Dispose();
            return memory.ToArray();
        }

        yield return new("not-html-png", CaptureOutcome.NotHtml, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1], LabelledPart.TriedOn) { ContentType = "image/png" };
        yield return new("not-html-png-called-html", CaptureOutcome.NotHtml, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1], LabelledPart.TriedOn);
        yield return new("not-html-gif", CaptureOutcome.NotHtml, [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x3B], LabelledPart.TriedOn);
        yield return new("not-html-jpeg", CaptureOutcome.NotHtml, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1], LabelledPart.KeptAside);
        yield return new("not-html-zip", CaptureOutcome.NotHtml, Packed(), LabelledPart.KeptAside) { ContentType = "application/zip" };
        yield return new("not-html-noise", CaptureOutcome.NotHtml, Noise(), LabelledPart.KeptAside);
    }

    private static byte[] Noise()
    {
        var noise = new byte[4000];
        new Random(4).NextBytes(noise);
        return noise;
    }

    /// <summary>Pages that are told by where they came from or by the captures beside them.</summary>
    private static IEnumerable<LabelledPage> WrongPages()
    {
        for (var number = 0; number < Tongues.Count; number++)
        {
            var tongue = Tongues[number];
            var other = Tongues[(number + 3) % Tongues.Count];
            var age = number % Dressing.Ages;
            var policy = Policy(tongue, tongue.PrivacyTitle, tongue.Privacy, age);
            var home = Dressing.Dress(tongue, tongue.HomeTitle, $"<h2>{tongue.Site}</h2>{Dressing.Paragraphs(tongue.Home, 1)}", age);
            var held = tongue.IsHoldOut || other.IsHoldOut;
            yield return Page($"wrong-home-redirect-{tongue.Code}", CaptureOutcome.WrongPage, home, tongue.IsHoldOut) with { Final = "https://policy.example/" };
            yield return Page($"wrong-home-between-{tongue.Code}", CaptureOutcome.WrongPage, home.Replace(tongue.HomeTitle, tongue.Site, StringComparison.Ordinal), tongue.IsHoldOut) with { Between = policy };
            yield return Page($"wrong-language-between-{tongue.Code}", CaptureOutcome.WrongPage, Policy(other, other.PrivacyTitle, other.Privacy, age), held) with { Between = policy };
            yield return Page($"wrong-organization-between-{tongue.Code}", CaptureOutcome.WrongPage, Policy(tongue, tongue.TermsTitle, tongue.Terms, (age + 1) % Dressing.Ages), tongue.IsHoldOut) with { Between = policy, Final = "https://another-house.example/legal" };
        }
    }

    /// <summary>Real edits between two captures of the old text (a test, a withdrawn draft): policies, however short they stood.</summary>
    private static IEnumerable<LabelledPage> Rewrites()
    {
        for (var number = 0; number < Tongues.Count; number += 2)
        {
            var tongue = Tongues[number];
            var age = number % Dressing.Ages;
            yield return Page($"policy-edited-between-{tongue.Code}", CaptureOutcome.Ok, Policy(tongue, tongue.PrivacyTitle, [.. tongue.Privacy.Skip(2), .. tongue.Cookies], age), tongue.IsHoldOut) with
            {
                Between = Policy(tongue, tongue.PrivacyTitle, tongue.Privacy, age),
            };
        }
    }

    private static string Policy(Tongue tongue, string title, IEnumerable<string> sentences, int age) =>
        Dressing.Dress(tongue, $"{title} | {tongue.Site}", $"<h1>{title}</h1>{Dressing.Paragraphs(sentences)}", age);

    private static string[] Some(string[] sentences, int seed)
    {
        var random = new Random(seed);
        var left = random.Next(1, sentences.Length);
        return [.. sentences.Where((_, index) => index == 0 || index != left)];
    }

    private static LabelledPage Page(string name, CaptureOutcome expected, string html, bool isHoldOut) =>
        new(name, expected, Encoding.UTF8.GetBytes(html), isHoldOut ? LabelledPart.KeptAside : LabelledPart.TriedOn);
}
