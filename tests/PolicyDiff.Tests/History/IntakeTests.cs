using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Tests.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.History;

public sealed class IntakeTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/html", "<title>Pri\0vacy</title><h1>Privacy\0 policy</h1><p>We keep \0 your data &#0; for &#xD800; thirty days &#xDC00; and tell nobody about the policy of privacy.</p>")]
    [InlineData("text/markdown", "# Privacy\0 policy\n\nWe keep \0 your data &#0; for &#xD800; thirty days and tell nobody about the policy of privacy.")]
    [InlineData("text/plain", "PRIVACY\0 POLICY\n\nWe keep \0 your data for thirty days and tell nobody about the policy of privacy.")]
    public async Task Characters_that_a_database_cannot_hold_lose_no_text(string type, string page)
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        var taken = await library.TakeAsync(Captures.Of(pairing.SourceId, 0, page) with { Headers = [new("Content-Type", type + "; charset=utf-8")] });

        await using var db = library.Db();
        var reading = await db.Readings.SingleAsync(row => row.CaptureId == taken.Id, Cancelled);
        Assert.Equal(CaptureOutcome.Ok, reading.Outcome);
        var text = await TextShelf.GetAsync(db, reading.FaithfulHash!.Value, Cancelled);
        Assert.Contains("thirty days", string.Join(' ', text!.Blocks.Select(block => block.PlainText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_the_same_evidence_in_again_changes_nothing()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        var first = await library.TakeAsync(Captures.Of(pairing.SourceId, 0, Captures.Page(1)));
        var tables = await library.RowsAsync("select * from reading");
        var again = await library.TakeAsync(Captures.Of(pairing.SourceId, 0, Captures.Page(1)));

        Assert.True(first.Added);
        Assert.False(again.Added);
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(first.Policies, again.Policies);
        Assert.Equal(tables, await library.RowsAsync("select * from reading"));
        Assert.Equal(1, await library.CountAsync("version"));
    }

    [Fact]
    public async Task A_reading_by_older_rules_written_late_does_not_become_the_current_one()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        var taken = await library.TakeAsync(Captures.Of(pairing.SourceId, 0, Captures.Page(1)));
        await library.ExecuteAsync($"update reading set rules_version = {PageReader.RulesVersion + 1}");

        // This program is the older one of two that share the database.
        await library.TakeAsync(Captures.Of(pairing.SourceId, 0, Captures.Page(1)));

        await using var db = library.Db();
        var readings = await db.Readings.Where(row => row.CaptureId == taken.Id).OrderBy(row => row.RulesVersion).ToListAsync(Cancelled);
        Assert.Equal([false, true], readings.Select(row => row.Current));
    }
}
