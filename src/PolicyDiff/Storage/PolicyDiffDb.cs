using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.Storage;

/// <summary>
/// The database as objects. The schema itself stands in Migrations/*.sql; a test holds the two together.
/// Names follow one rule: PascalCase here, snake_case there.
/// </summary>
public sealed class PolicyDiffDb(DbContextOptions<PolicyDiffDb> options) : DbContext(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Policy> Policies => Set<Policy>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<PolicySource> PolicySources => Set<PolicySource>();

    public DbSet<StoredBody> Bodies => Set<StoredBody>();

    public DbSet<Capture> Captures => Set<Capture>();

    public DbSet<Listing> Listings => Set<Listing>();

    public DbSet<ListedMemento> Mementos => Set<ListedMemento>();

    public DbSet<StoredClause> Clauses => Set<StoredClause>();

    public DbSet<StoredText> Texts => Set<StoredText>();

    public DbSet<FaithfulText> FaithfulTexts => Set<FaithfulText>();

    public DbSet<Reading> Readings => Set<Reading>();

    public DbSet<OutcomeDecision> OutcomeDecisions => Set<OutcomeDecision>();

    public DbSet<SelectorTask> SelectorTasks => Set<SelectorTask>();

    public DbSet<StoredVersion> Versions => Set<StoredVersion>();

    public DbSet<StoredChange> Changes => Set<StoredChange>();

    public DbSet<ChangeLabel> Labels => Set<ChangeLabel>();

    public DbSet<UncountedCapture> Uncounted => Set<UncountedCapture>();

    public DbSet<Backfill> Backfills => Set<Backfill>();

    public DbSet<SaveRequest> SaveRequests => Set<SaveRequest>();

    public DbSet<Budget> Budgets => Set<Budget>();

    public DbSet<BudgetPlace> BudgetPlaces => Set<BudgetPlace>();

    public DbSet<Breaker> Breakers => Set<Breaker>();

    public DbSet<InstallationSetting> Installation => Set<InstallationSetting>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<Alert> Alerts => Set<Alert>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ContentHash>().HaveConversion<HashConverter>();
        configurationBuilder.Properties<CaptureOutcome>().HaveConversion<OutcomeConverter>();
        configurationBuilder.Properties<ChangeKind>().HaveConversion<KindConverter>();
        configurationBuilder.Properties<ChangeDirection>().HaveConversion<DirectionConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapEvidence(modelBuilder);
        MapDerived(modelBuilder);
        MapPeople(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase.Of(property.Name));
        }
    }

    private static void MapEvidence(ModelBuilder builder)
    {
        builder.Entity<Organization>().ToTable("organization");
        builder.Entity<Policy>().ToTable("policy").Ignore(policy => policy.FullSlug);
        builder.Entity<Source>().ToTable("source");
        builder.Entity<PolicySource>().ToTable("policy_source").Ignore(pairing => pairing.Selectors).Ignore(pairing => pairing.IsDecided).Ignore(pairing => pairing.IsRetired);
        builder.Entity<StoredBody>(body =>
        {
            body.ToTable("body").HasKey(row => row.Hash);
            body.HasOne<StoredBody>().WithMany().HasForeignKey(row => row.BaseHash);
        });
        builder.Entity<Capture>(capture =>
        {
            capture.ToTable("capture");
            AsJson(capture.Property(row => row.Redirects));
            AsJson(capture.Property(row => row.Headers));
            capture.HasOne<StoredBody>().WithMany().HasForeignKey(row => row.BodyHash);
        });
        builder.Entity<Listing>().ToTable("listing").HasOne<Source>().WithMany().HasForeignKey(row => row.SourceId);
        builder.Entity<ListedMemento>().ToTable("memento").HasOne<Source>().WithMany().HasForeignKey(row => row.SourceId);
        builder.Entity<Backfill>().ToTable("backfill");
        builder.Entity<SaveRequest>(request =>
        {
            request.ToTable("save_request");
            request.HasOne<Policy>().WithMany().HasForeignKey(row => row.PolicyId);
            request.HasOne<Source>().WithMany().HasForeignKey(row => row.SourceId);
            request.HasOne<Capture>().WithMany().HasForeignKey(row => row.CaptureId);
        });
        builder.Entity<SelectorTask>(task =>
        {
            task.ToTable("selector_task").Ignore(row => row.Selectors);
            task.HasOne<Policy>().WithMany().HasForeignKey(row => row.PolicyId);
            task.HasOne<Source>().WithMany().HasForeignKey(row => row.SourceId);
        });
        builder.Entity<Budget>().ToTable("budget").HasKey(budget => budget.Key);
        builder.Entity<BudgetPlace>().ToTable("budget_place").HasKey(place => place.Holder);
        builder.Entity<Breaker>().ToTable("breaker").Ignore(breaker => breaker.State).HasKey(breaker => breaker.Key);
        builder.Entity<InstallationSetting>().ToTable("installation").HasKey(setting => setting.Key);
        builder.Entity<DataProtectionKey>().ToTable("data_protection_key").HasKey(key => key.Name);
    }

    private static void MapDerived(ModelBuilder builder)
    {
        builder.Entity<StoredClause>().ToTable("clause").HasKey(clause => clause.Hash);
        builder.Entity<StoredText>().ToTable("text").HasKey(text => text.Hash);
        builder.Entity<FaithfulText>(faithful =>
        {
            faithful.ToTable("faithful_text").HasKey(row => row.Hash);
            faithful.Property(row => row.Content).HasColumnType("jsonb");
        });
        builder.Entity<Reading>(reading =>
        {
            reading.ToTable("reading").HasKey(row => new { row.CaptureId, row.SelectorKey, row.RulesVersion });
            reading.HasOne(row => row.Capture).WithMany(capture => capture.Readings).HasForeignKey(row => row.CaptureId);
        });
        builder.Entity<UncountedCapture>(uncounted =>
        {
            uncounted.ToTable("uncounted").HasKey(row => new { row.PolicyId, row.CaptureId });
            uncounted.HasOne<Capture>().WithMany().HasForeignKey(row => row.CaptureId);
        });
        builder.Entity<OutcomeDecision>(decision =>
        {
            decision.ToTable("outcome_decision").HasKey(row => new { row.CaptureId, row.SelectorKey });
            decision.HasOne<Capture>().WithMany().HasForeignKey(row => row.CaptureId);
        });
        builder.Entity<StoredVersion>(version =>
        {
            version.ToTable("version");
            version.HasOne(row => row.FirstCapture).WithMany().HasForeignKey(row => row.FirstCaptureId);
            version.HasOne(row => row.LastCapture).WithMany().HasForeignKey(row => row.LastCaptureId);
        });
        builder.Entity<StoredChange>(change =>
        {
            change.ToTable("change");
            change.HasOne(row => row.FromCapture).WithMany().HasForeignKey(row => row.FromCaptureId);
            change.HasOne(row => row.ToCapture).WithMany().HasForeignKey(row => row.ToCaptureId);
            AsJson(change.Property(row => row.Reasons));
            AsJson(change.Property(row => row.Excerpt));
        });
    }

    private static void MapPeople(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("account");
        builder.Entity<ChangeLabel>().ToTable("label");
        builder.Entity<AccountLink>().ToTable("account_link").HasKey(link => link.TokenHash);
        builder.Entity<Subscription>().ToTable("subscription");
        builder.Entity<Alert>().ToTable("alert");
    }

    private static void AsJson<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.PropertyBuilder<List<T>> property)
    {
        property.HasColumnType("jsonb").HasConversion(
            new ValueConverter<List<T>, string>(
                list => JsonSerializer.Serialize(list, RowJson.Options),
                json => JsonSerializer.Deserialize<List<T>>(json, RowJson.Options) ?? new List<T>()),
            new ValueComparer<List<T>>(
                (left, right) => left!.SequenceEqual(right!),
                list => list.Count,
                list => list.ToList()));
    }

    private sealed class HashConverter() : ValueConverter<ContentHash, byte[]>(hash => hash.ToBytes(), bytes => ContentHash.FromBytes(bytes));

    private sealed class OutcomeConverter() : ValueConverter<CaptureOutcome, string>(outcome => outcome.ToWord(), word => CaptureOutcomes.FromWord(word));

    private sealed class KindConverter() : ValueConverter<ChangeKind, string>(kind => kind.ToWord(), word => ChangeWords.KindFromWord(word));

    private sealed class DirectionConverter() : ValueConverter<ChangeDirection, string>(direction => direction.ToWord(), word => ChangeWords.DirectionFromWord(word));
}
