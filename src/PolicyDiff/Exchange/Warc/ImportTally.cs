namespace PolicyDiff.Exchange.Warc;

/// <summary>Counts while an import runs.</summary>
internal sealed class ImportTally
{
    private const int MostProblems = 100;
    private const int MostAddresses = 10_000;
    private const int AddressesTold = 5;

    private readonly List<string> problems = [];
    private readonly Dictionary<string, int> untracked = [];
    private readonly List<string> policies = [];

    private WarcImported counts = new();

    internal void Read() => counts = counts with { Records = counts.Records + 1 };

    internal void Taken(bool added) => counts = added ? counts with { Added = counts.Added + 1 } : counts with { Known = counts.Known + 1 };

    internal void Skipped() => counts = counts with { Skipped = counts.Skipped + 1 };

    internal void Registered(string policy) => policies.Add(policy);

    internal void Failed(string sentence)
    {
        counts = counts with { Failed = counts.Failed + 1 };
        if (problems.Count < MostProblems) problems.Add(sentence);
    }

    internal void Untracked(string? address)
    {
        counts = counts with { Untracked = counts.Untracked + 1 };
        // A crawl has millions of addresses; the first ones stand for them.
        if (address is not null && (untracked.Count < MostAddresses || untracked.ContainsKey(address))) untracked[address] = untracked.GetValueOrDefault(address) + 1;
    }

    internal WarcImported Result => counts with
    {
        Problems = [.. problems],
        UntrackedAddresses = [.. untracked.OrderByDescending(address => address.Value).ThenBy(address => address.Key, StringComparer.Ordinal).Take(AddressesTold).Select(address => address.Key)],
        AddedPolicies = [.. policies],
    };
}
