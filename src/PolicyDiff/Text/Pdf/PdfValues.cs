namespace PolicyDiff.Text.Pdf;

// Values of a PDF file as plain objects: null, bool, double, PdfName, byte[] (a string), List<object?>, PdfDictionary, PdfReference,
// PdfStream; in a content stream also PdfOperator.

/// <summary>A name without its slash.</summary>
internal sealed record PdfName(string Text);

/// <summary>"12 0 R".</summary>
internal sealed record PdfReference(int Number);

/// <summary>A bare word: an operator of a content stream, a keyword of the file.</summary>
internal sealed record PdfOperator(string Text);

/// <summary>A stream: its dictionary and where its packed bytes are.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Packed);

/// <summary>A dictionary; keys without their slash.</summary>
internal sealed class PdfDictionary
{
    private readonly Dictionary<string, object?> entries = new(StringComparer.Ordinal);

    public object? this[string key]
    {
        get => entries.GetValueOrDefault(key);
        set => entries[key] = value;
    }

    public IEnumerable<KeyValuePair<string, object?>> Entries => entries;
}
