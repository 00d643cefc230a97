using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>The people who may sign in: checking passwords, inviting, changing, removing.</summary>
internal sealed class AccountBook(
    IDbContextFactory<PolicyDiffDb> factory, IPasswordHasher<Account> hasher, AccountLinks links, Sessions sessions, TimeProvider time)
{
    // What a password is compared with where there is no account, so that both answers cost one hash.
    private readonly Lazy<string> nobody = new(() => hasher.HashPassword(Nobody, LinkToken.New().Value));

    private static Account Nobody => new() { Email = "", Name = "", Role = "", PasswordHash = "", SecurityStamp = "" };

    /// <summary>The account these belong to, or null. Costs the same for an unknown address.</summary>
    internal async Task<Account?> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var account = await ByEmail(db, email).SingleOrDefaultAsync(cancellationToken);
        // Somebody who was invited and has not chosen a password has none to compare with.
        var known = account is { PasswordHash.Length: > 0 };
        var verdict = hasher.VerifyHashedPassword(account ?? Nobody, known ? account!.PasswordHash : nobody.Value, password);
        if (!known || verdict == PasswordVerificationResult.Failed) return null;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account!.PasswordHash = hasher.HashPassword(account, password);
            await db.SaveChangesAsync(cancellationToken);
        }

        return account;
    }

    /// <summary>Whether somebody owns this installation already.</summary>
    internal async Task<bool> HasOwnerAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Accounts.AnyAsync(account => account.Role == Account.Owner, cancellationToken);
    }

    /// <summary>Everybody, in the order they came.</summary>
    internal async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Accounts.AsNoTracking().OrderBy(account => account.Id)
            .Select(account => new AccountLine(
                account.Id, account.Email, account.Name, account.Role, account.PasswordHash == "", account.CreatedAt,
                db.Subscriptions.Count(subscription => subscription.AccountId == account.Id)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Makes an account without a password and the link to choose one. Fields were checked with <see cref="AccountRules"/>.</summary>
    internal async Task<Invitation> InviteAsync(string email, string role, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await ByEmail(db, email).AnyAsync(cancellationToken)) return new Invitation(null, null, DuplicateSentence);
        var account = new Account
        {
            Email = email.Trim(),
            Name = email.Trim(),
            Role = role,
            PasswordHash = "",
            SecurityStamp = LinkToken.New().Value,
            CreatedAt = time.GetUtcNow(),
        };
        db.Accounts.Add(account);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            return new Invitation(null, null, DuplicateSentence);
        }

        return new Invitation(account, await links.CreateAsync(account.Id, LinkPurpose.Invite, cancellationToken), null);
    }

    /// <summary>A new link for somebody: to accept the invitation, or to choose another password.</summary>
    internal async Task<Invitation> NewLinkAsync(long id, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (account is null) return new Invitation(null, null, GoneSentence);
        var purpose = account.PasswordHash.Length == 0 ? LinkPurpose.Invite : LinkPurpose.Password;
        return new Invitation(account, await links.CreateAsync(id, purpose, cancellationToken), null);
    }

    /// <summary>Changes one's own password and ends all sessions that still carry the old one. Null when done, else a sentence.</summary>
    internal async Task<string?> ChangePasswordAsync(long id, string current, string replacement, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (account is null) return GoneSentence;
        if (hasher.VerifyHashedPassword(account, account.PasswordHash, current) == PasswordVerificationResult.Failed)
        {
            return "This is not your present password.";
        }

        account.PasswordHash = hasher.HashPassword(account, replacement);
        account.SecurityStamp = LinkToken.New().Value;
        await db.SaveChangesAsync(cancellationToken);
        sessions.Forget(id);
        return null;
    }

    /// <summary>Gives somebody another role. Null when done, else a sentence.</summary>
    internal Task<string?> ChangeRoleAsync(long id, string role, CancellationToken cancellationToken) =>
        ChangeAsync(id, account => account.Role = role, stays: role == Account.Owner, cancellationToken);

    /// <summary>Removes an account with its subscriptions; its sessions end. Null when done, else a sentence.</summary>
    internal Task<string?> RemoveAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync(id, change: null, stays: false, cancellationToken);

    // Serializable: two owners who remove each other in the same instant must not leave the installation without one.
    private async Task<string?> ChangeAsync(long id, Action<Account>? change, bool stays, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
            var account = await db.Accounts.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
            if (account is null) return GoneSentence;
            var others = await db.Accounts.AnyAsync(row => row.Role == Account.Owner && row.PasswordHash != "" && row.Id != id, cancellationToken);
            if (account.Role == Account.Owner && !stays && !others) return LastOwnerSentence;
            if (change is null) db.Accounts.Remove(account);
            else change(account);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.IsSerializationFailure(exception))
        {
            return "Somebody else changed the accounts at the same moment. Look at the list and try again.";
        }

        sessions.Forget(id);
        return null;
    }

    private static IQueryable<Account> ByEmail(PolicyDiffDb db, string email)
    {
        var wanted = email.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database as lower(email), which is what the unique index holds.
        return db.Accounts.Where(account => account.Email.ToLower() == wanted);
#pragma warning restore CA1304, CA1311, CA1862
    }

    private const string DuplicateSentence = "Somebody with this e-mail address has an account already; a new link for them can be made in the list below.";

    private const string GoneSentence = "This account no longer exists. Somebody else may have removed it.";

    private const string LastOwnerSentence = "This is the only owner. Make somebody else an owner first.";
}
