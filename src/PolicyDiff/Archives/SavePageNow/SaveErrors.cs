namespace PolicyDiff.Archives.SavePageNow;

/// <summary>Sorts the codes (<c>status_ext</c>) of Save Page Now, by its documentation of 2025-10-22. A code that is not known is taken for a passing one.</summary>
public static class SaveErrors
{
    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        "blocked-url", "blocked", "blocked-client-ip", "invalid-url-syntax", "invalid-host-resolution", "no-access", "not-found", "unauthorized",
        "filesize-limit", "too-many-redirects", "method-not-allowed", "not-implemented", "bad-request", "ftp-access-denied",
    };

    /// <summary>The kind of a code, with or without <c>error:</c> in front.</summary>
    public static SaveErrorKind KindOf(string? code)
    {
        var name = code is null ? "" : code[(code.LastIndexOf(':') + 1)..];
        if (name == "too-many-daily-captures" || name.StartsWith("max-daily-bandwidth", StringComparison.Ordinal)) return SaveErrorKind.Tomorrow;
        return Final.Contains(name) ? SaveErrorKind.Final : SaveErrorKind.Passing;
    }
}
