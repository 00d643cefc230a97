using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using PolicyDiff.App.Hosting;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;
using PolicyDiff.Text;

namespace PolicyDiff.App.Caching;

/// <summary>
/// Says, before anything is made, which content a page about texts has for somebody who is not signed in: of the texts and what is said of them (<see cref="TextStamps"/>), the
/// rules, the program, the layout asked for, the site's address, the coding of the answer, and the day, because a page says as of when its bounds are.
/// </summary>
internal sealed class PageStamps(TextStamps texts, IFileVersionProvider files, IResponseCompressionProvider compression, IOptions<SiteOptions> site, TimeProvider time)
{
    private const string Separator = "..";

    private static readonly string Program = string.Create(
        CultureInfo.InvariantCulture, $"{typeof(PageStamps).Assembly.ManifestModule.ModuleVersionId} {typeof(TextStamps).Assembly.ManifestModule.ModuleVersionId} {PageReader.RulesVersion} {Explainer.RulesVersion}");

    /// <summary>Null for every other page, and for addresses that name a text in another way than by its hash.</summary>
    internal async Task<PageStamp?> OfAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (NamesOf(context) is not { } names) return null;
        var route = context.Request.RouteValues;
        var policy = await texts.OfAsync((string)route["organization"]!, (string)route["policy"]!, names, cancellationToken);
        if (policy is null) return null;
        var request = context.Request;
        var coding = compression.GetCompressionProvider(context)?.EncodingName ?? "";
        var content = string.Join(
            '\n', policy, Program, files.AddFileVersionToPath(request.PathBase, "/site.css"), files.AddFileVersionToPath(request.PathBase, "/site.js"),
            site.Value.PublicUrl ?? $"{request.Scheme}://{request.Host}", $"{request.PathBase}{request.Path}", request.Query["view"].ToString(), Moment.Day(time.GetUtcNow()));
        return new(ContentHash.Of(content).ToString()[..32] + (coding.Length > 0 ? "-" + coding : ""));
    }

    private static List<string>? NamesOf(HttpContext context)
    {
        var (key, parts) = context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath switch
        {
            "/Change" => ("pair", 2),
            "/Version" => ("text", 1),
            _ => ("", 0),
        };
        if (parts == 0 || context.Request.RouteValues[key] is not string written) return null;
        var names = AddressForm.Of(written).Name.Split(Separator).Select(TextName.Parse).Select(name => name?.Hex).OfType<string>().ToList();
        return names.Count == parts ? names : null;
    }
}
