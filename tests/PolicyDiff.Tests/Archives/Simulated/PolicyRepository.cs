using System.Diagnostics;
using System.Globalization;
using System.Text;
using PolicyDiff.Tests.History;

namespace PolicyDiff.Tests.Archives.Simulated;

/// <summary>A git history of one page, which the archive simulator serves as captures: one commit for each, some days apart.</summary>
internal static class PolicyRepository
{
    /// <summary>Which of <see cref="Captures.Page"/> stands at each commit.</summary>
    public static IReadOnlyList<int> Pages { get; } = [.. new (int Page, int Times)[] { (1, 9), (2, 6), (3, 11), (2, 1), (4, 12), (5, 5), (6, 6) }.SelectMany(run => Enumerable.Repeat(run.Page, run.Times))];

    /// <summary>Makes it in an empty folder.</summary>
    public static async Task MakeAsync(string folder, CancellationToken cancellationToken)
    {
        await GitAsync(folder, ["init", "--quiet", "--bare", "--initial-branch=main", "."], "", cancellationToken);
        await GitAsync(folder, ["fast-import", "--quiet"], Commits(), cancellationToken);
    }

    private static string Commits()
    {
        var stream = new StringBuilder();
        for (var number = 0; number < Pages.Count; number++)
        {
            // A notice of the hour in a comment: the bytes differ with each capture, as they do on the web.
            var page = Captures.Page(Pages[number]).Replace("</body>", $"<!-- served {number} --></body>", StringComparison.Ordinal);
            var message = $"Record\n\nX-source-document-location: {Captures.Address}\n";
            var instant = Captures.Start.AddDays(9 * number).ToUnixTimeSeconds();
            stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/main\ncommitter Ferry <ferry@ferry.example> {instant} +0000\ndata {message.Length}\n{message}\n");
            stream.Append(CultureInfo.InvariantCulture, $"M 100644 inline \"Lantern Ferry/Privacy Policy.html\"\ndata {Encoding.UTF8.GetByteCount(page)}\n{page}\n");
        }

        return stream.ToString();
    }

    private static async Task GitAsync(string folder, IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        await git.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        git.StandardInput.Close();
        var errors = await git.StandardError.ReadToEndAsync(cancellationToken);
        await git.WaitForExitAsync(cancellationToken);
        Assert.True(git.ExitCode == 0, errors);
    }
}
