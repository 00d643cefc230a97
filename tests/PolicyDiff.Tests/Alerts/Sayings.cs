namespace PolicyDiff.Tests.Alerts;

/// <summary>Paragraphs of invented policies, long enough to be taken for one.</summary>
internal static class Sayings
{
    internal static readonly string[] Frame =
    [
        "Lumen Parcel brings parcels to your door, and this page says in plain words what we do with what we learn about you on the way there.",
        "We collect your name, your address and your telephone number, because without them no courier would find you, and nothing else besides.",
        "You may ask us at any time for a copy of what we hold about you, and you may have it corrected or deleted; we answer within two weeks.",
        "We protect your personal information with locks, encryption and people who have promised in writing to keep quiet about what they see.",
    ];

    internal static string[] Keeping(int days) => [.. Frame, $"We keep the record of each delivery for {days} days. After that we delete it, unless the law asks us to keep it for longer."];

    internal static readonly string[] Selling = [.. Keeping(30), "We may sell your personal information to carefully chosen advertising partners, who use it to show you offers that suit you."];
}
