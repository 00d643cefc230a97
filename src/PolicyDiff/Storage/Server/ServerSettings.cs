namespace PolicyDiff.Storage.Server;

/// <summary>The server's settings where PostgreSQL's own defaults do not suit one machine's private database. ALTER SYSTEM still wins over them.</summary>
internal static class ServerSettings
{
    // jit off: it makes plans for the short queries of a dashboard slower, not faster.
    private const string Common = """
        # Written by PolicyDiff at each start. To change a setting use ALTER SYSTEM.
        cluster_name = 'policydiff'
        shared_buffers = 128MB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        wal_compression = on

        """;

    private const string Kept = """
        max_connections = 100
        fsync = on
        synchronous_commit = on
        full_page_writes = on

        """;

    private const string ThrownAway = """
        max_connections = 200
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = minimal
        max_wal_senders = 0

        """;

    /// <summary>The lines that do not depend on where the server listens.</summary>
    public static string For(PrivatePostgresOptions options) => Common + (options.ThrowAway ? ThrownAway : Kept);
}
