using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using PolicyDiff.Alerts;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>Registers accounts, sessions and the rules of who may do what.</summary>
internal static class AccountServices
{
    // OWASP's figure for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet); the framework's default is less than half of it.
    private const int HashIterations = 210_000;

    private static readonly TimeSpan SessionLength = TimeSpan.FromDays(14);

    /// <summary>Needs storage, <see cref="TimeProvider"/> and the site's options.</summary>
    internal static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateDataAnnotations().ValidateOnStart();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<SignInDesk>();
        services.AddScoped<SessionEvents>();
        services.AddSingleton<IAuthorizationHandler, ReadingHandler>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(ConfigureCookie);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new ReadingRequirement()).Build())
            .AddPolicy(AccessPolicies.Read, policy => policy.AddRequirements(new ReadingRequirement()))
            .AddPolicy(AccessPolicies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(AccessPolicies.Edit, policy => policy.RequireRole(Account.Editor, Account.Owner))
            .AddPolicy(AccessPolicies.Own, policy => policy.RequireRole(Account.Owner));
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "policydiff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/sign-out";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = SessionLength;
        options.SlidingExpiration = true;
        options.EventsType = typeof(SessionEvents);
    }
}
