using System.CommandLine;
using System.Text.Json;
using PolicyDiff.Text;
using PolicyDiff.Text.Markup;
using PolicyDiff.Text.Parsing;

namespace PolicyDiff.App.Commands;

/// <summary>The policy's text of a page: one file, or a stream of them.</summary>
internal static class TextCommand
{
    private static readonly Argument<string?> File = new("FILE") { Description = "A page (HTML, Markdown, plain text), or - for standard input.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Url = new("--url") { Description = "Where the page was: resolves its links." };
    private static readonly Option<string?> Charset = new("--charset") { Description = "Its encoding, when it says a wrong one." };
    private static readonly Option<bool> Batch = new("--batch") { Description = "Standard input: one {\"id\",\"html\" or \"file\",\"url\"} per line; the answers in the same order." };

    internal static Command Create()
    {
        var format = Arguments.Choice("--format", "markdown, plain or json.", "markdown", "plain", "json");
        var command = new Command("text", "The policy's own text of a page.") { File, Url, Charset, Batch, format };
        command.SetAction(async (parsed, cancellationToken) => parsed.GetValue(Batch)
            ? await RunBatchAsync(cancellationToken)
            : await RunOneAsync(parsed, parsed.GetValue(format)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunOneAsync(ParseResult parsed, string format, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(File) ?? throw new UsageException("Name a FILE, or - for standard input, or say --batch.");
        var body = await InputFiles.ReadAsync(name, cancellationToken);
        var reading = PageReader.Read(new(body, InputFiles.ContentType(name), Address(parsed.GetValue(Url)), SelectorSet.None, KnownCharset(parsed.GetValue(Charset))));
        foreach (var reason in reading.Reasons) await Words.SayAsync(reason);
        if (format == "json")
        {
            await Words.DataAsync(new BatchAnswer(JsonSerializer.SerializeToElement(name), reading.Text is null ? "" : MarkdownWriter.Write(reading.Text), reading.Text?.Title, reading.Outcome.ToWord()));
        }
        else if (reading.Text is not null)
        {
            await Console.Out.WriteAsync(format == "plain" ? PlainTextWriter.Write(reading.Text) : MarkdownWriter.Write(reading.Text));
        }

        if (reading.Outcome.IsUsable()) return ExitCodes.Done;
        await Words.SayAsync($"{name} holds no policy that could be read: {reading.Outcome.ToWord()}.");
        return ExitCodes.Failed;
    }

    private static async Task<int> RunBatchAsync(CancellationToken cancellationToken)
    {
        var failed = false;
        await foreach (var (number, line) in Lines.ReadAsync(cancellationToken))
        {
            try
            {
                await Words.DataAsync(await AnswerAsync(line, cancellationToken));
            }
            catch (Exception problem) when (problem is JsonException or IOException or UsageException or UnauthorizedAccessException)
            {
                failed = true;
                await Words.SayAsync($"Line {number} was not read: {problem.Message}");
                await Words.DataAsync(new BatchAnswer(Lines.IdOf(line), "", null, "unreadable-line"));
            }
        }

        return failed ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static async Task<BatchAnswer> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var question = Lines.Read<BatchQuestion>(line);
        ReadOnlyMemory<byte> body = question switch
        {
            // Already characters: whatever the page declares, these bytes are UTF-8.
            { Html: { } html } => System.Text.Encoding.UTF8.GetBytes(html),
            { File: { } file } => await InputFiles.ReadFileAsync(file, cancellationToken),
            _ => throw new JsonException("it has neither \"html\" nor \"file\"."),
        };
        var contentType = question.File is { } name ? InputFiles.ContentType(name) : "text/html";
        var reading = PageReader.Read(new(body, contentType, Address(question.Url), SelectorSet.None, question.Html is null ? null : "utf-8"));
        return new(question.Id, reading.Text is null ? "" : MarkdownWriter.Write(reading.Text), reading.Text?.Title, reading.Outcome.ToWord());
    }

    private static Uri? Address(string? url)
    {
        if (url is null) return null;
        return ForeignAddress.TryRead(url, out var address) ? address : throw new UsageException($"'{url}' is no absolute address; write it as https://example.org/privacy.");
    }

    private static string? KnownCharset(string? name)
    {
        if (name is null) return null;
        try
        {
            System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
            return System.Text.Encoding.GetEncoding(name).WebName;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new UsageException($"'{name}' is not an encoding; write it as utf-8, windows-1252, shift_jis …");
        }
    }

    private sealed record BatchQuestion(JsonElement? Id, string? Html, string? File, string? Url) : IBatchQuestion;

    private sealed record BatchAnswer(JsonElement? Id, string Text, string? Title, string Outcome);
}
