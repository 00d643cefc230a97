namespace PolicyDiff.Policies.Discovery;

/// <summary>Fetches a page; null where it cannot be read.</summary>
internal delegate Task<LinkedPage?> PageOpener(Uri address, CancellationToken cancellationToken);

/// <summary>Finds the policies that a home page links, looking into pages that list them where the home page alone does not do.</summary>
internal sealed class HomePageLooker(LinkJudge judge)
{
    /// <summary>Pages of lists that are opened for one home page.</summary>
    private const int MostHubs = 2;

    /// <summary>What every site has: where both are linked, no list is looked for.</summary>
    private static readonly string[] Usual = ["Privacy Policy", "Terms of Service"];

    internal async Task<Snapshot> LookAsync(LinkedPage home, Snapshot empty, Uri site, PageOpener open, CancellationToken cancellationToken)
    {
        var found = judge.Judge(home, site);
        var seen = found.Policies.Select(finding => new Sighting(finding, null)).ToList();
        if (!Usual.All(type => seen.Exists(one => one.Finding.Type == type)))
        {
            foreach (var hub in found.Hubs.Take(MostHubs))
            {
                if (await open(hub.Link.Address, cancellationToken) is not { } page) continue;
                var listed = judge.Judge(page, site).Policies.Where(finding => !AddressKey.AreSame(finding.Link.Address.AbsoluteUri, hub.Link.Address.AbsoluteUri));
                foreach (var finding in listed.Where(finding => !seen.Exists(known => AddressKey.Of(known.Finding.Link.Address) == AddressKey.Of(finding.Link.Address))))
                {
                    seen.Add(new(finding, hub.Link.Address.AbsoluteUri));
                }
            }
        }

        return empty with { Policies = seen, Elsewhere = [.. found.Elsewhere.Select(finding => finding.Link.Address.AbsoluteUri)] };
    }
}
