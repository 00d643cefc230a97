namespace PolicyDiff.App.Commands;

/// <summary>The command cannot mean what was written: its message goes to stderr, the exit code is 2.</summary>
internal sealed class UsageException(string sentence) : Exception(sentence);
