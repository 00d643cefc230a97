using PolicyDiff.Text;

namespace PolicyDiff.History.Absences;

/// <summary>What a capture says when it says that there is no policy at its address.</summary>
internal static class GoneAnswer
{
    /// <summary>
    /// In words that follow "the address"; null where the capture says no such thing: a refusal, an error of the server, silence or a wall may hide
    /// the policy.
    /// </summary>
    /// <param name="outcome">What the capture counts as.</param>
    /// <param name="status">Of the page that answered in the end.</param>
    /// <param name="elsewhere">The address that redirects led to where that is another page; else null.</param>
    internal static string? Of(CaptureOutcome outcome, int? status, string? elsewhere) => (outcome, status) switch
    {
        (CaptureOutcome.ArchivedError, 404) => "answered 404 (not found)",
        (CaptureOutcome.ArchivedError, 410) => "answered 410 (gone)",
        (CaptureOutcome.SoftNotFound, _) => "showed a page that says it was not found",
        // The redirect itself, without its target, leads who knows where.
        (CaptureOutcome.Redirect or CaptureOutcome.WrongPage, 200) when elsewhere is not null => LedTo(elsewhere),
        _ => null,
    };

    /// <summary>Of a redirect to another document.</summary>
    internal static string LedTo(string address)
    {
        const int longest = 120;
        return $"led to {(address.Length <= longest ? address : address[..longest] + "…")} instead";
    }
}
