namespace PolicyDiff.Fetching;

/// <summary>
/// Undoes content encodings by looking at the bytes as well as at the header, because both lie: a plain body behind
/// <c>Content-Encoding: gzip</c>, and gzip behind an empty header or none (the Wayback Machine does both).
/// </summary>
internal static class ContentDecoder
{
    /// <summary>What to send as Accept-Encoding: what can be undone here.</summary>
    public const string Accepted = "gzip, br";

    private const int MostLayers = 4;

    /// <summary>Undoes what <paramref name="encodings"/> (header values as received) and the bytes themselves say.</summary>
    public static DecodedBody Decode(byte[] wire, IEnumerable<string> encodings, string? contentType, int mostBytes)
    {
        var state = new DecodedBody(wire, []);
        foreach (var coding in Codings(encodings).Reverse().Take(MostLayers))
        {
            state = Undo(state, coding, mostBytes);
            if (state.Failure is not null) return state;
        }

        if (!IsGzip(state.Body) || IsArchiveType(contentType)) return state;
        var inflated = Inflate(state, Inflater.Gzip(state.Body, mostBytes), mostBytes);
        return inflated with { Notes = [.. state.Notes, "The body was compressed without a header that says so."] };
    }

    private static IEnumerable<string> Codings(IEnumerable<string> headers) =>
        headers.SelectMany(header => header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(coding => coding.ToLowerInvariant())
            .Where(coding => coding != "identity");

    private static DecodedBody Undo(DecodedBody state, string coding, int mostBytes)
    {
        if (state.Body.Length == 0) return state;
        switch (coding)
        {
            case "gzip" or "x-gzip":
                return IsGzip(state.Body) ? Inflate(state, Inflater.Gzip(state.Body, mostBytes), mostBytes) : Lie(state, coding);
            case "deflate":
                return UndoDeflate(state, mostBytes);
            case "br":
                return OrLie(state, coding, Inflate(state, Inflater.Brotli(state.Body, mostBytes), mostBytes));
            default:
                return state with { Notes = [.. state.Notes, "The Content-Encoding is not one that was asked for, and was left as it is."] };
        }
    }

    private static DecodedBody UndoDeflate(DecodedBody state, int mostBytes) => IsZlib(state.Body)
        ? OrLie(state, "deflate", Inflate(state, Inflater.Zlib(state.Body, mostBytes), mostBytes))
        : OrLie(state, "deflate", Inflate(state, Inflater.Deflate(state.Body, mostBytes), mostBytes));

    /// <summary>A body that cannot be inflated and reads like text was never deflated.</summary>
    private static DecodedBody OrLie(DecodedBody before, string coding, DecodedBody after) =>
        after.Failure is FetchFailure.Truncated && LooksLikeText(before.Body) ? Lie(before, coding) : after;

    private static DecodedBody Lie(DecodedBody state, string coding) =>
        state with { Notes = [.. state.Notes, $"The header says {coding}, the body was not compressed."] };

    private static DecodedBody Inflate(DecodedBody state, Inflated inflated, int mostBytes)
    {
        if (inflated.Bytes is { } bytes) return state with { Body = bytes };
        return inflated.TooLarge
            ? Failed(FetchFailure.TooLarge, $"The page is larger than {mostBytes} bytes when inflated, which no policy is; nothing of it was kept.")
            : Failed(FetchFailure.Truncated, "The compressed body is cut off or damaged; asking again may give a whole one.");
    }

    private static DecodedBody Failed(FetchFailure failure, string sentence) => new([], [], failure, sentence);

    private static bool IsGzip(byte[] body) => body is [0x1F, 0x8B, 0x08, ..];

    private static bool IsZlib(byte[] body) => body.Length > 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    private static bool LooksLikeText(byte[] body)
    {
        var start = body.AsSpan(0, Math.Min(body.Length, 512));
        foreach (var value in start)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B)) return false;
        }

        return true;
    }

    /// <summary>A file that is meant to be compressed stays so.</summary>
    private static bool IsArchiveType(string? contentType) =>
        contentType is not null && (contentType.Contains("gzip", StringComparison.OrdinalIgnoreCase) || contentType.Contains("x-tar", StringComparison.OrdinalIgnoreCase));
}
