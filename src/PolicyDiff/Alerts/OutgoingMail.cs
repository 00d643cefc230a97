namespace PolicyDiff.Alerts;

/// <summary>One mail to one reader, ready but for the sender's address.</summary>
public sealed record OutgoingMail
{
    /// <summary>Who gets it.</summary>
    public required Mailbox To { get; init; }

    /// <summary>With its angle brackets. The same for every attempt at the same mail: what makes a repeated delivery one mail.</summary>
    public required string MessageId { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>The whole message in plain text, lines ended by '\n'.</summary>
    public required string Text { get; init; }

    /// <summary>The same in HTML, or null for a mail in plain text alone.</summary>
    public string? Html { get; init; }

    /// <summary>Where one POST ends the subscription (RFC 8058); null: no such header, as for a mail that nobody subscribed to.</summary>
    public string? UnsubscribeUrl { get; init; }
}
