using System.Text;

namespace PolicyDiff.Exchange.Warc;

/// <summary>Lines "Name: value" of a head, as WARC and HTTP write them: a line that begins with a space goes on with the one before.</summary>
internal static class HeadFields
{
    // Strict: what is no UTF-8 is the older convention's one byte for each character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Adds a line to the fields; a line without a colon is a name without a value. No more than <paramref name="most"/> are kept.</summary>
    internal static void Add(List<WarcField> fields, ReadOnlySpan<byte> line, int most)
    {
        var text = Decode(line);
        if (text.Length > 0 && text[0] is ' ' or '\t')
        {
            if (fields.Count > 0) fields[^1] = fields[^1] with { Value = (fields[^1].Value + " " + text.Trim()).Trim() };
            return;
        }

        if (fields.Count >= most) return;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        fields.Add(colon < 0 ? new(text.Trim(), "") : new(text[..colon].Trim(), text[(colon + 1)..].Trim()));
    }

    private static string Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            return Utf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(line);
        }
    }
}
