using System.Globalization;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Alerts;

/// <summary>A named link; the address is absolute, or a path when the site has no public address.</summary>
internal sealed record AlertLink(string Label, string Address);

/// <summary>What both parts of an alert mail say, in words, before either is written.</summary>
internal sealed record AlertContent
{
    private const int ReasonsShown = 6;
    private const int QuoteLength = 240;
    private const int SentenceLength = 300;

    /// <summary>"Acme – Privacy Policy".</summary>
    internal required string Name { get; init; }

    /// <summary>When it happened, from both sides.</summary>
    internal required string Bounds { get; init; }

    /// <summary>What happened, one sentence.</summary>
    internal required string Headline { get; init; }

    /// <summary>Which subscription it answers.</summary>
    internal required string Why { get; init; }

    /// <summary>The strongest reasons, quotes shortened.</summary>
    internal required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The words changed, fit for a mail; null where there are no two texts.</summary>
    internal required MailExcerpt? Excerpt { get; init; }

    /// <summary>Most useful first.</summary>
    internal required IReadOnlyList<AlertLink> Links { get; init; }

    /// <summary>Where the reader ends the subscription.</summary>
    internal required AlertLink Unsubscribe { get; init; }

    /// <summary>Whether links start with the site's own address.</summary>
    internal required bool IsAddressed { get; init; }

    internal static AlertContent Of(AlertLetter letter, AlertSite site)
    {
        var change = letter.Change;
        return new()
        {
            Name = AlertMail.Name(change.Policy),
            Bounds = BoundsOf(change),
            Headline = Sentence(change.Headline) + AlsoOf(letter.Also),
            Why = WhyOf(letter.Subscription),
            Reasons = [.. change.Reasons.Take(ReasonsShown).Select(Shorten)],
            Excerpt = letter.Diff is null ? null : MailExcerpt.Of(letter.Diff),
            Links = LinksOf(change, site),
            Unsubscribe = new("Stop these mails", site.Link(AlertSite.UnsubscribePath(letter.Subscription.UnsubscribeKey))),
            IsAddressed = site.PublicUrl is not null,
        };
    }

    private static string BoundsOf(StoredChange change) => change.LastWithOld is { } last
        ? change.Kind is ChangeKind.Removed or ChangeKind.Restored
        ? $"{(change.Kind == ChangeKind.Removed ? "Gone" : "Back")} after {Instant(last)} (last seen {(change.Kind == ChangeKind.Removed ? "with its text" : "without one")}) and no later than {Instant(change.FirstWithNew)}."
        : $"Changed after {Instant(last)} (last seen before) and no later than {Instant(change.FirstWithNew)} (first seen after)."
        : $"First seen {Instant(change.FirstWithNew)}.";

    private static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Sentence(string headline)
    {
        var line = MailText.Shorten(MailText.OneLine(headline), SentenceLength);
        if (line.Length == 0) return "The text changed.";
        return char.ToUpperInvariant(line[0]) + line[1..] + (line[^1] is '.' or '!' or '?' or '…' ? "" : ".");
    }

    private static string AlsoOf(IReadOnlyList<string> names) =>
        names.Count == 0 ? "" : $" The same change was made to: {string.Join(", ", names.Select(MailText.OneLine))}.";

    private static string WhyOf(Subscription subscription) => "You get this because you follow " + subscription.Scope switch
    {
        Subscription.OfOrganization when subscription.Organization is { } organization => $"all policies of {MailText.OneLine(organization.Name)}.",
        Subscription.OfPolicy when subscription.Policy is { } policy => $"{AlertMail.Name(policy)}.",
        Subscription.OfPhrase => $"the words “{MailText.Shorten(MailText.OneLine(subscription.Phrase ?? ""), QuoteLength)}”, which this change touches.",
        _ => "every policy tracked here.",
    };

    private static Reason Shorten(Reason reason) => reason with
    {
        Sentence = MailText.Shorten(MailText.OneLine(reason.Sentence), SentenceLength),
        OldQuote = Quote(reason.OldQuote),
        NewQuote = Quote(reason.NewQuote),
    };

    private static string? Quote(string? quote) => string.IsNullOrWhiteSpace(quote) ? null : MailText.Shorten(MailText.OneLine(quote), QuoteLength);

    private static List<AlertLink> LinksOf(StoredChange change, AlertSite site)
    {
        var policy = change.Policy;
        var links = new List<AlertLink> { new("View the change", site.Link(AlertSite.ChangePath(policy, change.FromText, change.ToText))) };
        if (change.FromText is { } from) links.Add(new("Text before", site.Link(AlertSite.VersionPath(policy, from))));
        if (change.ToText is { } to) links.Add(new("Text after", site.Link(AlertSite.VersionPath(policy, to))));
        AddForeign(links, "Archived copy before", change.FromCapture?.ArchiveAddress);
        AddForeign(links, "Archived copy after", change.ToCapture.ArchiveAddress);
        AddForeign(links, "The page itself", change.ToCapture.FinalAddress ?? change.ToCapture.RequestedAddress);
        return links;
    }

    // An address that is not http or https, or too long for a line of a mail, is no link to offer.
    private static void AddForeign(List<AlertLink> links, string label, string? address)
    {
        const int longest = 900;
        if (address is not { Length: <= longest } || !ForeignAddress.TryRead(address, out var uri)) return;
        if (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) links.Add(new(label, uri.AbsoluteUri));
    }
}
