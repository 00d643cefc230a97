using PolicyDiff.Fetching;

namespace PolicyDiff.Archives.Replay;

/// <summary>Asks an archive whose replay addresses follow a template, and sorts out the archive's own failures.</summary>
internal sealed class TemplateReplay(ArchiveDesk desk, ReplayAddress addresses)
{
    public async Task<MementoResult> FetchAsync(MementoAddress asked, CancellationToken cancellationToken)
    {
        var walk = new ReplayWalk(asked, addresses);
        while (true)
        {
            var answer = await desk.AskAsync(desk.Replays, addresses.Raw(walk.Current), null, cancellationToken);
            if (await ReplayTroubles.OfAsync(desk, answer, cancellationToken) is { } trouble) return trouble;
            if (walk.Take(answer) is { } result) return addresses.HasRaw ? result : result.AsRewritten();
        }
    }
}
