namespace PolicyDiff.Policies.Discovery;

/// <summary>Joins what home pages of many years link into policies with bounds in time. Pure.</summary>
internal static class LinkLedger
{
    private static readonly string[] Order = ["Privacy Policy", "Terms of Service", "Cookie Policy"];

    /// <param name="snapshots">Any order.</param>
    /// <param name="tracked">Slugs of the policies that are tracked already, by the key of the address.</param>
    internal static IReadOnlyList<DiscoveredPolicy> Join(IReadOnlyList<Snapshot> snapshots, ILookup<string, string> tracked)
    {
        var ordered = snapshots.OrderBy(snapshot => snapshot.Instant).ToList();
        var addresses = ordered.SelectMany(snapshot => snapshot.Policies.Select(seen => (Snapshot: snapshot, Seen: seen)))
            .GroupBy(one => AddressKey.Of(one.Seen.Finding.Link.Address))
            .Select(group => (Type: Most(group.Select(one => one.Seen.Finding.Type!)), Language: Most(group.Select(one => one.Seen.Finding.Language)), Linked: Address(group.ToList(), ordered, tracked)))
            .OrderByDescending(one => one.Linked.LastLinked).ThenByDescending(one => one.Linked.HomePages).ThenBy(one => one.Linked.Address, StringComparer.Ordinal).ToList();
        var policies = new List<DiscoveredPolicy>();
        foreach (var (type, language, linked) in addresses)
        {
            // Where one address was not linked any more before the other was, it is the same policy at another address.
            var before = policies.FindIndex(policy => policy.Type == type && policy.Language == language && policy.Addresses.All(known => linked.LastLinked < known.FirstLinked));
            if (before < 0) policies.Add(new(type, language, [linked]));
            else policies[before] = policies[before] with { Addresses = [.. policies[before].Addresses, linked] };
        }

        return [.. policies.OrderBy(policy => Array.IndexOf(Order, policy.Type) is var place && place < 0 ? Order.Length : place).ThenBy(policy => policy.Type, StringComparer.Ordinal)];
    }

    private static LinkedAddress Address(List<(Snapshot Snapshot, Sighting Seen)> seen, List<Snapshot> all, ILookup<string, string> tracked)
    {
        var first = seen[0].Snapshot.Instant;
        var last = seen[^1].Snapshot.Instant;
        var newest = seen[^1].Seen;
        return new()
        {
            Address = newest.Finding.Link.Address.AbsoluteUri,
            Names = [.. seen.Select(one => one.Seen.Finding.Link.Text).Where(text => text.Length > 0).GroupBy(text => text).OrderByDescending(group => group.Count()).Select(group => group.Key)],
            FirstLinked = first,
            LastLinked = last,
            NotLinkedBefore = all.Where(snapshot => snapshot.Instant < first).Select(snapshot => (DateTimeOffset?)snapshot.Instant).Max(),
            NotLinkedAfter = all.Where(snapshot => snapshot.Instant > last).Select(snapshot => (DateTimeOffset?)snapshot.Instant).Min(),
            HomePages = seen.Select(one => one.Snapshot).Distinct().Count(),
            Live = seen.Exists(one => one.Snapshot.Origin == History.Observation.Live),
            Via = newest.Via,
            Tracked = [.. tracked[AddressKey.Of(newest.Finding.Link.Address)].Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static T Most<T>(IEnumerable<T> values) => values.GroupBy(value => value).OrderByDescending(group => group.Count()).First().Key;
}
