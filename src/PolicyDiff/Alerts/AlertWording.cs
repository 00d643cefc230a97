namespace PolicyDiff.Alerts;

/// <summary>Sentences that both parts of a mail share.</summary>
internal static class AlertWording
{
    internal const string NoAddress = "The pages are on your PolicyDiff dashboard; open it as you usually do and go to these paths:";
    internal const string Shortened = "Long passages are shortened here […]; the page of the change shows every word.";
}
