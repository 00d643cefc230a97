using System.Net;
using System.Net.Sockets;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.Fetching;

/// <summary>
/// Decides what the program may ask for (DESIGN.md invariant 5): http and https on public addresses at the usual ports, no
/// credentials. The table follows the IANA special-purpose registries (RFC 6890 and its successors); addresses that carry an
/// IPv4 address inside (mapped, 6to4, NAT64, Teredo) are judged by that one.
/// </summary>
public static class AddressRules
{
    private static readonly IPNetwork[] NotPublic4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] NotPublic6 = [.. new[] { "2001::/23", "2001:db8::/32", "3fff::/20" }.Select(IPNetwork.Parse)];
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>True when an address belongs to the public network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork) return !NotPublic4.Any(network => network.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (Nat64.Contains(address)) return IsPublic(new IPAddress(bytes[12..]));
        if (SixToFour.Contains(address)) return IsPublic(new IPAddress(bytes[2..6]));
        if (Teredo.Contains(address)) return IsPublic(new IPAddress(bytes[4..8])) && IsPublic(TeredoClient(bytes));
        return Global6.Contains(address) && !NotPublic6.Any(network => network.Contains(address));
    }

    /// <summary>Whether an address as a person or a page wrote it may be asked; the parsed form comes with an allowed one.</summary>
    public static AddressVerdict Check(string text, AllowedHosts allowed, out Uri? address)
    {
        address = null;
        if (Unreadable(text) is { } refused) return refused;
        if (!ForeignAddress.TryRead(text, out var parsed))
        {
            return AddressVerdict.Refused($"'{Shown(text)}' is not a complete address: write it like https://example.com/privacy.");
        }

        var verdict = Check(parsed, allowed);
        if (verdict.Allowed) address = parsed;
        return verdict;
    }

    /// <summary>Whether a request may be made for this address.</summary>
    public static AddressVerdict Check(Uri address, AllowedHosts allowed)
    {
        if (!address.IsAbsoluteUri) return AddressVerdict.Refused($"'{Shown(address.OriginalString)}' is not a complete address: write it like https://example.com/privacy.");
        var written = address.OriginalString;
        var shown = Shown(written);
        if (Unreadable(written) is { } refused) return refused;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) return AddressVerdict.Refused($"'{shown}' is not a web address: only http and https are fetched.");
        if (address.UserInfo.Length > 0 || Authority(written).Contains('@')) return AddressVerdict.Refused($"'{Shown(WithoutCredentials(address))}' was given with a user name or password: write the address without it; pages behind a login are not fetched.");
        if (address.IdnHost.Length == 0) return AddressVerdict.Refused($"'{shown}' names no host: write it like https://example.com/privacy.");
        return allowed.Contains(address.IdnHost, address.Port) ? AddressVerdict.Fine : CheckPublic(address, shown);
    }

    /// <summary>Refuses what programs read in different ways, before anybody reads it.</summary>
    private static AddressVerdict? Unreadable(string written)
    {
        if (written.Any(char.IsControl)) return AddressVerdict.Refused($"'{Shown(written)}' holds control characters: write the address without them.");
        return BeforeQuery(written).Contains('\\') ? AddressVerdict.Refused($"'{Shown(written)}' holds a backslash, which programs read differently: write it with '/'.") : null;
    }

    private static AddressVerdict CheckPublic(Uri address, string shown)
    {
        if (address.Port is not (80 or 443))
        {
            return AddressVerdict.Refused($"'{shown}' is at port {address.Port}: only 80 and 443 are asked, unless the setting Fetching__AllowedPrivateHosts names the host.");
        }

        return IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) && !IsPublic(literal)
            ? AddressVerdict.Refused(NotPublicSentence(address.IdnHost))
            : AddressVerdict.Fine;
    }

    internal static string NotPublicSentence(string host) =>
        $"'{Shown(host)}' is not on the public network: it is not asked, unless the setting Fetching__AllowedPrivateHosts names it.";

    private static IPAddress TeredoClient(ReadOnlySpan<byte> bytes) =>
        new([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]);

    private static string WithoutCredentials(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static ReadOnlySpan<char> BeforeQuery(string written) => written.AsSpan(0, EndAt(written, 0, "?#"));

    private static ReadOnlySpan<char> Authority(string written)
    {
        var start = written.IndexOf("//", StringComparison.Ordinal);
        return start < 0 ? [] : written.AsSpan(start + 2, EndAt(written, start + 2, "/?#") - start - 2);
    }

    private static int EndAt(string text, int start, string stops)
    {
        var end = text.AsSpan(start).IndexOfAny(stops);
        return end < 0 ? text.Length : start + end;
    }

    /// <summary>An address as a sentence may quote it: one line, not endless.</summary>
    private static string Shown(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));
        return line.Length <= 200 ? line : line[..200] + "…";
    }
}
