using System.Linq.Expressions;
using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.History.Queries;

/// <summary>One event of a history as lists show it: whose, what, between when and when.</summary>
internal sealed record ChangeItem
{
    public required string OrganizationSlug { get; init; }

    public required string OrganizationName { get; init; }

    public required string PolicySlug { get; init; }

    public required string PolicyName { get; init; }

    public required int Position { get; init; }

    public required ChangeKind Kind { get; init; }

    public required ContentHash? FromText { get; init; }

    public required ContentHash? ToText { get; init; }

    public required DateTimeOffset? LastWithOld { get; init; }

    public required DateTimeOffset FirstWithNew { get; init; }

    public required string Origin { get; init; }

    public required bool Confirmed { get; init; }

    public required int Significance { get; init; }

    public required ChangeDirection Direction { get; init; }

    public required List<string> Topics { get; init; }

    public required string Headline { get; init; }

    public required int WordsAdded { get; init; }

    public required int WordsRemoved { get; init; }

    public required int WordsMoved { get; init; }

    public required List<DiffToken> Excerpt { get; init; }

    /// <summary>Worth telling, by a person's label or else by rules.</summary>
    public bool News { get; init; }

    /// <summary>Whether a person corrected what rules said of it.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>It tells that the address is gone, back or another: there are no words to count.</summary>
    public bool IsOfTheAddress => Kind != ChangeKind.First && (FromText is null || ToText is null || FromText == ToText);

    /// <summary>The same in all policies that got the same change.</summary>
    public ContentHash? Signature { get; init; }

    /// <summary>Other policies of the organization that got the same words on the same days.</summary>
    public IReadOnlyList<ChangeItem> Also { get; init; } = [];

    /// <summary>Words touched in any way: what bars are sized by.</summary>
    public int WordsTouched => WordsAdded + WordsRemoved + WordsMoved;

    /// <summary>The columns of a row that lists need, and no more.</summary>
    internal static Expression<Func<StoredChange, ChangeItem>> FromRow { get; } = row => new ChangeItem
    {
        OrganizationSlug = row.Policy.Organization.Slug,
        OrganizationName = row.Policy.Organization.Name,
        PolicySlug = row.Policy.Slug,
        PolicyName = row.Policy.Name,
        Position = row.Position,
        Kind = row.LabelledKind ?? row.Kind,
        News = row.LabelledNews ?? row.News,
        IsLabelled = row.LabelledKind != null || row.LabelledSignificance != null || row.LabelledNews != null,
        Signature = row.Signature,
        FromText = row.FromText,
        ToText = row.ToText,
        LastWithOld = row.LastWithOld,
        FirstWithNew = row.FirstWithNew,
        Origin = row.Origin,
        Confirmed = row.Confirmed,
        Significance = row.LabelledSignificance ?? row.Significance,
        Direction = row.Direction,
        Topics = row.Topics,
        Headline = row.Headline,
        WordsAdded = row.WordsAdded,
        WordsRemoved = row.WordsRemoved,
        WordsMoved = row.WordsMoved,
        Excerpt = row.Excerpt,
    };

    /// <summary>The columns that drawings need, without what people read.</summary>
    internal static Expression<Func<StoredChange, ChangeItem>> OutlineFromRow { get; } = row => new ChangeItem
    {
        OrganizationSlug = row.Policy.Organization.Slug,
        OrganizationName = row.Policy.Organization.Name,
        PolicySlug = row.Policy.Slug,
        PolicyName = row.Policy.Name,
        Position = row.Position,
        Kind = row.LabelledKind ?? row.Kind,
        FromText = row.FromText,
        ToText = row.ToText,
        LastWithOld = row.LastWithOld,
        FirstWithNew = row.FirstWithNew,
        Origin = row.Origin,
        Confirmed = row.Confirmed,
        Significance = row.LabelledSignificance ?? row.Significance,
        Direction = row.Direction,
        Topics = new List<string>(),
        Headline = "",
        WordsAdded = row.WordsAdded,
        WordsRemoved = row.WordsRemoved,
        WordsMoved = row.WordsMoved,
        Excerpt = new List<DiffToken>(),
    };
}
