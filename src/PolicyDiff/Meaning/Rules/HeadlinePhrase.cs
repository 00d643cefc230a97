namespace PolicyDiff.Meaning.Rules;

/// <summary>"adds" + "data brokers" + "as recipients": phrases with the same verb and tail join their objects.</summary>
/// <param name="Verb">In the present tense, with what stands before its objects: "adds the section".</param>
/// <param name="Object">What it is done to; of a quotation the words themselves.</param>
/// <param name="Tail">What follows the objects, or nothing.</param>
internal sealed record HeadlinePhrase(string Verb, string Object, string Tail = "")
{
    /// <summary>The verb before several objects, where it is another: "adds the sections".</summary>
    public string? Plural { get; init; }

    /// <summary>What its objects are, where many of them may be told by their number: "section".</summary>
    public string? Counted { get; init; }

    /// <summary>The object is a sentence of the text, to be quoted as far as there is room.</summary>
    public bool IsQuote { get; init; }
}
