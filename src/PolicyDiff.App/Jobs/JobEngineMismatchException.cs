namespace PolicyDiff.App.Jobs;

/// <summary>The jobs of the database belong to another engine; both at once would do everything twice.</summary>
internal sealed class JobEngineMismatchException(string recorded, string ours) : Exception(
    $"The jobs of this database are run by the engine '{recorded}', and this program would run them by '{ours}'. " +
    $"Start it with --no-jobs, or use a build with '{recorded}'; to change the engine for good, stop every PolicyDiff on this database and delete the row 'job-engine' from its table 'installation'.");
