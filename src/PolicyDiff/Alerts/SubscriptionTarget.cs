namespace PolicyDiff.Alerts;

/// <summary>Something one can subscribe to.</summary>
/// <param name="Organization">Its name.</param>
/// <param name="OrganizationSlug">Its slug.</param>
/// <param name="Name">What is to be watched: of a policy its name.</param>
/// <param name="Slug">What <see cref="Subscriptions"/> takes: of a policy <c>organization/policy</c>.</param>
public sealed record SubscriptionTarget(string Organization, string OrganizationSlug, string Name, string Slug);
