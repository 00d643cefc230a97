using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace PolicyDiff.App.Accounts;

/// <summary>
/// Slows down guessing: for each e-mail and each network address a bucket of tries that fills up again over time. A throttle, not a lock:
/// somebody who guesses at an account cannot shut its holder out for longer than the time of one try. Counted in each process by itself.
/// </summary>
internal sealed class SignInLimiter(IOptions<SignInOptions> options, TimeProvider time)
{
    // Past this, buckets that are full again are forgotten: they say nothing.
    private const int TidyAbove = 10_000;

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Takes a try for both; false when either has none left.</summary>
    internal bool TryTake(string email, IPAddress? address)
    {
        if (buckets.Count > TidyAbove) Tidy();
        var byAddress = Of(AddressKey(address), options.Value.TriesPerAddress);
        if (!byAddress.TryTake(time.GetUtcNow())) return false;
        return Of(EmailKey(email), options.Value.TriesPerEmail).TryTake(time.GetUtcNow());
    }

    /// <summary>The try succeeded: it was no guess, so it costs nothing.</summary>
    internal void GiveBack(string email, IPAddress? address)
    {
        Of(AddressKey(address), options.Value.TriesPerAddress).Add();
        Of(EmailKey(email), options.Value.TriesPerEmail).Add();
    }

    private Bucket Of(string key, int capacity) =>
        buckets.GetOrAdd(key, _ => new Bucket(capacity, TimeSpan.FromSeconds(options.Value.SecondsPerTry), time.GetUtcNow()));

    private void Tidy()
    {
        foreach (var (key, bucket) in buckets)
        {
            if (bucket.IsFull(time.GetUtcNow())) buckets.TryRemove(key, out _);
        }
    }

    private static string EmailKey(string email) => "e:" + email.Trim().ToUpperInvariant();

    private static string AddressKey(IPAddress? address)
    {
        if (address is null) return "a:";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        // One subscriber has a whole /64 of IPv6 to himself.
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? "a:" + Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : "a:" + address;
    }

    private sealed class Bucket(int capacity, TimeSpan refill, DateTimeOffset created)
    {
        private readonly Lock gate = new();
        private double tries = capacity;
        private DateTimeOffset asOf = created;

        internal bool TryTake(DateTimeOffset now)
        {
            lock (gate)
            {
                Refill(now);
                if (tries < 1) return false;
                tries--;
                return true;
            }
        }

        internal void Add()
        {
            lock (gate) tries = Math.Min(capacity, tries + 1);
        }

        internal bool IsFull(DateTimeOffset now)
        {
            lock (gate)
            {
                Refill(now);
                return tries >= capacity;
            }
        }

        private void Refill(DateTimeOffset now)
        {
            if (now <= asOf) return;
            tries = Math.Min(capacity, tries + ((now - asOf) / refill));
            asOf = now;
        }
    }
}
