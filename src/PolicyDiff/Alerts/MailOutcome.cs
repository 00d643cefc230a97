namespace PolicyDiff.Alerts;

/// <summary>What became of one attempt to send one mail.</summary>
public abstract record MailOutcome
{
    private MailOutcome(string sentence) => Sentence = sentence;

    /// <summary>For people: why it was not sent. Empty when it was.</summary>
    public string Sentence { get; }

    /// <summary>The mail host has taken it.</summary>
    public sealed record Sent() : MailOutcome("");

    /// <summary>Not now: this mail may go through later.</summary>
    public sealed record Deferred : MailOutcome
    {
        internal Deferred(string sentence)
            : base(sentence)
        {
        }
    }

    /// <summary>No mail goes through now: the host is out of reach, or refuses us and not this reader.</summary>
    public sealed record HostUnavailable : MailOutcome
    {
        internal HostUnavailable(string sentence)
            : base(sentence)
        {
        }
    }

    /// <summary>Never: trying again is useless.</summary>
    public sealed record Refused : MailOutcome
    {
        internal Refused(string sentence)
            : base(sentence)
        {
        }
    }
}
