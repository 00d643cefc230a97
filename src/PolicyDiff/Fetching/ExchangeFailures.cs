using System.Net.Sockets;
using System.Security.Authentication;

namespace PolicyDiff.Fetching;

/// <summary>Turns what HttpClient throws into a kind of failure and a sentence. The kinds stand in inner exceptions, which differ between headers and body.</summary>
internal static class ExchangeFailures
{
    /// <summary>Explains one exception of a request that was not cancelled by its caller.</summary>
    public static ExchangeAnswer Explain(Exception exception, Uri address, bool inBody)
    {
        var chain = Chain(exception).ToList();
        var answer = Explain(chain, address, inBody) ?? throw new InvalidOperationException($"Asking {address.IdnHost} failed in a way that is not known.", exception);
        return inBody ? answer : answer with { Contact = ContactOf(chain, answer.Failure) };
    }

    private static ExchangeAnswer? Explain(List<Exception> chain, Uri address, bool inBody)
    {
        if (chain.OfType<BlockedAddressException>().FirstOrDefault() is { } blocked) return Failed(FetchFailure.BlockedAddress, blocked.Message);
        if (chain.Any(inner => inner is OperationCanceledException or TimeoutException)) return Timeout(address);
        if (chain.OfType<AuthenticationException>().Any() || Has(chain, HttpRequestError.SecureConnectionError)) return Tls(address);
        if (chain.OfType<SocketException>().FirstOrDefault() is { } socket) return OfSocket(socket.SocketErrorCode, address);
        if (Has(chain, HttpRequestError.NameResolutionError)) return NameNotFound(address);
        if (Has(chain, HttpRequestError.ConfigurationLimitExceeded)) return Failed(FetchFailure.TooLarge, $"{address.IdnHost} sent more headers than an answer can have.");
        if (Has(chain, HttpRequestError.ResponseEnded)) return Ended(address, inBody);
        if (Has(chain, HttpRequestError.ConnectionError)) return Refused(address);
        if (chain.Any(inner => inner is HttpRequestException or IOException)) return Failed(FetchFailure.Protocol, $"What {address.IdnHost} sent is not an HTTP answer that can be read.");
        return null;
    }

    /// <summary>Of a request without an answer. A network of our own that is down, a name or a certificate that is wrong say nothing about a ban.</summary>
    private static Contact ContactOf(List<Exception> chain, FetchFailure? failure)
    {
        var socket = chain.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode;
        if (Has(chain, HttpRequestError.ConnectionError)) return socket is SocketError.ConnectionRefused or SocketError.TimedOut or SocketError.ConnectionReset ? Contact.Refused : Contact.Unknown;
        return failure is FetchFailure.Reset ? Contact.BrokenOff : Contact.Unknown;
    }

    private static ExchangeAnswer OfSocket(SocketError error, Uri address) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => NameNotFound(address),
        SocketError.TimedOut => Timeout(address),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Failed(FetchFailure.Reset, $"{address.IdnHost} broke the connection off; asking again later may work."),
        _ => Refused(address),
    };

    private static ExchangeAnswer Ended(Uri address, bool inBody) => inBody
        ? Failed(FetchFailure.Truncated, $"{address.IdnHost} sent less than the whole page; asking again may give all of it.")
        : Failed(FetchFailure.Reset, $"{address.IdnHost} closed the connection without an answer; asking again later may work.");

    private static ExchangeAnswer Timeout(Uri address) =>
        Failed(FetchFailure.Timeout, $"{address.IdnHost} did not answer in time; it is asked again later. The setting Fetching__TimeoutSeconds allows more.");

    private static ExchangeAnswer Tls(Uri address) =>
        Failed(FetchFailure.Tls, $"There is no secure connection to {address.IdnHost}: its certificate or protocol is not accepted. Open the address in a browser to see why.");

    private static ExchangeAnswer NameNotFound(Uri address) =>
        Failed(FetchFailure.NameNotFound, $"The name {address.IdnHost} is not known: check how it is written, and this machine's name service.");

    private static ExchangeAnswer Refused(Uri address) =>
        Failed(FetchFailure.Refused, $"{address.IdnHost} at port {address.Port} does not accept a connection: it is down, or blocks this machine.");

    private static ExchangeAnswer Failed(FetchFailure failure, string sentence) => ExchangeAnswer.Failed(failure, sentence);

    private static bool Has(IEnumerable<Exception> chain, HttpRequestError error) =>
        chain.Any(inner => inner is HttpRequestException request && request.HttpRequestError == error || inner is HttpIOException io && io.HttpRequestError == error);

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }
}
