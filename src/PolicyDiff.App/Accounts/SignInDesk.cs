using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>Lets people in and out: the throttle, the check and the cookie.</summary>
internal sealed partial class SignInDesk(AccountBook book, SignInLimiter limiter, ILogger<SignInDesk> logger)
{
    /// <summary>Checks the password unless there were too many wrong ones; sets no cookie.</summary>
    internal async Task<SignInResult> TryAsync(string email, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        if (!limiter.TryTake(email, address))
        {
            Log.Throttled(logger);
            return new SignInResult(null, MustWait: true);
        }

        var account = await book.SignInAsync(email, password, cancellationToken);
        if (account is null)
        {
            Log.Refused(logger);
            return new SignInResult(null, MustWait: false);
        }

        limiter.GiveBack(email, address);
        return new SignInResult(account, MustWait: false);
    }

    /// <summary>Starts a session.</summary>
    /// <param name="http">The request it starts in.</param>
    /// <param name="account">Whose it is.</param>
    /// <param name="keep">Whether it outlives the browser.</param>
    internal static Task EnterAsync(HttpContext http, SessionAccount account, bool keep) => http.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        account.ToPrincipal(),
        new AuthenticationProperties { IsPersistent = keep });

    /// <summary>Ends this session.</summary>
    internal static Task LeaveAsync(HttpContext http) => http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);

    // Without names and addresses: who reads the log must not learn who signs in.
    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A sign-in was refused: e-mail address or password was wrong.")]
        internal static partial void Refused(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "A sign-in was put off: too many wrong tries for one e-mail address or from one network address.")]
        internal static partial void Throttled(ILogger logger);
    }
}
