namespace PolicyDiff.Meaning.Facts;

/// <summary>What a quantity measures; only like ones are compared.</summary>
internal enum QuantityKind
{
    Duration,
    Money,
    Percent,
    Age,
}

/// <summary>A number with its unit.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Amount">In days, in the currency, in percent, in years.</param>
/// <param name="Number">As a plain number: "30".</param>
/// <param name="Unit">"days", "%", "$" or "".</param>
/// <param name="Written">Verbatim: "thirty (30) days".</param>
/// <param name="Start">Where it begins in the sentence.</param>
internal sealed record Quantity(QuantityKind Kind, double Amount, string Number, string Unit, string Written, int Start);
