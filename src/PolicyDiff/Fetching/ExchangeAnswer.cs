namespace PolicyDiff.Fetching;

/// <summary>One answer to one request, redirects not followed; or, with <see cref="Failure"/>, why there is none.</summary>
internal sealed record ExchangeAnswer(int Status, IReadOnlyList<ReceivedHeader> Headers, byte[] Body, IReadOnlyList<string> Notes)
{
    public FetchFailure? Failure { get; private init; }

    public string Sentence { get; private init; } = "";

    public string? Header(string name) => ReceivedHeader.Find(Headers, name);

    public static ExchangeAnswer Failed(FetchFailure failure, string sentence) => new(0, [], [], []) { Failure = failure, Sentence = sentence };
}
