namespace PolicyDiff.Alerts;

/// <summary>What became of one attempt to send one mail.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The mail host has taken it.</summary>
    public sealed record Sent : MailOutcome;

    /// <summary>Not now: this mail may go through later.</summary>
    /// <param name="Sentence">For people.</param>
    public sealed record Deferred(string Sentence) : MailOutcome;

    /// <summary>No mail goes through now: the host is out of reach, or refuses us, not this reader.</summary>
    /// <param name="Sentence">For people.</param>
    public sealed record HostUnavailable(string Sentence) : MailOutcome;

    /// <summary>Never: trying again is useless.</summary>
    /// <param name="Sentence">For people.</param>
    public sealed record Refused(string Sentence) : MailOutcome;
}
