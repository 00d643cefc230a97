using System.Globalization;
using System.Text;
using PolicyDiff.History;
using PolicyDiff.History.Judging;
using PolicyDiff.Storage;
using PolicyDiff.Text;
using PolicyDiff.Text.Judging;

namespace PolicyDiff.Tests.Text.Labelled;

/// <summary>What the whole judge says of a labelled page: the answer and the page first, then its neighbours.</summary>
public sealed record LabelledVerdict(LabelledPage Page, CaptureOutcome Outcome, string Reason)
{
    private const string Address = "https://policy.example/legal/privacy";

    public bool IsRight => Outcome == Page.Expected;

    /// <summary>The worst there is: a policy that would be missing from its history.</summary>
    public bool IsLoss => Page.Expected == CaptureOutcome.Ok && Outcome != CaptureOutcome.Ok;

    public static IReadOnlyList<LabelledVerdict> All() => [.. LabelledSet.All.Select(Of)];

    public static LabelledVerdict Of(LabelledPage page)
    {
        var reading = Read(page.Body, page.ContentType, page.Final);
        if (page.Between is not { } between) return new(page, reading.Outcome, reading.Reasons.Count > 0 ? reading.Reasons[0] : "");
        var beside = Read(Encoding.UTF8.GetBytes(between), page.ContentType, null);
        PageReading[] line = [beside, beside, reading, beside, beside];
        var sketches = line.Where(one => one.Canonical is not null).DistinctBy(one => one.Canonical!.Hash).ToDictionary(one => one.Canonical!.Hash, one => TextSketch.Of(one.Canonical!));
        var verdicts = NeighbourJudge.Judge(line.Select((one, index) => Seen(one, index, index == 2 ? page.Final : null)), sketches);
        return verdicts.TryGetValue(2, out var verdict) ? new(page, verdict.Outcome, verdict.Reason) : new(page, reading.Outcome, reading.Reasons.Count > 0 ? reading.Reasons[0] : "");
    }

    private static JudgedCapture Seen(PageReading reading, int index, string? final) => new(
        index, ContentHash.Of(index.ToString(CultureInfo.InvariantCulture)), DateTimeOffset.UnixEpoch.AddDays(index), reading.Outcome, reading.Canonical?.Hash)
    {
        Title = reading.Text?.Title,
        Host = new Uri(final ?? Address).Host,
        LedHome = RedirectVerdict.LedHome(Address, final),
    };

    private static PageReading Read(byte[] body, string contentType, string? final) => CaptureReader.Judge(
        new Capture
        {
            Origin = "wayback", RequestedAddress = Address, FinalAddress = final ?? Address, Status = 200, Headers = [new("Content-Type", contentType)],
        },
        body,
        SelectorSet.None);
}
