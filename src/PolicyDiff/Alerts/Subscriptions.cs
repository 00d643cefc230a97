using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;

namespace PolicyDiff.Alerts;

/// <summary>What people asked to be told about: added, listed, removed, and ended by the key that stands in each mail.</summary>
public sealed class Subscriptions(IDbContextFactory<PolicyDiffDb> factory, TimeProvider time)
{
    public const int ShortestPhrase = 3;
    public const int LongestPhrase = 200;

    // Far more than anybody reads, and a bound on what one account can make every change be compared with.
    public const int MostPerAccount = 500;

    private const int KeyBytes = 24;

    /// <summary>To every change of every policy.</summary>
    public Task<SubscriptionResult> AddEverythingAsync(long accountId, CancellationToken cancellationToken) =>
        AddAsync(accountId, Subscription.Everything, _ => { }, cancellationToken);

    /// <summary>To every change of an organization, named by its slug.</summary>
    public async Task<SubscriptionResult> AddOrganizationAsync(long accountId, string? slug, CancellationToken cancellationToken)
    {
        var wanted = slug?.Trim() ?? "";
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var id = await db.Organizations.Where(row => row.Slug == wanted).Select(row => (long?)row.Id).SingleOrDefaultAsync(cancellationToken);
        return id is null
            ? Refused("Choose an organization from the list; this one is not tracked here.")
            : await AddAsync(accountId, Subscription.OfOrganization, row => row.OrganizationId = id, cancellationToken);
    }

    /// <summary>To every change of a policy, named <c>organization/policy</c>.</summary>
    public async Task<SubscriptionResult> AddPolicyAsync(long accountId, string? fullSlug, CancellationToken cancellationToken)
    {
        var parts = (fullSlug?.Trim() ?? "").Split('/');
        if (parts.Length != 2) return Refused("Choose a policy from the list.");
        var (organization, policy) = (parts[0], parts[1]);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var id = await db.Policies.Where(row => row.Slug == policy && row.Organization.Slug == organization)
            .Select(row => (long?)row.Id).SingleOrDefaultAsync(cancellationToken);
        return id is null
            ? Refused("Choose a policy from the list; this one is not tracked here.")
            : await AddAsync(accountId, Subscription.OfPolicy, row => row.PolicyId = id, cancellationToken);
    }

    /// <summary>To every change whose added or removed words touch the phrase, in any policy.</summary>
    public Task<SubscriptionResult> AddPhraseAsync(long accountId, string? phrase, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', (phrase ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return PhraseProblem(words) is { } problem
            ? Task.FromResult(Refused(problem))
            : AddAsync(accountId, Subscription.OfPhrase, row => row.Phrase = words, cancellationToken);
    }

    /// <summary>An account's subscriptions with what they name, oldest first.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(long accountId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Named(db).Where(row => row.AccountId == accountId).OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The newest mails that the account's subscriptions caused, with policy and subscription.</summary>
    public async Task<IReadOnlyList<Alert>> RecentAlertsAsync(long accountId, int most, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Alerts.AsNoTracking()
            .Include(row => row.Policy.Organization)
            .Include(row => row.Subscription.Organization)
            .Include(row => row.Subscription.Policy!.Organization)
            .Where(row => row.Subscription.AccountId == accountId)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Everything one can subscribe to, by name.</summary>
    public async Task<IReadOnlyList<SubscriptionTarget>> PoliciesAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Policies.AsNoTracking().OrderBy(row => row.Organization.Name).ThenBy(row => row.OrganizationId).ThenBy(row => row.Name)
            .Select(row => new SubscriptionTarget(row.Organization.Name, row.Organization.Slug, row.Name, row.Organization.Slug + "/" + row.Slug))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends a subscription of this account, and what it still owes. False when the account has none of this id.</summary>
    public async Task<bool> RemoveAsync(long accountId, long subscriptionId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Subscriptions.Where(row => row.Id == subscriptionId && row.AccountId == accountId).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>The subscription that this key ends, or null.</summary>
    public async Task<Subscription?> FindAsync(string? unsubscribeKey, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(unsubscribeKey)) return null;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Named(db).SingleOrDefaultAsync(row => row.UnsubscribeKey == unsubscribeKey, cancellationToken);
    }

    /// <summary>Ends the subscription of this key. False when there is none: ended before, or no such key.</summary>
    public async Task<bool> UnsubscribeAsync(string? unsubscribeKey, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(unsubscribeKey)) return false;
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Subscriptions.Where(row => row.UnsubscribeKey == unsubscribeKey).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>Why a phrase cannot be watched, or null.</summary>
    public static string? PhraseProblem(string phrase)
    {
        if (phrase.Length < ShortestPhrase) return $"Type a phrase of at least {ShortestPhrase} characters; a shorter one would match almost every change.";
        if (phrase.Length > LongestPhrase) return $"A phrase has at most {LongestPhrase} characters; this one has {phrase.Length}. A few telling words find more than a sentence.";
        if (phrase.Any(char.IsControl)) return "A phrase cannot hold control characters. Type it instead of pasting it.";
        return phrase.Any(char.IsLetterOrDigit) ? null : "Type words: a phrase needs at least one letter or digit.";
    }

    private static IQueryable<Subscription> Named(PolicyDiffDb db) =>
        db.Subscriptions.AsNoTracking().Include(row => row.Account).Include(row => row.Organization).Include(row => row.Policy!.Organization);

    private static SubscriptionResult Refused(string problem) => new(null, problem);

    private async Task<SubscriptionResult> AddAsync(long accountId, string scope, Action<Subscription> name, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var wanted = new Subscription
        {
            AccountId = accountId,
            Scope = scope,
            CreatedAt = time.GetUtcNow(),
            UnsubscribeKey = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes)),
        };
        name(wanted);
        if (await SameAsync(db, wanted, cancellationToken) is { } same) return new(same, null);
        if (await db.Subscriptions.CountAsync(row => row.AccountId == accountId, cancellationToken) >= MostPerAccount)
        {
            return Refused($"An account has at most {MostPerAccount} subscriptions. Remove some, or subscribe to an organization instead of its single policies.");
        }

        db.Subscriptions.Add(wanted);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same form was sent twice at once: the other one has it. Anything else is a broken environment.
            await using var again = await factory.CreateDbContextAsync(cancellationToken);
            if (await SameAsync(again, wanted, cancellationToken) is not { } other) throw;
            return new(other, null);
        }

        return new(wanted, null);
    }

    private static Task<Subscription?> SameAsync(PolicyDiffDb db, Subscription wanted, CancellationToken cancellationToken) =>
        db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(
            row => row.AccountId == wanted.AccountId && row.Scope == wanted.Scope && row.OrganizationId == wanted.OrganizationId
                && row.PolicyId == wanted.PolicyId && row.Phrase == wanted.Phrase,
            cancellationToken);
}
