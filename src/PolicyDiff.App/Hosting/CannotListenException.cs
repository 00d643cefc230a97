namespace PolicyDiff.App.Hosting;

/// <summary>The dashboard cannot listen where it should; the message says what to do.</summary>
internal sealed class CannotListenException(string sentence, Exception cause) : Exception(sentence, cause);
