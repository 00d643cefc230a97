using Microsoft.Extensions.Options;
using PolicyDiff.Archives.Catalog;

namespace PolicyDiff.Tests.Archives.Catalog;

public sealed class ArchiveListFileTests
{
    private const string Name = "The archive list 'a.json'";

    [Fact]
    public void Out_of_the_box_only_the_Wayback_Machine_is_asked()
    {
        Assert.Equal("wayback", Assert.Single(ArchiveCatalog.Default.Entries, entry => entry.Enabled).Id);
        Assert.Contains(ArchiveCatalog.Default.Entries, entry => entry is { Id: "arquivo.pt", Kind: ArchiveKind.PywbCdx, ListingsPerMinute: <= 200, ReplaysPerMinute: <= 320 });
        Assert.Contains(ArchiveCatalog.Default.Entries, entry => entry is { Id: "common-crawl", ListingsPerMinute: <= 60, AtOnce: 1 });
        Assert.Equal("archive.today", Assert.Single(ArchiveCatalog.Default.Entries, entry => entry.Kind == ArchiveKind.LinkOnly).Id);
    }

    [Fact]
    public void A_file_changes_what_it_names_and_adds_what_is_new()
    {
        var entries = ArchiveListFile.Merge(
            """
            // Ours.
            {"archives": [
                {"id": "arquivo.pt", "enabled": true, "listingsPerMinute": 20},
                {"id": "ours", "name": "Our Shelf", "kind": "memento", "enabled": true, "timemap": "http://10.0.0.7/map/"},
            ]}
            """,
            Name);

        Assert.Equal(["wayback", "arquivo.pt", "ours"], entries.Where(entry => entry.Enabled).Select(entry => entry.Id));
        Assert.Contains(entries, entry => entry is { Id: "arquivo.pt", Name: "Arquivo.pt", ListingsPerMinute: 20, ReplaysPerMinute: 120 });
    }

    [Theory]
    [InlineData("""nothing""", "is no JSON")]
    [InlineData("""[]""", "write it as")]
    [InlineData("""{"archives": [{"name": "x"}]}""", "an entry has no id")]
    [InlineData("""{"archives": [{"id": "x"}, {"id": "x"}]}""", "two entries have the id 'x'")]
    [InlineData("""{"archives": [{"id": "x", "name": "X"}]}""", "wrong at 'x': a new archive needs id, name and kind")]
    [InlineData("""{"archives": [{"id": "x", "name": "X", "kind": "magic"}]}""", "wrong at 'x': its kind must be one of")]
    [InlineData("""{"archives": [{"id": "arquivo.pt", "rate": 3}]}""", "wrong at 'arquivo.pt': it has a field that is not known (rate)")]
    [InlineData("""{"archives": [{"id": "arquivo.pt", "atOnce": 0}]}""", "wrong at 'arquivo.pt': atOnce must be between 1 and 16")]
    [InlineData("""{"archives": [{"id": "arquivo.pt", "atOnce": "many"}]}""", "wrong at 'arquivo.pt': the value of 'atOnce' is not what belongs there")]
    [InlineData("""{"archives": [{"id": "arquivo.pt", "replay": "https://arquivo.pt/{url}"}]}""", "'replay' must look like")]
    [InlineData("""{"archives": [{"id": "x", "name": "X", "kind": "pywb-cdx", "cdx": "ftp://x.example/"}]}""", "'cdx' must be an http or https address")]
    [InlineData("""{"archives": [{"id": "x", "name": "X", "kind": "memento", "timemap": "/map/"}]}""", "'timemap' must be an http or https address")]
    [InlineData("""{"archives": [{"id": "live", "name": "X", "kind": "memento", "timemap": "http://x.example/"}]}""", "the id 'live' means something else already")]
    [InlineData("""{"archives": [{"id": "archive.today", "enabled": true}]}""", "cannot be enabled")]
    public void A_wrong_entry_is_named_with_what_to_do(string text, string said)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => ArchiveListFile.Merge(text, Name));
        Assert.StartsWith(Name, wrong.Failures.First(), StringComparison.Ordinal);
        Assert.Contains(said, wrong.Failures.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_file_that_is_not_there_is_a_wrong_setting()
    {
        var folder = Path.GetTempPath();
        Assert.Same(ArchiveCatalog.Default, ArchiveListFile.Read(null, Path.Combine(folder, "no-such-folder")));
        Assert.Contains("Archives__List", Assert.Throws<OptionsValidationException>(() => ArchiveListFile.Read(Path.Combine(folder, "no-such-file.json"), folder)).Failures.First(), StringComparison.Ordinal);
    }
}
