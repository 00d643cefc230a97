using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyDiff.Diffing;
using PolicyDiff.Diffing.Rendering;
using PolicyDiff.Exchange;
using PolicyDiff.Meaning;
using PolicyDiff.Meaning.Facts;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;

namespace PolicyDiff.App.Commands;

/// <summary>Compares and explains two texts: files, versions of policies, or a stream of pairs.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string[]> Texts = new("TEXT") { Description = "A and B: files (HTML, Markdown, text), or POLICY@DATE, or POLICY@HASH.", Arity = new ArgumentArity(0, 2) };
    private static readonly Option<bool> Batch = new("--batch") { Description = "Standard input: one {\"id\",\"old\",\"new\"} (Markdown) per line; the answers in the same order." };

    internal static Command Create()
    {
        var format = Arguments.Choice("--format", "words, unified (of what 'text' writes of both), markdown, html or json.", "words", "unified", "markdown", "html", "json");
        var command = new Command("diff", "Compare and explain two texts.") { Texts, Batch, format };
        command.SetAction(async (parsed, cancellationToken) => parsed.GetValue(Batch)
            ? await RunBatchAsync(cancellationToken)
            : await RunOneAsync(parsed.GetValue(Texts) ?? [], parsed.GetValue(format)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunOneAsync(string[] names, string format, CancellationToken cancellationToken)
    {
        if (names.Length != 2) throw new UsageException("Name two texts to compare, A and B, or say --batch.");
        if (names.All(name => name == InputFiles.StandardInput)) throw new UsageException("Standard input can be read once only; name a file for the other text.");
        await using var texts = new NamedTexts();
        var old = await texts.ReadAsync(names[0], cancellationToken);
        var @new = await texts.ReadAsync(names[1], cancellationToken);
        var diff = PolicyDiffer.Compare(old, @new);
        if (format == "words")
        {
            await Console.Out.WriteAsync(Summary(Explainer.Explain(diff), diff));
            await Console.Out.WriteAsync(TerminalRenderer.Render(diff, TerminalTraits.WantsColours, TerminalTraits.Width));
            return ExitCodes.Done;
        }

        await Console.Out.WriteAsync(format switch
        {
            "unified" => UnifiedRenderer.Render(MarkdownWriter.Write(old), MarkdownWriter.Write(@new), names[0], names[1]),
            "markdown" => MarkdownRenderer.Render(diff),
            "html" => HtmlRenderer.RenderDocument(diff, $"{names[0]} → {names[1]}"),
            _ => Answer(null, diff, withFacts: true) + "\n",
        });
        return ExitCodes.Done;
    }

    private static string Summary(Explanation explanation, TextDiff diff)
    {
        var title = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{explanation.Headline} [{explanation.Kind.ToWord()}, {Significance.ToBand(explanation.Significance)} {explanation.Significance}, {explanation.Direction.ToWord()}; +{diff.Counts.Added} −{diff.Counts.Removed} words, {diff.Counts.Moved} moved]");
        return TerminalRenderer.Preface(title, explanation.Reasons.Select(reason => reason.Sentence), TerminalTraits.Width);
    }

    private static async Task<int> RunBatchAsync(CancellationToken cancellationToken)
    {
        var failed = false;
        await foreach (var (number, line) in Lines.ReadAsync(cancellationToken))
        {
            try
            {
                var pair = Lines.Read<Pair>(line);
                if (pair.Old is null || pair.New is null) throw new JsonException("it has no \"old\" or no \"new\".");
                await Words.DataAsync(Answer(pair.Id, PolicyDiffer.Compare(MarkdownReader.Read(pair.Old), MarkdownReader.Read(pair.New)), withFacts: false));
            }
            catch (JsonException problem)
            {
                failed = true;
                await Words.SayAsync($"Line {number} was not read: {problem.Message}");
                await Words.DataAsync(new { id = Lines.IdOf(line), error = problem.Message });
            }
        }

        return failed ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static string Answer(JsonElement? id, TextDiff diff, bool withFacts)
    {
        var explanation = Explainer.Explain(diff);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (id is { } given)
            {
                json.WritePropertyName("id");
                given.WriteTo(json);
            }

            json.WriteString("kind", explanation.Kind.ToWord());
            json.WriteNumber("significance", explanation.Significance);
            json.WriteString("direction", explanation.Direction.ToWord());
            json.WriteString("headline", explanation.Headline);
            json.WritePropertyName("topics");
            JsonSerializer.Serialize(json, explanation.Topics, LineFormat.Json);
            json.WritePropertyName("reasons");
            JsonSerializer.Serialize(json, explanation.Reasons, LineFormat.Json);
            if (withFacts)
            {
                json.WritePropertyName("facts");
                JsonSerializer.Serialize(json, ClauseFacts.Of(diff), LineFormat.Json);
            }

            JsonRenderer.WriteMembers(json, diff);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed record Pair(JsonElement? Id, string? Old, string? New) : IBatchQuestion;
}
