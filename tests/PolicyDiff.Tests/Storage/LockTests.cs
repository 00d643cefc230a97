using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Storage;

/// <summary>Locks of the database: each kind in a space of its own, and none waited for with rows in hand that its holder needs.</summary>
public sealed class LockTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_kind_of_lock_has_a_space_of_its_own()
    {
        var spaces = typeof(PolicyDiffDb).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsLiteral: true, Name: "Space" or "LockSpace" }).Select(field => (int)field.GetRawConstantValue()!).ToList();
        Assert.InRange(spaces.Count, 6, 100);
        Assert.Equal(spaces.Count, spaces.Distinct().Count());
    }

    [Fact]
    public async Task An_arrangement_that_waits_for_its_organization_has_written_nothing_that_another_policy_s_needs()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var pairing = await library.TrackAsync(Captures.Address);
        for (var number = 0; number < 2; number++) await library.TakeAsync(Captures.Of(pairing.SourceId, number * 30, Captures.Page(number)));
        await using var db = library.Db();
        var organization = await db.Policies.Where(policy => policy.Id == pairing.PolicyId).Select(policy => policy.OrganizationId).SingleAsync(Cancelled);
        await using var sibling = await db.Database.BeginTransactionAsync(Cancelled);
        await OrganizationLock.TakeAsync(db, organization, Cancelled);

        var taking = library.TakeAsync(Captures.Of(pairing.SourceId, 60, Captures.Page(2)));
        while ((await library.RowsAsync("select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())")).Count == 0) await Task.Delay(20, Cancelled);
        await db.Database.ExecuteSqlRawAsync("select 1 from policy_revision for update nowait", Cancelled);
        await db.Database.ExecuteSqlRawAsync("select 1 from change for update nowait", Cancelled);
        await sibling.RollbackAsync(Cancelled);

        await taking;
        Assert.Equal(3, await library.CountAsync("version"));
    }
}
