using System.Numerics;
using System.Text;

namespace PolicyDiff.Text.Pdf;

/// <summary>
/// Runs a page's content stream as far as text goes (ISO 32000 §9): text state, positions, shown strings, forms, marked content.
/// Text that stands askew (a watermark) is left out; so is what is drawn. Operators are counted, forms nest to a limit.
/// </summary>
internal sealed class PdfContent(PdfFile file, PdfFontShelf fonts)
{
    private const int MaxForms = 8;
    private const int MostOperators = 2_000_000;
    private const int MostOperands = 2_000;
    private const double SpaceGap = 0.17;

    private readonly List<PdfRun> runs = [];
    private readonly List<(bool Artifact, string? Actual)> marks = [];
    private readonly HashSet<PdfStream> openForms = [];
    private int operators;

    private PdfTextState state = new();
    private readonly Stack<PdfTextState> saved = new();
    private Matrix3x2 text = Matrix3x2.Identity;
    private Matrix3x2 line = Matrix3x2.Identity;

    /// <summary>True once a file had more operators than are read.</summary>
    public bool IsCut => operators >= MostOperators;

    /// <summary>The runs of one page.</summary>
    public IReadOnlyList<PdfRun> Read(ReadOnlyMemory<byte> content, PdfDictionary? resources, Matrix3x2 turn)
    {
        runs.Clear();
        marks.Clear();
        saved.Clear();
        state = new() { Place = turn };
        Run(content, resources);
        return [.. runs];
    }

    private void Run(ReadOnlyMemory<byte> content, PdfDictionary? resources)
    {
        var lexer = new PdfLexer(content);
        var operands = new List<object?>();
        for (var value = lexer.Next(); value != PdfLexer.End && operators < MostOperators; value = lexer.Next())
        {
            if (value is not PdfOperator word)
            {
                if (operands.Count < MostOperands) operands.Add(value);
                continue;
            }

            operators++;
            if (word.Text == "BI") SkipPicture(lexer, content);
            else if (!Place(word.Text, operands)) Show(word.Text, operands, resources);
            operands.Clear();
        }
    }

    /// <summary>A picture inside the content: from ID to EI, whatever lies between.</summary>
    private static void SkipPicture(PdfLexer lexer, ReadOnlyMemory<byte> content)
    {
        while (lexer.Next() is var value && value != PdfLexer.End)
        {
            if (value is not PdfOperator { Text: "ID" }) continue;
            var end = content.Span[lexer.At..].IndexOf("EI "u8);
            if (end < 0) end = content.Span[lexer.At..].IndexOf("EI\n"u8);
            lexer.MoveTo(end < 0 ? content.Length : lexer.At + end + 2);
            return;
        }
    }

    /// <summary>State and positions; false for an operator of another kind.</summary>
    private bool Place(string word, List<object?> operands)
    {
        switch (word)
        {
            case "q" when saved.Count < 100:
                saved.Push(state);
                break;
            case "Q" when saved.Count > 0:
                state = saved.Pop();
                break;
            case "cm":
                state = state with { Place = Matrix(operands) * state.Place };
                break;
            case "BT":
                text = line = Matrix3x2.Identity;
                break;
            case "Tc":
                state = state with { Spacing = Number(operands, 0) };
                break;
            case "Tw":
                state = state with { WordSpacing = Number(operands, 0) };
                break;
            case "Tz":
                state = state with { Scale = Number(operands, 0) / 100 };
                break;
            case "TL":
                state = state with { Leading = Number(operands, 0) };
                break;
            case "Ts":
                state = state with { Rise = Number(operands, 0) };
                break;
            case "Tm":
                text = line = Matrix(operands);
                break;
            case "Td":
                Move(Number(operands, 0), Number(operands, 1));
                break;
            case "TD":
                state = state with { Leading = -Number(operands, 1) };
                Move(Number(operands, 0), Number(operands, 1));
                break;
            case "T*":
                Move(0, -state.Leading);
                break;
            default:
                return false;
        }

        return true;
    }

    private void Show(string word, List<object?> operands, PdfDictionary? resources)
    {
        switch (word)
        {
            case "Tf" when operands is [PdfName name, ..]:
                state = state with { Font = fonts.Find(file.Dictionary(file.Dictionary(resources, "Font"), name.Text)), Size = Number(operands, 1) };
                break;
            case "Tj" when operands is [.., byte[] shown]:
                ShowParts([shown]);
                break;
            case "TJ" when operands is [.., List<object?> parts]:
                ShowParts(parts);
                break;
            case "'" when operands is [.., byte[] shown]:
                Move(0, -state.Leading);
                ShowParts([shown]);
                break;
            case "\"" when operands is [double words, double signs, byte[] shown]:
                state = state with { WordSpacing = words, Spacing = signs };
                Move(0, -state.Leading);
                ShowParts([shown]);
                break;
            case "BMC" or "BDC":
                Mark(operands, resources);
                break;
            case "EMC" when marks.Count > 0:
                marks.RemoveAt(marks.Count - 1);
                break;
            case "Do" when operands is [PdfName name, ..]:
                Form(file.Resolve(file.Dictionary(resources, "XObject")?[name.Text]) as PdfStream, resources);
                break;
        }
    }

