using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyDiff.App.Pages.Showing;
using PolicyDiff.History.Queries;
using PolicyDiff.Meaning;

namespace PolicyDiff.App.Pages;

/// <summary>The feed of all changes.</summary>
internal sealed class IndexModel(ChangeFeed feed) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "significance")]
    public string? Band { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Organization { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Quiet { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public FeedFilter Filter { get; private set; } = new();

    public FeedPage Feed { get; private set; } = null!;

    public FeedTotals Totals { get; private set; } = null!;

    public IReadOnlyList<FilterGroup> Groups { get; private set; } = [];

    public bool IsFirstPage { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var cursor = FeedCursor.Parse(After);
        IsFirstPage = cursor is null;
        Filter = new FeedFilter { Topic = Blank(Topic), Kind = KindOf(Kind), Band = Blank(Band), Organization = Blank(Organization), Quiet = Quiet == "1" };
        Totals = await feed.TotalsAsync(cancellationToken);
        (Feed, var facets) = await feed.ViewAsync(Filter, cursor, PageSize, cancellationToken);
        Groups = GroupsOf(Filter, facets);
    }

    private static FilterGroup[] GroupsOf(FeedFilter filter, FeedFacets facets) =>
    [
        FilterGroup.Of("Significance", facets.Bands, filter.Band, (value => Words.Band(value.Label), band => FeedLink.Of(filter with { Band = band }))),
        FilterGroup.Of("Topic", facets.Topics, filter.Topic, (value => Words.Topic(value.Label), topic => FeedLink.Of(filter with { Topic = topic }))),
        FilterGroup.Of("Kind", facets.Kinds, filter.Kind?.ToWord(), (value => Words.Of(ChangeWords.KindFromWord(value.Value)), kind => FeedLink.Of(filter with { Kind = KindOf(kind) }))),
        FilterGroup.Of("Organization", facets.Organizations, filter.Organization, (value => value.Label, slug => FeedLink.Of(filter with { Organization = slug }))),
    ];

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static ChangeKind? KindOf(string? word) =>
        Enum.GetValues<ChangeKind>().Where(kind => kind.ToWord() == word).Cast<ChangeKind?>().FirstOrDefault();
}
