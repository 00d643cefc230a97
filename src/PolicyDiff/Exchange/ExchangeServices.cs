using Microsoft.Extensions.DependencyInjection;
using PolicyDiff.Exchange.Warc;

namespace PolicyDiff.Exchange;

/// <summary>Registers imports and exports.</summary>
public static class ExchangeServices
{
    public static IServiceCollection AddExchange(this IServiceCollection services) =>
        services.AddSingleton<Export>().AddSingleton<CorpusImport>().AddSingleton<OtaVersionsImport>().AddSingleton<WarcImport>().AddSingleton<WarcExport>().AddSingleton<ZipExport>();
}
