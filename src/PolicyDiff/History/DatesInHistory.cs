using PolicyDiff.Meaning;
using PolicyDiff.Meaning.Rules;

namespace PolicyDiff.History;

/// <summary>What a declared date says against the captures: how long before it a text was shown, or that it names a day on which another text stood.</summary>
internal static class DatesInHistory
{
    private const string Notice = "notice";
    private const string Contradicted = "date-contradicted";

    /// <summary>The explanation with reasons from the dates. They weigh nothing: bounds tighten, and a score must not move with them.</summary>
    internal static Explained Told(Explained explained, DateTimeOffset? lastWithOld, DateTimeOffset firstWithNew)
    {
        var reasons = explained.Reasons.Where(reason => reason.Rule is not (Notice or Contradicted)).ToList();
        var declaring = reasons.FirstOrDefault(reason => reason.Rule is "date" or "backdated" && reason.NewQuote is not null);
        if (lastWithOld is null || declaring?.NewQuote is not { } quote || DeclaredDate.Of(quote) is not { } date) return explained with { Reasons = reasons };
        var (shown, old) = (DateOnly.FromDateTime(firstWithNew.UtcDateTime), DateOnly.FromDateTime(lastWithOld.Value.UtcDateTime));
        if (date > shown && DeclaredDate.IsEffective(quote))
        {
            var days = date.DayNumber - shown.DayNumber;
            reasons.Add(Of(Notice, $"Takes effect on {DateRule.Day(date)}, {days} {(days == 1 ? "day" : "days")} after it was first seen", declaring));
        }
        else if (date.AddDays(1) < old)
        {
            reasons.Add(Of(Contradicted, $"Declares {DateRule.Day(date)}, and the text before was still seen on {DateRule.Day(old)}", declaring));
        }

        return explained with { Reasons = reasons };
    }

    private static Reason Of(string rule, string sentence, Reason declaring) => new(rule, sentence, null, declaring.NewQuote, declaring.Row, 0, ChangeDirection.Neutral, null) { NewPlace = declaring.NewPlace };
}
