namespace PolicyDiff.Exchange;

/// <summary>One text that Open Terms Archive recorded.</summary>
/// <param name="Service">Its name for the service.</param>
/// <param name="TermsType">Its name for the kind of terms.</param>
/// <param name="Commit">The commit, 40 hex digits.</param>
/// <param name="Instant">Author date, UTC: when the page was fetched (of an upgrade not dependable, see <see cref="OtaRecordKind.Upgrade"/>).</param>
/// <param name="Kind">What the subject says of it.</param>
/// <param name="Blob">The text's git object.</param>
public sealed record OtaRecord(string Service, string TermsType, string Commit, DateTimeOffset Instant, OtaRecordKind Kind, string Blob)
{
    /// <summary>
    /// The records of one document with instants that follow each other: an upgrade's date is often another document's, so it is kept between
    /// its neighbours. Other records keep theirs, in whatever order they stand; of two with the same second the later commit is the later text.
    /// </summary>
    public static IReadOnlyList<OtaRecord> WithDependableDates(IReadOnlyList<OtaRecord> document)
    {
        var dated = document.ToArray();
        var taken = new HashSet<DateTimeOffset>();
        for (var index = 0; index < dated.Length; index++)
        {
            var instant = dated[index].Kind == OtaRecordKind.Upgrade ? BetweenNeighbours(dated, index) : dated[index].Instant;
            while (!taken.Add(instant)) instant = instant.AddMilliseconds(1);
            dated[index] = dated[index] with { Instant = instant };
        }

        return dated;
    }

    private static DateTimeOffset BetweenNeighbours(OtaRecord[] dated, int index)
    {
        var earliest = index > 0 ? dated[index - 1].Instant.AddSeconds(1) : DateTimeOffset.MinValue;
        var next = dated.Skip(index + 1).FirstOrDefault(record => record.Kind != OtaRecordKind.Upgrade)?.Instant;
        var own = dated[index].Instant;
        if (next is { } latest && own >= latest) own = latest.AddSeconds(-1);
        return own < earliest ? earliest : own;
    }
}

/// <summary>What a commit's subject says of the text.</summary>
public enum OtaRecordKind
{
    First,
    Change,

    /// <summary>The same page read anew by other rules: what differs need not have changed on the page.</summary>
    Upgrade,
}
