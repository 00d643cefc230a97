using Microsoft.EntityFrameworkCore;
using PolicyDiff.History;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History;

/// <summary>DESIGN.md invariant 1: what is derived is made again from the evidence, without a network and without telling anybody.</summary>
public sealed class RebuilderTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rebuild_from_the_evidence_alone_gives_the_same_and_touches_no_evidence()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await FillAsync(library);
        var derived = await DerivedRows.OfAsync(library);
        var evidence = await DerivedRows.EvidenceAsync(library);
        await library.ExecuteAsync($"delete from change; delete from version; delete from reading; delete from faithful_text; delete from text; delete from clause");

        var result = await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled);

        Assert.Equal(new RebuildResult(7, 4), result);
        Assert.Equal(derived, await DerivedRows.OfAsync(library));
        Assert.Equal(evidence, await DerivedRows.EvidenceAsync(library));
        Assert.Empty(library.News);
        Assert.Equal(0, await library.CountAsync("alert"));
        Assert.Equal(new RebuildResult(0, 4), await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled));
    }

    [Fact]
    public async Task Old_readings_stay_beside_those_of_newer_rules()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await FillAsync(library);
        var derived = await DerivedRows.OfAsync(library);
        await library.ExecuteAsync($"update reading set rules_version = {PageReader.RulesVersion - 1}");

        Assert.Equal(7, (await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled)).Read);

        Assert.Equal(derived, await DerivedRows.OfAsync(library));
        await using var db = library.Db();
        Assert.Equal(7, await db.Readings.CountAsync(row => row.RulesVersion == PageReader.RulesVersion - 1 && !row.Current, Cancelled));
        Assert.Equal(7, await db.Readings.CountAsync(row => row.RulesVersion == PageReader.RulesVersion && row.Current, Cancelled));
    }

    [Fact]
    public async Task What_appears_by_a_rebuild_alone_is_not_told_by_the_next_check()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        // To the old rules both pages were one text.
        await library.TakeAsync(Captures.Live(pairing.SourceId, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 1, Captures.Page(2)), ArrangeCause.LiveCheck);
        await library.ExecuteAsync($"update reading set rules_version = {PageReader.RulesVersion - 1}, text_hash = (select min(text_hash::text)::bytea from reading), faithful_hash = (select min(faithful_hash::text)::bytea from reading)");
        await library.ExecuteAsync($"delete from change; delete from version");
        await library.Get<Historian>().ArrangeAsync(pairing.PolicyId, ArrangeCause.LiveCheck, null, Cancelled);
        Assert.Equal(1, await library.CountAsync("version"));

        await library.Get<Rebuilder>().RebuildAsync(pairing.PolicyId, Cancelled);
        Assert.Equal(2, await library.CountAsync("version"));
        await library.TakeAsync(Captures.Live(pairing.SourceId, 2, Captures.Page(2)), ArrangeCause.LiveCheck);
        Assert.Empty(library.News);
    }

    [Fact]
    public async Task A_change_that_waits_for_its_confirmation_is_still_told_after_a_rebuild()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 0, Captures.Page(1)), ArrangeCause.LiveCheck);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 1, Captures.Page(2)), ArrangeCause.LiveCheck);
        // As if newer rules called it by another kind, which is part of its name.
        await library.ExecuteAsync($"update change set occurrence = sha256(occurrence)");
        await library.Get<Rebuilder>().RebuildAsync(pairing.PolicyId, Cancelled);
        await library.TakeAsync(Captures.Live(pairing.SourceId, 2, Captures.Page(2)), ArrangeCause.LiveCheck);
        Assert.Single(library.News);
    }

    private static async Task<long> FillAsync(TestLibrary library)
    {
        var pairing = await library.TrackAsync(Captures.Address);
        var source = pairing.SourceId;
        ReceivedCapture[] captures =
        [
            Captures.Of(source, 0, Captures.Page(1)), Captures.Of(source, 3, Captures.Page(2)), Captures.Unreachable(source, 4), Captures.Live(source, 5, Captures.Page(1)),
            Captures.NotModified(source, 6), Captures.Of(source, 7, Captures.Page(4)) with { Status = 500 }, Captures.Of(source, 8, Captures.Page(3)),
        ];
        foreach (var capture in captures) await library.TakeAsync(capture);
        return pairing.PolicyId;
    }
}
