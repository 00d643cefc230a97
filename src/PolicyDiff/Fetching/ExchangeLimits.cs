namespace PolicyDiff.Fetching;

/// <summary>What one request may cost.</summary>
/// <param name="MaxBytes">Received, before inflating.</param>
/// <param name="MaxInflatedBytes">After.</param>
/// <param name="Timeout">From sending to the body's last byte.</param>
internal sealed record ExchangeLimits(int MaxBytes, int MaxInflatedBytes, TimeSpan Timeout)
{
    public static ExchangeLimits Of(FetchingOptions options) =>
        new(options.MaxBytes, options.MaxInflatedBytes, TimeSpan.FromSeconds(options.TimeoutSeconds));
}
