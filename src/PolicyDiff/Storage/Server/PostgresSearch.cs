namespace PolicyDiff.Storage.Server;

/// <summary>What a search for the server's programs gave.</summary>
internal abstract record PostgresSearch
{
    private PostgresSearch()
    {
    }

    /// <summary>They are there.</summary>
    internal sealed record Found(PostgresBinaries Binaries) : PostgresSearch;

    /// <summary>They are not.</summary>
    /// <param name="Major">The version asked for; null when any new enough one would do.</param>
    /// <param name="Others">Servers that were found and are of no use here.</param>
    internal sealed record Missing(int? Major, IReadOnlyList<PostgresBinaries> Others) : PostgresSearch
    {
        /// <summary>What to do, for a new cluster: the one command that installs a server.</summary>
        public string Sentence => $"{Lack} on this computer: run `{PostgresFolders.InstallCommand()}` and start again, "
            + "or set ConnectionStrings__PolicyDiff to a PostgreSQL server that runs elsewhere.";

        private string Lack => Others.Count == 0
            ? $"No PostgreSQL server (version {PostgresBinaries.OldestMajor} or newer) was found"
            : $"Only {Listed} was found, and PostgreSQL {PostgresBinaries.OldestMajor} or newer is needed,";

        private string Listed => string.Join(" and ", Others.Select(other => $"PostgreSQL {other.Major} ({other.Folder})"));

        /// <summary>What to do, for a cluster that other programs made.</summary>
        public string SentenceFor(string cluster) => Others.Count == 0
            ? $"The database in {cluster} needs the programs of PostgreSQL {Major}, and no PostgreSQL server was found: install PostgreSQL {Major} again. Nothing was changed."
            : $"The database in {cluster} was made by PostgreSQL {Major}, and this computer has {Listed}: install PostgreSQL {Major} beside it and start again, "
                + $"or carry the data over (pg_upgrade, or pg_dump there and psql here). Nothing was changed.";
    }
}
