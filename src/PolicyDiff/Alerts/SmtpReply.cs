namespace PolicyDiff.Alerts;

/// <summary>What a mail host said to one command.</summary>
/// <param name="Code">Three digits: 2xx done, 3xx go on, 4xx not now, 5xx never.</param>
/// <param name="Lines">The words after the code, a line each.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int ShownLength = 300;

    internal bool IsDone => Code is >= 200 and < 300;

    internal bool IsGoOn => Code is >= 300 and < 400;

    internal bool IsNever => Code >= 500;

    /// <summary>"550 no such user": for a sentence, one line.</summary>
    internal string Words => MailText.Shorten(MailText.OneLine($"{Code} {string.Join(' ', Lines)}"), ShownLength);

    /// <summary>Of an EHLO: the words after a keyword, in upper case; null when the host does not offer it.</summary>
    internal string? Extension(string keyword) => Lines.Skip(1)
        .Where(line => line.Equals(keyword, StringComparison.OrdinalIgnoreCase) || line.StartsWith(keyword + " ", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[keyword.Length..].Trim().ToUpperInvariant())
        .FirstOrDefault();
}
