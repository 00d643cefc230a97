using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PolicyDiff.Fetching;

/// <summary>
/// The hosts an administrator opened by name: entries <c>host</c> (any port) or <c>host:port</c>; IPv6 in brackets when a
/// port follows. Names are compared as written, never by what they resolve to.
/// </summary>
public sealed class AllowedHosts
{
    private readonly HashSet<(string Host, int Port)> entries;

    private AllowedHosts(HashSet<(string Host, int Port)> entries) => this.entries = entries;

    /// <summary>Nothing but the public network.</summary>
    public static AllowedHosts None { get; } = new([]);

    /// <summary>One host at one port: what an address in an administrator's own setting opens.</summary>
    public static AllowedHosts Only(Uri address) => new([(Key(address.IdnHost), address.Port)]);

    /// <summary>Reads entries, each of which may hold several separated by commas; false, with a sentence, at the first that is none.</summary>
    public static bool TryParse(IEnumerable<string> texts, [NotNullWhen(true)] out AllowedHosts? hosts, out string problem)
    {
        var entries = new HashSet<(string, int)>();
        hosts = null;
        problem = "";
        foreach (var text in texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (ParseEntry(text) is not { } entry)
            {
                problem = $"'{text}' is not a host: write entries like 'localhost', '10.0.0.7:8080' or '[::1]:8080', separated by commas.";
                return false;
            }

            entries.Add(entry);
        }

        hosts = new(entries);
        return true;
    }

    internal bool Contains(string host, int port)
    {
        var key = Key(host);
        return entries.Contains((key, port)) || entries.Contains((key, AnyPort));
    }

    private const int AnyPort = 0;

    private static string Key(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    private static (string Host, int Port)? ParseEntry(string text)
    {
        var colon = text.LastIndexOf(':');
        var hasPort = colon > 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || text[colon - 1] == ']');
        var port = AnyPort;
        if (hasPort && !(int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536)) return null;

        var host = Key(hasPort ? text[..colon] : text);
        return Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic ? null : (host, port);
    }
}
