using System.ComponentModel.DataAnnotations;
using Npgsql;
using Quartz;

namespace PolicyDiff.App.Jobs;

/// <summary>
/// Hosts the jobs: Quartz.NET, clustered, its store in the program's own database. Nothing outside this folder knows the engine.
/// Recurring triggers wake up lanes of work; each kind of work has its own places in the thread pool, which are all it can fill, and
/// the pool has room for all of them, so that none waits for another.
/// </summary>
internal static class JobServices
{
    // Of each kind and process. A check lane checks several pages at once; a second one starts while the first still has a slow page.
    private const int CheckLanes = 2;
    private const int DeliveryLanes = 1;
    private const int EvidenceLanes = 1;
    private const int SaveLanes = 1;
    private const int SelectorLanes = 1;

    /// <summary>Adds the jobs to a host whose storage, policies, archives, history and alerts are registered and whose database is migrated before it starts.</summary>
    internal static IHostApplicationBuilder AddJobs(this IHostApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddOptions<JobOptions>().BindConfiguration(JobOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<JobLane>();
        builder.Services.AddHostedService<JobEngineRecord>();
        // The engine tells each firing; what the jobs do is told by the jobs.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        // It warns at every start of a program that ran before.
        builder.Logging.AddFilter("Quartz.Impl.AdoJobStore", LogLevel.Error);
        var options = Read(builder.Configuration.GetSection(JobOptions.Section));
        builder.AddQuartz(quartz => Configure(quartz, options, connectionString));
        builder.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        return builder;
    }

    // The engine is set up before settings are validated; with a wrong one the program stops with its sentence and not with the engine's.
    private static JobOptions Read(IConfigurationSection section)
    {
        try
        {
            var options = section.Get<JobOptions>() ?? new();
            return Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true) ? options : new();
        }
        catch (InvalidOperationException)
        {
            // Not even a number: the options' own validation says which, a moment later.
            return new();
        }
    }

    private static void Configure(IQuartzBuilder quartz, JobOptions options, string connectionString)
    {
        quartz.ConfigureScheduler(scheduler =>
        {
            scheduler.InstanceName = "policydiff";
            scheduler.IdleWaitTime = TimeSpan.FromSeconds(options.LookEverySeconds);
        });
        quartz.UseDefaultThreadPool(CheckLanes + options.Backfills + DeliveryLanes + EvidenceLanes + SaveLanes + SelectorLanes);
        quartz.UseExecutionLimits(limits => limits
            .ForGroup(CheckJob.Name, CheckLanes).ForGroup(BackfillJob.Name, options.Backfills).ForGroup(DeliverJob.Name, DeliveryLanes)
            .ForGroup(EvidenceJob.Name, EvidenceLanes).ForGroup(SaveJob.Name, SaveLanes).ForGroup(SelectorJob.Name, SelectorLanes));
        quartz.UsePersistentStore(store => ConfigureStore(store, connectionString));
        AddLane<CheckJob>(quartz, CheckJob.Name, options);
        AddLane<BackfillJob>(quartz, BackfillJob.Name, options);
        AddLane<DeliverJob>(quartz, DeliverJob.Name, options);
        AddLane<EvidenceJob>(quartz, EvidenceJob.Name, options);
        AddLane<SaveJob>(quartz, SaveJob.Name, options);
        AddLane<SelectorJob>(quartz, SelectorJob.Name, options);
    }

    private static void ConfigureStore(IPersistentStoreBuilder store, string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "policydiff jobs", MaxPoolSize = 12 };
        store.ProvisionSchema();
        store.UsePostgres(NpgsqlFactory.Instance, connection.ConnectionString);
        // A look for work that could not happen in time is not made up for: the next one finds the same work.
        store.ConfigureStore(settings => settings.MisfireThreshold = TimeSpan.FromSeconds(10));
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = TimeSpan.FromSeconds(5);
            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
        });
    }

    private static void AddLane<T>(IQuartzBuilder quartz, string name, JobOptions options)
        where T : class, IJob
    {
        quartz.AddJob<T>(job => job.WithIdentity(name).StoreDurably().RequestRecovery());
        quartz.AddTrigger<T>(trigger => trigger
            .WithIdentity(name).ForJob(name).WithExecutionGroup(name).StartNow()
            .WithSimpleSchedule(schedule => schedule
                .WithInterval(TimeSpan.FromSeconds(options.LookEverySeconds)).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
