using PolicyDiff.Alerts;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Alerts;

/// <summary>Letters about an invented company's policy, to render.</summary>
internal static class Letters
{
    internal static AlertSite Site { get; } = new(new Uri("https://policies.example/"));

    internal static PolicyText Old { get; } = TextOf(
        "# Privacy Policy", "Lumen Parcel brings parcels to your door. This page says what we do with what we learn about you on the way.",
        "# How long we keep it", "We keep the record of each delivery for 30 days. After that we delete it, unless the law asks us to keep it for longer.",
        "# Who else sees it", "We do not sell your personal information. We share your address with the courier who rings your bell.",
        "# Your rights", "You may ask us at any time for a copy of what we hold about you. We answer within two weeks.",
        "# Cookies", "We use one cookie to remember that you are signed in.");

    internal static PolicyText New { get; } = TextOf(
        "# Privacy Policy", "Lumen Parcel brings parcels to your door. This page says what we do with what we learn about you on the way.",
        "# How long we keep it", "We keep the record of each delivery for 180 days. After that we delete it, unless the law asks us to keep it for longer.",
        "# Who else sees it", "We may sell your personal information. We share your address with the courier who rings your bell and with Bright & <b>Harrow</b> Ltd.",
        "# Your rights", "You may ask us at any time for a copy of what we hold about you. We answer within two weeks.",
        "# Cookies", "We use one cookie to remember that you are signed in.", "We also use cookies of our advertising partners.",
        "# Arbitration", "Any dispute is settled by binding arbitration, and you give up the right to go to court.");

    internal static AlertLetter Letter(PolicyText? old = null, PolicyText? now = null)
    {
        var diff = PolicyDiffer.Compare(old ?? Old, now ?? New);
        var change = Change();
        change.WordsAdded = diff.Counts.Added;
        return new()
        {
            To = Mailbox.TryCreate("A Reader", "reader@example.org", out var to) ? to : throw new InvalidOperationException(),
            MessageId = "<1a2b@policies.example>",
            Subscription = Follow(Subscription.OfOrganization),
            Change = change,
            Diff = diff,
        };
    }

    internal static Subscription Follow(string scope, string? phrase = null)
    {
        var policy = Change().Policy;
        return new()
        {
            Scope = scope,
            Phrase = phrase,
            UnsubscribeKey = "Zk3-q_9",
            Organization = scope == Subscription.OfOrganization ? policy.Organization : null,
            Policy = scope == Subscription.OfPolicy ? policy : null,
        };
    }

    internal static StoredChange Change() => new()
    {
        Policy = new Policy
        {
            Slug = "privacy-policy",
            Name = "Privacy Policy",
            Type = "Privacy Policy",
            Organization = new Organization { Slug = "lumen-parcel", Name = "Lumen Parcel" },
        },
        Kind = ChangeKind.Content,
        FromText = ContentHash.Of("old"),
        ToText = ContentHash.Of("new"),
        LastWithOld = new(2026, 2, 27, 8, 3, 0, TimeSpan.Zero),
        FirstWithNew = new(2026, 2, 28, 20, 4, 0, TimeSpan.Zero),
        FromCapture = CaptureAt("https://web.archive.org/web/20260227080300/https://lumen-parcel.example/privacy"),
        ToCapture = CaptureAt(null),
        Origin = "live",
        Significance = 82,
        Direction = ChangeDirection.Adverse,
        Topics = ["retention", "sale", "arbitration", "cookies"],
        Headline = "lengthens retention from 30 to 180 days and allows the sale of personal information",
        Reasons =
        [
            new("quantity", "Retention: 30 days → 180 days", "We keep the record of each delivery for 30 days.", "We keep the record of each delivery for 180 days.", 3, 0.9, ChangeDirection.Adverse, "retention"),
            new("polarity", "‘not’ dropped before ‘sell’", "We do not sell your personal information.", "We may sell your personal information.", 5, 0.9, ChangeDirection.Adverse, "sale"),
            new("right", "Adds binding arbitration", null, "Any dispute is settled by binding arbitration", 12, 0.7, ChangeDirection.Adverse, "arbitration"),
        ],
    };

    internal static PolicyText TextOf(params string[] blocks) => new(null, "en", [.. blocks.Select(text => text.StartsWith("# ", StringComparison.Ordinal)
        ? new Block(BlockKind.Heading, 2, null, [new(text[2..])])
        : new Block(BlockKind.Paragraph, 0, null, [new(text)]))]);

    private static Capture CaptureAt(string? archived) => new()
    {
        Origin = archived is null ? "live" : "wayback",
        RequestedAddress = "https://lumen-parcel.example/privacy",
        FinalAddress = "https://lumen-parcel.example/privacy",
        ArchiveAddress = archived,
    };
}
