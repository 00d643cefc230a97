using System.Globalization;
using PolicyDiff.Meaning;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.History;

/// <summary>
/// Error pages and placeholders that passed as the policy's text, told by the whole history: between two versions that are alike stood, for some
/// weeks at most, next to nothing that is in either and that speaks of rights and duties. Few captures in a row are refused as wrong pages
/// (<see cref="Judging.NeighbourJudge"/>); what was seen more often counts as a text, and this knows it. A pure function of the versions.
/// </summary>
internal static class PassedPages
{
    /// <summary>Of the reason that says so.</summary>
    internal const string Rule = "error-page";

    /// <summary>Nobody leaves a fault standing for longer; a policy that was really emptied stays so.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    /// <summary>Two states of one policy, whatever was edited while it was away.</summary>
    private const double Alike = 0.5;

    private const double Collapse = 0.3;
    private const double Shared = 0.12;

    /// <summary>A policy speaks of law at least so many times as often as what stood in its place.</summary>
    private const int Times = 4;

    /// <summary>For the change that leads to the version at each of these positions, the reason why it is nobody's news.</summary>
    internal static IReadOnlyDictionary<int, Reason> Find(IReadOnlyList<ArrangedVersion> versions, IReadOnlyDictionary<ContentHash, TextSketch> sketches)
    {
        var reasons = new Dictionary<int, Reason>();
        for (var first = 1; first < versions.Count - 1; first++)
        {
            if (Back(versions, sketches, first) is not { } back) continue;
            var reason = Because(versions[first], versions[first - 1], versions[back], sketches);
            for (var position = first; position < back; position++) reasons[position] = reason;
            // What came back in other words changed meanwhile, and this is the only place to tell it.
            if (versions[back].Text == versions[first - 1].Text) reasons[back] = reason;
            first = back;
        }

        return reasons;
    }

    /// <summary>The explanation of a change with the reason, or without one that no longer holds.</summary>
    internal static Explained Told(Explained explained, Reason? reason)
    {
        if (reason is null) return explained.Reasons.Any(one => one.Rule == Rule) ? explained with { Reasons = [.. explained.Reasons.Where(one => one.Rule != Rule)] } : explained;
        return explained with { Kind = ChangeKind.Variant, Headline = "shows another page in its place for some time", Reasons = [reason, .. explained.Reasons.Where(one => one.Rule != Rule)] };
    }

    /// <summary>The position at which the policy is back, where what stands from here on is none.</summary>
    private static int? Back(IReadOnlyList<ArrangedVersion> versions, IReadOnlyDictionary<ContentHash, TextSketch> sketches, int first)
    {
        if (!sketches.TryGetValue(versions[first - 1].Text, out var policy)) return null;
        for (var position = first; position < versions.Count; position++)
        {
            if (versions[position].First.Instant - versions[first].First.Instant > Longest || !sketches.TryGetValue(versions[position].Text, out var sketch)) return null;
            if (versions[position].Text == versions[first - 1].Text || sketch.Likeness(policy) >= Alike) return position > first ? position : null;
            if (!IsNone(sketch, policy)) return null;
        }

        return null;
    }

    private static bool IsNone(TextSketch seen, TextSketch policy) =>
        seen.Words < policy.Words * Collapse && seen.ShareIn(policy) <= Shared
        && (long)seen.Legal * policy.Words * Times < (long)policy.Legal * Math.Max(1, seen.Words);

    private static Reason Because(ArrangedVersion odd, ArrangedVersion before, ArrangedVersion after, IReadOnlyDictionary<ContentHash, TextSketch> sketches)
    {
        var days = (int)Math.Ceiling((after.First.Instant - odd.First.Instant).TotalDays);
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"An error page or a placeholder that passed as the policy: {sketches[odd.Text].Words:#,0} words in place of {sketches[before.Text].Words:#,0}, none of them the policy's, and the policy was back after {days} {(days == 1 ? "day" : "days")}");
        return new(Rule, sentence, null, null, null, 0, ChangeDirection.Neutral, null);
    }
}
