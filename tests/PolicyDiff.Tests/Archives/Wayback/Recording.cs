using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PolicyDiff.Fetching;

namespace PolicyDiff.Tests.Archives.Wayback;

/// <summary>A recorded answer of the Wayback Machine: only as much of the YAML as those files use.</summary>
internal sealed partial record Recording(string Address, ExchangeAnswer Answer)
{
    /// <summary>The answers in one recorded file; skips the test where the recordings are not there.</summary>
    public static IReadOnlyList<Recording> Of(string name)
    {
        var folder = Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS");
        var path = folder is null ? null : Path.Combine(folder, "corpus", "wayback-recordings", name + ".yaml");
        Assert.SkipUnless(File.Exists(path), "POLICYDIFF_CORPUS does not name a folder with the recordings of the Wayback Machine.");
        return [.. File.ReadAllText(path!).Split("\n- request:").Skip(1).Select(Read)];
    }

    /// <summary>All recorded files.</summary>
    public static IEnumerable<string> Names()
    {
        var folder = Environment.GetEnvironmentVariable("POLICYDIFF_CORPUS");
        Assert.SkipUnless(folder is not null, "POLICYDIFF_CORPUS does not name a folder with the recordings of the Wayback Machine.");
        return Directory.GetFiles(Path.Combine(folder!, "corpus", "wayback-recordings"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path));
    }

    private static Recording Read(string text)
    {
        var response = text[text.IndexOf("\n  response:", StringComparison.Ordinal)..];
        var headers = Headers(response).ToList();
        var binary = Binary().Match(response);
        var wire = binary.Success ? Convert.FromBase64String(string.Concat(binary.Groups[1].Value.Where(character => !char.IsWhiteSpace(character)))) : [];
        var encodings = headers.Where(header => header.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
        var body = ContentDecoder.Decode(wire, encodings, null, 50_000_000);
        Assert.Null(body.Failure);
        var status = int.Parse(Status().Match(response).Groups[1].Value, CultureInfo.InvariantCulture);
        return new(Uri().Match(text).Groups[1].Value, new(status, headers, body.Body, body.Notes));
    }

    private static IEnumerable<ReceivedHeader> Headers(string response)
    {
        var name = "";
        var value = new StringBuilder();
        foreach (var line in response.Split('\n').SkipWhile(line => line != "    headers:").Skip(1).TakeWhile(line => line.StartsWith("      ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("        ", StringComparison.Ordinal)) value.Append(' ').Append(line.Trim());
            else if (line.StartsWith("      - ", StringComparison.Ordinal)) value.Clear().Append(line[8..]);
            else
            {
                if (value.Length > 0) yield return Header(name, value.ToString());
                value.Clear();
                name = line.Trim().TrimEnd(':');
            }
        }

        if (value.Length > 0) yield return Header(name, value.ToString());
    }

    private static ReceivedHeader Header(string name, string value) =>
        new(name, value is ['\'', .. var inner, '\''] ? inner.Replace("''", "'", StringComparison.Ordinal) : value);

    [GeneratedRegex(@"\n    uri: (\S+)")]
    private static partial Regex Uri();

    [GeneratedRegex(@"\n      code: (\d+)")]
    private static partial Regex Status();

    [GeneratedRegex(@"string: !!binary \|\n((?:        \S+\n)+)")]
    private static partial Regex Binary();
}
