using System.Globalization;
using System.Text;

namespace PolicyDiff.Alerts;

/// <summary>Quoted-printable for text (RFC 2045 §6.7): readable in the raw file, lines of at most 76 characters, CRLF line ends.</summary>
internal static class QuotedPrintable
{
    private const int LineLength = 76;

    /// <summary>Appends the text in UTF-8, ended by a line end.</summary>
    internal static void Append(StringBuilder output, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')) AppendLine(output, Encoding.UTF8.GetBytes(line));
    }

    private static void AppendLine(StringBuilder output, byte[] line)
    {
        var column = 0;
        for (var index = 0; index < line.Length; index++)
        {
            var last = index == line.Length - 1;
            var plain = IsPlain(line[index], last);
            var width = plain ? 1 : 3;
            // The soft break itself takes the last column, but where the line ends anyway.
            if (column + width > (last ? LineLength : LineLength - 1))
            {
                output.Append("=\r\n");
                column = 0;
            }

            // A dot at a line's start is stuffed on the way; hosts that forget to undo it are not worth the risk.
            if (column == 0 && line[index] == '.') (plain, width) = (false, 3);
            if (plain) output.Append((char)line[index]);
            else output.Append('=').Append(line[index].ToString("X2", CultureInfo.InvariantCulture));
            column += width;
        }

        output.Append("\r\n");
    }

    private static bool IsPlain(byte value, bool last) => value is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || (value == ' ' && !last);
}
