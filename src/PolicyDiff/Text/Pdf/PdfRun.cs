namespace PolicyDiff.Text.Pdf;

/// <summary>Characters shown together on a page, from left to right.</summary>
/// <param name="Text">The characters.</param>
/// <param name="X">Left end, in points from the page's left edge.</param>
/// <param name="End">Right end.</param>
/// <param name="Y">The base line, in points from the page's bottom.</param>
/// <param name="Size">The font's size in points as shown.</param>
/// <param name="IsBold">True for a bold font.</param>
/// <param name="IsArtifact">True where the file itself says that it is no content (a running head, a page number).</param>
internal sealed record PdfRun(string Text, double X, double End, double Y, double Size, bool IsBold, bool IsArtifact);

/// <summary>A page's runs in the order of its content, and its height in points.</summary>
internal sealed record PdfPageText(double Height, IReadOnlyList<PdfRun> Runs);
