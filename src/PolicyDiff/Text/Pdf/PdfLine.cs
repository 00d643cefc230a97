namespace PolicyDiff.Text.Pdf;

/// <summary>One line of a page.</summary>
/// <param name="Text">Its characters, white space single.</param>
/// <param name="X">Left end in points.</param>
/// <param name="End">Right end.</param>
/// <param name="Y">Base line in points from the page's bottom.</param>
/// <param name="Size">Size of most of its characters.</param>
/// <param name="IsBold">True where all letters are bold.</param>
/// <param name="Page">The page's number from 0.</param>
/// <param name="Height">The page's height in points.</param>
internal sealed record PdfLine(string Text, double X, double End, double Y, double Size, bool IsBold, int Page, double Height);
