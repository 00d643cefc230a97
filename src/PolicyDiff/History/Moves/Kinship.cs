using PolicyDiff.Policies;
using PolicyDiff.Storage;
using PolicyDiff.Text.Parsing;
using PolicyDiff.Text;

namespace PolicyDiff.History.Moves;

/// <summary>
/// Tells where an address led to the policy and where to something else. Words decide; where the page was rewritten on its way, a page of the same
/// site whose address or title names the policy's type is taken for it. In doubt the first known page is the policy: nothing contradicts it.
/// </summary>
internal sealed class Kinship(PolicyDiffDb db, Policy policy)
{
    private readonly Dictionary<ContentHash, PolicyText> texts = [];

    /// <summary>The runs that show something else than the policy, of these.</summary>
    internal async Task<IReadOnlySet<Passage>> StrangersAsync(IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var strangers = new HashSet<Passage>();
        var refused = policy.Sources.Where(pairing => pairing.Refused).Select(pairing => AddressKey.Of(pairing.Source.Address)).ToHashSet();
        foreach (var home in passages.GroupBy(run => run.Home).Where(group => group.Any(run => run.IsLed)))
        {
            var runs = home.ToList();
            var known = runs.Find(run => !run.IsLed)?.First;
            var hasLeft = false;
            foreach (var run in runs)
            {
                if (refused.Contains(run.Place) || ((run.IsLed || hasLeft) && known is not null && !await IsKinAsync(run, known, cancellationToken)))
                {
                    strangers.Add(run);
                    continue;
                }

                hasLeft |= run is { IsLed: true, IsStable: true };
                known = run.Last;
            }
        }

        return strangers;
    }

    private async Task<bool> IsKinAsync(Passage run, Observation known, CancellationToken cancellationToken)
    {
        foreach (var seen in run.Seen.Where(seen => seen == run.First || seen == run.Last))
        {
            if (seen.Text == known.Text) return true;
            var text = await TextAsync(seen, cancellationToken);
            if (IsNamedSo(seen, known, text) || Likeness.IsSame(text, await TextAsync(known, cancellationToken))) return true;
        }

        return false;
    }

    /// <summary>A page of the same site whose address or title says that it is such a policy.</summary>
    private bool IsNamedSo(Observation seen, Observation known, PolicyText text) =>
        ForeignAddress.TryRead(seen.PlaceAddress, out var place)
        && ForeignAddress.TryRead(known.PlaceAddress, out var before)
        && PolicyNames.SiteOf(place) == PolicyNames.SiteOf(before)
        && (IsType(PolicyNames.TypeIn(place.PathAndQuery)) || IsType(PolicyNames.TypeIn(text.Title ?? "")));

    private bool IsType(string? type) => policy.Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    private async Task<PolicyText> TextAsync(Observation seen, CancellationToken cancellationToken)
    {
        var faithful = seen.Faithful!.Value;
        if (texts.TryGetValue(faithful, out var text)) return text;
        text = await TextShelf.GetAsync(db, faithful, cancellationToken)
            ?? throw new InvalidOperationException($"The text {faithful} is named by a reading and not stored.");
        return texts[faithful] = text;
    }
}
