using System.Text.RegularExpressions;
using PolicyDiff.Storage;

namespace PolicyDiff.Tests.House;

/// <summary>Which part of the program may know which: the arrows of the design, read from the source.</summary>
public sealed class ArrowsTests
{
    private const string Library = "src/PolicyDiff";

    /// <summary>Values in, values out; each may use the rooms named after it and no other.</summary>
    public static TheoryData<string, string[]> PureRooms => new()
    {
        { "Text", [] },
        { "Diffing", ["Text"] },
        { "Meaning", ["Text", "Diffing"] },
    };

    [Theory]
    [InlineData("HtmlAgilityPack", "src/PolicyDiff/Text/Parsing/HtmlPage.cs")]
    [InlineData("AngleSharp", "src/PolicyDiff/Text/Parsing/SelectorFilter.cs")]
    [InlineData("DiffPlex", "src/PolicyDiff/Diffing/Blocks/BlockAligner.cs")]
    public void A_package_that_may_be_replaced_is_named_in_one_file(string package, string file) =>
        Assert.Equal([file], Code("src").Where(source => Regex.IsMatch(source.Code, $@"\b{package}\b")).Select(source => source.Path));

    [Theory]
    [InlineData("Markdig", "src/PolicyDiff/Text")]
    [InlineData("Quartz", "src/PolicyDiff.App/Jobs")]
    [InlineData("SocketsHttpHandler|HttpClientHandler|SocketType|TcpClient|GetHostAddressesAsync|GetHostEntryAsync", "src/PolicyDiff/Fetching")]
    public void What_belongs_to_one_room_is_named_there_only(string names, string room)
    {
        Assert.Contains(Code(room), source => Regex.IsMatch(source.Code, $@"\b({names})\b"));
        SourceFile.AssertNone(Code("src").Where(source => !source.IsIn(room)).SelectMany(source => source.Find(source.Code, new Regex($@"\b({names})\b"))));
    }

    [Fact]
    public void SQL_is_written_in_Storage_and_Search_only()
    {
        var calls = new Regex(@"\b(FromSql\w*|ExecuteSql\w*|SqlQuery\w*|NpgsqlCommand|NpgsqlBatch\w*|CreateCommand|CommandText|Begin(Binary|Text|Raw)\w+)\b");
        var statements = new Regex(@"""\s*(select\s[^""]*\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+(table|index)|alter\s+table)\s", RegexOptions.IgnoreCase);
        var storage = Code(Library + "/Storage").ToList();
        Assert.Contains(storage, source => calls.IsMatch(source.Code));
        SourceFile.AssertNone(Code("src").Where(source => !source.IsIn(Library + "/Storage", Library + "/Search"))
            .SelectMany(source => source.Find(source.Code, calls).Concat(source.Find(source.Text, statements))));
    }

    [Theory]
    [MemberData(nameof(PureRooms))]
    public void A_pure_room_knows_no_room_on_its_right(string room, string[] allowed)
    {
        var rooms = Directories(Library).Where(name => name != room && !allowed.Contains(name)).ToList();
        Assert.Contains("Storage", rooms);
        // By full name, or through the namespace above, which needs no using.
        var others = new Regex($@"\bPolicyDiff\.({string.Join('|', rooms)})\b|(?<![\w.])({string.Join('|', rooms)})\.(?=[A-Z])");
        SourceFile.AssertNone(Code($"{Library}/{room}").SelectMany(source => source.Find(source.Code, others)));
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("Diffing")]
    [InlineData("Meaning")]
    public void A_pure_room_has_no_clock_no_files_no_network_no_log_and_waits_for_nothing(string room)
    {
        var impure = new Regex(
            @"\b(async|await|(Value)?Task|TimeProvider|Stopwatch|Random|ILogger\w*|File|FileInfo|FileStream|Directory\w*|Stream(Reader|Writer)|HttpClient|Socket\w*"
            + @"|Thread\w*|Timer|Console|Environment|Process)\b|\bDateTime(Offset)?\.(Utc)?Now\b|\bSystem\.(IO(?!\.Compression)|Net(?!\.WebUtility)|Threading)\b");
        SourceFile.AssertNone(Code($"{Library}/{room}").SelectMany(source => source.Find(source.Code, impure)));
        // A body may have to be inflated to say what it is: streams over memory, in that one file.
        SourceFile.AssertNone(Code($"{Library}/{room}").Where(source => !source.Is("/Text/Decoding/BodyKind.cs") && !source.Is("/Text/Pdf/PdfFilters.cs"))
            .SelectMany(source => source.Find(source.Code, new Regex(@"\b(Memory)?Stream\b|\bSystem\.IO\b"))));
    }

    [Fact]
    public void The_library_knows_neither_the_web_nor_a_job_engine_nor_the_program_around_it()
    {
        var known = typeof(PolicyDiffDb).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToList();
        Assert.Contains("Npgsql", known);
        Assert.DoesNotContain(known, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name is "Quartz" or "policydiff" or "System.CommandLine");
    }

    private static IEnumerable<SourceFile> Code(string folder) => SourceFile.All.Where(source => source.IsIn(folder) && (source.Is(".cs") || source.Is(".cshtml")));

    private static IEnumerable<string> Directories(string folder) => Code(folder).Select(source => source.Path[(folder.Length + 1)..])
        .Where(path => path.Contains('/', StringComparison.Ordinal)).Select(path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Distinct();
}
