using Microsoft.EntityFrameworkCore;
using PolicyDiff.Exchange;
using PolicyDiff.History;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;

namespace PolicyDiff.Tests.History;

/// <summary>What people say of changes stays apart from what rules say and outlives every rebuild.</summary>
public sealed class LabelDeskTests(PostgresFixture postgres)
{
    private static readonly LabelAuthor Ada = new(null, "Ada");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_survives_a_rebuild_that_makes_every_derived_row_anew()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await RedatedAsync(library);
        Assert.True(await LabelAsync(library, policy, news: true, significance: 55));
        var evidence = await DerivedRows.EvidenceAsync(library);
        await library.ExecuteAsync($"delete from change");

        await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled);

        var change = await ChangeAsync(library, policy);
        Assert.Equal((ChangeKind.RedatedOnly, false, true, 55), (change.Kind, change.News, change.LabelledNews, change.LabelledSignificance));
        Assert.Equal(evidence, await DerivedRows.EvidenceAsync(library));
        Assert.Contains(await library.ExportAsync(), line => line.Contains("\"label\":{\"kind\":null,\"significance\":55,\"news\":true,\"by\":\"Ada\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_quiet_live_change_that_a_person_calls_news_is_told_once()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await RedatedAsync(library);
        Assert.Empty(library.News);

        await LabelAsync(library, policy, news: true);
        await LabelAsync(library, policy, news: false);
        await LabelAsync(library, policy, news: true);
        await library.Get<Historian>().ArrangeAsync(policy, ArrangeCause.LiveCheck, library.Get<NewsDesk>(), Cancelled);

        Assert.Equal(ChangeKind.RedatedOnly, Assert.Single(library.News).Change.Kind);
    }

    [Fact]
    public async Task Taking_a_correction_back_leaves_what_rules_say_after_a_rebuild_too_and_both_are_exported()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await RedatedAsync(library);
        Assert.True(await LabelAsync(library, policy, news: true, significance: 55));
        Assert.True(await WithdrawAsync(library, policy));
        await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled);
        await library.ExecuteAsync($"delete from change");
        await library.Get<Rebuilder>().RebuildAsync(policy, Cancelled);

        var change = await ChangeAsync(library, policy);
        Assert.Equal((null, null, null, false), (change.LabelledKind, change.LabelledSignificance, change.LabelledNews, change.News));
        Assert.Contains(await library.ExportAsync(), line => line.Contains("\"kind\":\"re-dated-only\",\"news\":false", StringComparison.Ordinal) && !line.Contains("\"by\"", StringComparison.Ordinal));
        var said = new List<LabelLine>();
        await foreach (var line in library.Get<Export>().LabelsAsync(policy, Cancelled)) said.Add(line);
        Assert.Equal([(false, 55, true, "Ada"), (true, (int?)null, (bool?)null, "Bo")], said.Select(line => (line.Withdraws, line.Significance, line.News, line.By)));
    }

    [Fact]
    public async Task What_is_said_after_a_correction_was_taken_back_counts_and_nobody_is_told_twice()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await RedatedAsync(library);
        await LabelAsync(library, policy, news: true, significance: 55);
        await WithdrawAsync(library, policy);
        await LabelAsync(library, policy, news: true);
        await library.Get<Historian>().ArrangeAsync(policy, ArrangeCause.LiveCheck, library.Get<NewsDesk>(), Cancelled);

        var change = await ChangeAsync(library, policy);
        Assert.Equal((null, true), (change.LabelledSignificance, change.LabelledNews));
        Assert.Single(library.News);
    }

    [Fact]
    public async Task A_change_that_is_no_event_of_the_policy_cannot_be_labelled()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var policy = await RedatedAsync(library);
        var change = await ChangeAsync(library, policy);
        Assert.False(await library.Get<LabelDesk>().AddAsync(new(policy, change.ToText!.Value, change.FromText!.Value, null, null, true, null), Ada, Cancelled));
        Assert.Equal(0, await library.CountAsync("label"));
    }

    /// <summary>Two dates over the same text, each seen by two live checks.</summary>
    private static async Task<long> RedatedAsync(TestLibrary library)
    {
        var pairing = await library.TrackAsync(Captures.Address);
        foreach (var (day, date) in new[] { (0.0, "3 March 2015"), (20, "3 March 2015"), (40, "9 April 2015"), (60, "9 April 2015") })
        {
            var page = Captures.Page(1).Replace("<h1>Privacy Policy</h1>", $"<h1>Privacy Policy</h1><p>Last updated: {date}</p>", StringComparison.Ordinal);
            await library.TakeAsync(Captures.Live(pairing.SourceId, day, page), ArrangeCause.LiveCheck);
        }

        return pairing.PolicyId;
    }

    private static async Task<bool> LabelAsync(TestLibrary library, long policy, bool news, int? significance = null)
    {
        var change = await ChangeAsync(library, policy);
        return await library.Get<LabelDesk>().AddAsync(new(policy, change.FromText!.Value, change.ToText!.Value, null, significance, news, null), Ada, Cancelled);
    }

    private static async Task<bool> WithdrawAsync(TestLibrary library, long policy)
    {
        var change = await ChangeAsync(library, policy);
        return await library.Get<LabelDesk>().AddAsync(new(policy, change.FromText, change.ToText, null, null, null, null) { Withdraws = true }, new(null, "Bo"), Cancelled);
    }

    private static async Task<StoredChange> ChangeAsync(TestLibrary library, long policy)
    {
        await using var db = library.Db();
        return await db.Changes.AsNoTracking().SingleAsync(change => change.PolicyId == policy && change.FromText != null, Cancelled);
    }
}
