using System.Globalization;

namespace PolicyDiff.App.Demo;

/// <summary>Addresses inside the archive, and the Link header of a memento (RFC 7089 §2.2), which points to pages for reading.</summary>
internal sealed class MementoLinks(Uri self, int sitePort)
{
    private readonly string root = self.GetLeftPart(UriPartial.Authority);

    /// <summary>The address of a capture: "…/web/20030614091244id_/http://…".</summary>
    public string To(DemoCapture capture, string flag) => $"{root}/web/{capture.Timestamp}{flag}/{capture.Address(sitePort)}";

    /// <summary>The address of the page that lists all captures.</summary>
    public string List(DemoCapture capture) => $"{root}/web/*/{capture.Address(sitePort)}";

    /// <summary>The address that answers with the newest capture.</summary>
    public string Gate(DemoCapture capture) => $"{root}/web/{capture.Address(sitePort)}";

    /// <summary>The address of the TimeMap.</summary>
    public string Map(DemoCapture capture) => $"{root}{TimeMap.Prefix}{capture.Address(sitePort)}";

    /// <summary>One link to a capture with its time.</summary>
    public string Memento(DemoCapture capture, string relation) =>
        $"<{To(capture, "")}>; rel=\"{relation}\"; datetime=\"{capture.Instant.ToString("r", CultureInfo.InvariantCulture)}\"";

    /// <summary>The Link header of one capture among all of its address.</summary>
    public string Around(DemoCapture capture, IReadOnlyList<DemoCapture> all)
    {
        var index = all.TakeWhile(other => other.Instant != capture.Instant).Count();
        var mementos = new List<(DemoCapture Capture, string Relation)> { (all[0], "first memento") };
        if (index > 0) mementos.Add((all[index - 1], "prev memento"));
        mementos.Add((capture, "memento"));
        if (index < all.Count - 1) mementos.Add((all[index + 1], "next memento"));
        mementos.Add((all[^1], "last memento"));
        return string.Join(
            ", ",
            [
                $"<{capture.Address(sitePort)}>; rel=\"original\"",
                $"<{Map(capture)}>; rel=\"timemap\"; type=\"application/link-format\"",
                $"<{Gate(capture)}>; rel=\"timegate\"",
                .. mementos.Select(memento => Memento(memento.Capture, memento.Relation)),
            ]);
    }
}
