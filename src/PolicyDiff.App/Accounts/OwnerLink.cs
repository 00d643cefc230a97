using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>
/// The link that makes the first owner's account. It goes to whoever sees the program's output, which is what proves that the installation
/// is theirs; being on the same machine proves nothing (proxies).
/// </summary>
internal static class OwnerLink
{
    /// <summary>
    /// A new link below <paramref name="site"/> that works once, within a day; null when an owner exists. All older ones stop working.
    /// </summary>
    internal static async Task<Uri?> CreateAsync(IServiceProvider services, Uri site, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = await services.GetRequiredService<IDbContextFactory<PolicyDiffDb>>().CreateDbContextAsync(cancellationToken);
        if (await db.Accounts.AnyAsync(account => account.Role == Account.Owner, cancellationToken)) return null;
        await db.AccountLinks.Where(link => link.Purpose == LinkPurpose.Owner && link.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        var token = LinkToken.New();
        db.AccountLinks.Add(new AccountLink
        {
            TokenHash = token.Hash,
            Purpose = LinkPurpose.Owner,
            CreatedAt = now,
            ExpiresAt = now + LinkPurpose.Lifetime(LinkPurpose.Owner),
        });
        await db.SaveChangesAsync(cancellationToken);
        return new Uri(site, token.Path);
    }
}
