using PolicyDiff.Text.Parsing;

namespace PolicyDiff.App.Pages.Showing;

/// <summary>Which captured addresses may become links: http and https, nothing that could run.</summary>
internal static class CapturedLink
{
    /// <summary>The address when it may be linked, else null.</summary>
    internal static string? Of(string? address) =>
        ForeignAddress.TryRead(address, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.AbsoluteUri
            : null;
}
