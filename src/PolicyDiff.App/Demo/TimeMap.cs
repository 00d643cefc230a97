using System.Globalization;

namespace PolicyDiff.App.Demo;

/// <summary>Writes the list of an address' captures in link format (RFC 7089 §5).</summary>
internal sealed class TimeMap(Uri self, int sitePort)
{
    /// <summary>Where TimeMaps are; the address follows.</summary>
    public const string Prefix = "/web/timemap/link/";

    private readonly MementoLinks links = new(self, sitePort);

    /// <summary>The TimeMap of captures of one address, at least one, oldest first.</summary>
    public string Write(IReadOnlyList<DemoCapture> captures)
    {
        var last = captures.Count - 1;
        return string.Join(
            ",\n",
            [
                $"<{captures[last].Address(sitePort)}>; rel=\"original\"",
                $"<{links.Map(captures[last])}>; rel=\"self\"; type=\"application/link-format\"; from=\"{Date(captures[0])}\"; until=\"{Date(captures[last])}\"",
                $"<{links.Gate(captures[last])}>; rel=\"timegate\"",
                .. captures.Select((capture, index) => links.Memento(capture, (index == 0 ? "first " : "") + (index == last ? "last " : "") + "memento")),
            ]) + "\n";
    }

    private static string Date(DemoCapture capture) => capture.Instant.ToString("r", CultureInfo.InvariantCulture);
}
