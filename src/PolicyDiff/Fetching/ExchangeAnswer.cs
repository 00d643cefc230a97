namespace PolicyDiff.Fetching;

/// <summary>One answer to one request, redirects not followed; or, with <see cref="Failure"/>, why there is none.</summary>
internal sealed record ExchangeAnswer(int Status, IReadOnlyList<ReceivedHeader> Headers, byte[] Body, IReadOnlyList<string> Notes)
{
    public FetchFailure? Failure { get; private init; }

    public string Sentence { get; private init; } = "";

    /// <summary>What this says about whether the other side talks to us.</summary>
    public Contact Contact { get; init; } = Contact.Answered;

    /// <summary>With <see cref="FetchFailure.Resting"/>: when it is worth another look.</summary>
    public DateTimeOffset? RestsUntil { get; private init; }

    public string? Header(string name) => ReceivedHeader.Find(Headers, name);

    public static ExchangeAnswer Failed(FetchFailure failure, string sentence, Contact contact = Contact.Answered) =>
        new(0, [], [], []) { Failure = failure, Sentence = sentence, Contact = contact };

    /// <summary>Nobody asked.</summary>
    public static ExchangeAnswer Resting(Rest rest) =>
        new(0, [], [], []) { Failure = FetchFailure.Resting, Sentence = rest.Reason, Contact = Contact.Unknown, RestsUntil = rest.Until };
}
