namespace PolicyDiff.App.Security;

/// <summary>Which addresses are read by programs and which by people: they want other answers when something is wrong.</summary>
internal static class Faces
{
    /// <summary>Whether errors under this address are problem+json and 401 instead of pages and a redirect.</summary>
    internal static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/healthz", StringComparison.OrdinalIgnoreCase);
}
