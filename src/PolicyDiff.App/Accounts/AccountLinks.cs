using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>One-time links: whom they are for, whether they still work, and using them up.</summary>
internal sealed class AccountLinks(
    IDbContextFactory<PolicyDiffDb> factory, IPasswordHasher<Account> hasher, Sessions sessions, TimeProvider time)
{
    /// <summary>Looks at a link without using it.</summary>
    internal async Task<LinkState> LookAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await StateAsync(db, token, cancellationToken);
    }

    /// <summary>A new link for an account; its older ones stop working.</summary>
    internal async Task<LinkToken> CreateAsync(long accountId, string purpose, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.AccountLinks.Where(link => link.AccountId == accountId && link.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        var token = LinkToken.New();
        db.AccountLinks.Add(new AccountLink
        {
            TokenHash = token.Hash,
            Purpose = purpose,
            AccountId = accountId,
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = time.GetUtcNow() + LinkPurpose.Lifetime(purpose),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    /// <summary>Uses a link up: makes the owner, or gives an account its password. Fields were checked with <see cref="AccountRules"/>.</summary>
    internal async Task<SetupResult> UseAsync(string? token, SetupRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await UseOnceAsync(token, request, cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.IsSerializationFailure(exception))
        {
            // Two people had the page open and sent it in the same instant; one of them was first.
            return new SetupResult(null, "Somebody else used this link at the same moment. Open the link again to see whether it still works.");
        }
        catch (Exception exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            return new SetupResult(null, "An account with this e-mail address exists already. Use another address.");
        }
    }

    private async Task<SetupResult> UseOnceAsync(string? token, SetupRequest request, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var state = await StateAsync(db, token, cancellationToken);
        if (state.Problem is not null) return new SetupResult(null, state.Problem);
        var account = state.Account ?? NewOwner(db, request);
        if (state.Purpose == LinkPurpose.Invite) account.Name = request.Name.Trim();
        account.PasswordHash = hasher.HashPassword(account, request.Password);
        account.SecurityStamp = LinkToken.New().Value;
        await db.SaveChangesAsync(cancellationToken);
        var hash = new LinkToken(token!).Hash;
        var used = await db.AccountLinks
            .Where(link => link.TokenHash == hash && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, time.GetUtcNow()), cancellationToken);
        if (used != 1) return new SetupResult(null, UsedSentence);
        await transaction.CommitAsync(cancellationToken);
        sessions.Forget(account.Id);
        return new SetupResult(account, null);
    }

    private Account NewOwner(PolicyDiffDb db, SetupRequest request)
    {
        var owner = new Account
        {
            Email = request.Email.Trim(),
            Name = request.Name.Trim(),
            Role = Account.Owner,
            PasswordHash = "",
            SecurityStamp = "",
            CreatedAt = time.GetUtcNow(),
        };
        db.Accounts.Add(owner);
        return owner;
    }

    private async Task<LinkState> StateAsync(PolicyDiffDb db, string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token)) return new LinkState(null, null, UnknownSentence);
        var hash = new LinkToken(token).Hash;
        var link = await db.AccountLinks.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        if (link is null) return new LinkState(null, null, UnknownSentence);
        if (link.UsedAt is not null) return new LinkState(link.Purpose, null, UsedSentence);
        if (link.ExpiresAt <= time.GetUtcNow()) return new LinkState(link.Purpose, null, ExpiredSentence(link.Purpose));
        if (link.Purpose == LinkPurpose.Owner)
        {
            var taken = await db.Accounts.AnyAsync(account => account.Role == Account.Owner, cancellationToken);
            return new LinkState(link.Purpose, null, taken ? "An owner exists already. Sign in, or ask the owner for an invitation." : null);
        }

        var invited = await db.Accounts.SingleOrDefaultAsync(account => account.Id == link.AccountId, cancellationToken);
        return new LinkState(link.Purpose, invited, invited is null ? UnknownSentence : null);
    }

    private const string UnknownSentence =
        "This link does not work. Copy it whole, as it was given to you; a newer link may have replaced it.";

    private const string UsedSentence = "This link has been used. Each one works once: sign in with the password that was chosen with it.";

    private static string ExpiredSentence(string purpose) => purpose == LinkPurpose.Owner
        ? "This link has expired. Start 'policydiff serve' again: it prints a new one."
        : "This link has expired. Ask the owner of this site for a new one.";
}
