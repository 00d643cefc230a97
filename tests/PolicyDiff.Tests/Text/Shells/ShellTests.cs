using System.Reflection;

namespace PolicyDiff.Tests.Text.Shells;

/// <summary>
/// Whole pages of many makes, ages and languages, each with the policy that a person would copy from it: NAME.html, read with no other
/// knowledge of the page, must give NAME.md. All of them are invented.
/// </summary>
public sealed class ShellTests
{
    private const string Folder = "Shells.";

    public static TheoryData<string> Names =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".html", StringComparison.Ordinal)).Select(name => name[Folder.Length..^5]).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_pages() => Assert.InRange(Names.Count, 35, 1000);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_gives_the_policy_and_nothing_else(string name) =>
        Assert.Equal(Resource(name + ".md").Trim(), Pages.Markdown(Resource(name + ".html"), $"https://site.example/{name}"));

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name) ?? throw new FileNotFoundException($"There is no {name} beside the other pages.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
