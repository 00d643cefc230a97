using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace PolicyDiff.App.Caching;

/// <summary>Registers what keeps a busy page fast: stamps, kept pages, compression.</summary>
internal static class CachingServices
{
    private const long MostBytes = 64_000_000;
    private const long MostBytesOfOne = 8_000_000;

    internal static IServiceCollection AddPageCaching(this IServiceCollection services)
    {
        services.AddSingleton<PageStamps>();
        services.AddSingleton<Pages.Showing.KeptFragments>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = MostBytes;
            options.MaximumBodySize = MostBytesOfOne;
            options.AddBasePolicy(new KeptPages());
        });
        services.AddResponseCompression(options =>
        {
            // PublicCompression holds back what could be guessed.
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/plain", "text/css", "text/javascript", "text/markdown", "text/csv", "application/json", "application/problem+json", "application/atom+xml", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, PublicCompression>();
        return services;
    }

    /// <summary>After authorization, before the endpoints.</summary>
    internal static WebApplication UsePageCaching(this WebApplication app)
    {
        app.UseMiddleware<StampedPages>();
        app.UseOutputCache();
        // Inside the cache, so that a kept page is compressed once; what is compressed here is left alone by the one in front of the files.
        app.UseResponseCompression();
        return app;
    }
}
