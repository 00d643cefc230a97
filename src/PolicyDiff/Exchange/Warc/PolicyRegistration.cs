using System.Text;
using System.Text.Json;
using PolicyDiff.Policies;
using PolicyDiff.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>Tracks the policy that an exported file describes in its first record: its addresses, how it is cut out of them, and when.</summary>
internal sealed class PolicyRegistration(WatchList watchList)
{
    /// <summary>The policy's slug as the file has it, or null when the record describes none.</summary>
    internal async Task<string?> RegisterAsync(WarcRecord information, CancellationToken cancellationToken)
    {
        if (Document(information) is not { } policy) return null;
        long? id = null;
        foreach (var source in policy.Sources)
        {
            var pairing = await watchList.PairAsync(
                new PolicyRequest
                {
                    Address = source.Address,
                    Organization = policy.Organization,
                    Type = policy.Type,
                    Language = policy.Language,
                    Selectors = new SelectorSet(source.Select, source.Remove),
                    ValidFrom = source.ValidFrom,
                    ValidUntil = source.ValidUntil,
                    PolicyId = id,
                    Watched = false,
                },
                cancellationToken);
            id = pairing.PolicyId;
        }

        return policy.Policy;
    }

    private static PolicyDocument? Document(WarcRecord information)
    {
        var fields = new List<WarcField>();
        foreach (var line in Encoding.UTF8.GetString(information.Block.Span).Split('\n')) HeadFields.Add(fields, Encoding.UTF8.GetBytes(line.TrimEnd('\r')), 100);
        if (fields.Find(field => field.Name == WarcNames.Policy) is not { } field) return null;
        try
        {
            return JsonSerializer.Deserialize<PolicyDocument>(field.Value, LineFormat.Json) is { Organization: not null, Type: not null, Policy: not null, Sources: { Count: > 0 } sources } document
                && sources.All(source => source is { Select: not null, Remove: not null } && AddressKey.OfPage(source.Address) is not null)
                ? document
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
