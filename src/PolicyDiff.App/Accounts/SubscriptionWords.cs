using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>A subscription in words that end a sentence. Plain text: pages encode it.</summary>
internal static class SubscriptionWords
{
    internal static string Of(Subscription subscription) => subscription.Scope switch
    {
        Subscription.Everything => "every change of every policy",
        Subscription.OfOrganization => $"every change of a policy of {subscription.Organization?.Name}",
        Subscription.OfPolicy => $"every change of {subscription.Policy?.Organization.Name}: {subscription.Policy?.Name}",
        Subscription.OfPhrase => $"changes that touch the words “{subscription.Phrase}”",
        _ => subscription.Scope,
    };
}
