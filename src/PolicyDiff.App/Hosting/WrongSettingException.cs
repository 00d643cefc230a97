namespace PolicyDiff.App.Hosting;

/// <summary>A setting that the program cannot work with; the message names it and says what to write.</summary>
internal sealed class WrongSettingException(string sentence, Exception? cause = null) : Exception(sentence, cause);