    private void Form(PdfStream? form, PdfDictionary? resources)
    {
        if (form is null || file.Name(form.Dictionary, "Subtype") != "Form" || openForms.Count >= MaxForms || !openForms.Add(form)) return;
        if (file.Filters.Unpack(form) is { } content)
        {
            var (before, beforeText, beforeLine) = (state, text, line);
            var matrix = file.Array(form.Dictionary, "Matrix").Select(file.Resolve).ToList();
            if (matrix.Count == 6) state = state with { Place = Matrix(matrix) * state.Place };
            Run(content, file.Dictionary(form.Dictionary, "Resources") ?? resources);
            (state, text, line) = (before, beforeText, beforeLine);
        }

        openForms.Remove(form);
    }

    private void Mark(List<object?> operands, PdfDictionary? resources)
    {
        if (marks.Count >= 1000) return;
        var properties = operands.Count > 1 ? operands[1] as PdfDictionary ?? file.Dictionary(file.Dictionary(resources, "Properties"), (operands[1] as PdfName)?.Text ?? "") : null;
        marks.Add((operands is [PdfName { Text: "Artifact" }, ..], file.Text(properties, "ActualText")));
    }

    private void Move(double x, double y) => text = line = Matrix3x2.CreateTranslation((float)x, (float)y) * line;

    /// <summary>Strings, and between them numbers that move back by thousandths of the font size.</summary>
    private void ShowParts(List<object?> parts)
    {
        var shown = new StringBuilder();
        var start = text;
        foreach (var part in parts)
        {
            if (part is double back)
            {
                var gap = -back / 1000;
                // A space that the producer left out and jumped over.
                if (gap > SpaceGap && shown.Length > 0 && shown[^1] != ' ') shown.Append(' ');
                Advance(gap * state.Size * state.Scale);
            }
            else if (part is byte[] codes)
            {
                if (shown.Length == 0) start = text;
                foreach (var glyph in state.Font?.Glyphs(codes) ?? [])
                {
                    shown.Append(glyph.Text);
                    Advance(((glyph.Width / 1000 * state.Size) + state.Spacing + (glyph.IsSpace ? state.WordSpacing : 0)) * state.Scale);
                }
            }
        }

        Emit(shown.ToString(), start);
    }

    private void Advance(double x) => text = Matrix3x2.CreateTranslation((float)x, 0) * text;

    private void Emit(string shown, Matrix3x2 start)
    {
        var actual = marks.FindIndex(mark => mark.Actual is not null);
        if (actual >= 0)
        {
            shown = marks[actual].Actual!;
            marks[actual] = marks[actual] with { Actual = "" };
        }

        if (shown.Length == 0) return;
        var place = start * state.Place;
        var end = text * state.Place;
        var along = Vector2.TransformNormal(Vector2.UnitX, place);
        if (Math.Abs(along.Y) > Math.Abs(along.X) * 0.2 || along.X <= 0) return;
        var size = Math.Abs(Vector2.TransformNormal(Vector2.UnitY, place).Length() * state.Size);
        var rise = Vector2.TransformNormal(new(0, (float)state.Rise), place).Y;
        if (!double.IsFinite(place.M31 + place.M32 + end.M31 + size)) return;
        runs.Add(new(shown, place.M31, end.M31, place.M32 + rise, size, state.Font?.IsBold == true, marks.Exists(mark => mark.Artifact)));
    }

    private static double Number(List<object?> operands, int at) => at < operands.Count && operands[at] is double number ? number : 0;

    private static Matrix3x2 Matrix(List<object?> operands) => operands.Count < 6
        ? Matrix3x2.Identity
        : new((float)Number(operands, 0), (float)Number(operands, 1), (float)Number(operands, 2), (float)Number(operands, 3), (float)Number(operands, 4), (float)Number(operands, 5));

    /// <summary>What "q" saves of the text state, and the current transformation.</summary>
    private sealed record PdfTextState
    {
        public Matrix3x2 Place { get; init; } = Matrix3x2.Identity;

        public PdfFont? Font { get; init; }

        public double Size { get; init; }

        public double Spacing { get; init; }

        public double WordSpacing { get; init; }

        public double Scale { get; init; } = 1;

        public double Leading { get; init; }

        public double Rise { get; init; }
    }
}
