using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Tests.Diffing;

namespace PolicyDiff.Tests.Meaning;

/// <summary>Clauses that a policy begins or ceases to state, in many wordings.</summary>
public sealed class NewClauseTests
{
    private const int Notable = 40;

    private static readonly Dictionary<string, string> Surroundings = new()
    {
        ["de"] = "Diese Erklärung ist für die Reisenden der Fähre und wird von uns für Sie gepflegt, damit Sie nachlesen können.",
        ["fr"] = "Ce texte est pour les voyageurs de la compagnie et pour les passagers qui prennent le bateau dans le port de la ville.",
        ["es"] = "Este texto es para los viajeros de la naviera y para las personas que toman el barco en el puerto de la isla.",
        ["it"] = "Questo testo è per i viaggiatori della compagnia e per le persone che prendono il traghetto nel porto della città.",
        ["pt"] = "Este texto é para os passageiros da companhia e para as pessoas que tomam o barco no porto da ilha e da cidade.",
        ["nl"] = "Deze tekst is voor de reizigers van de rederij en voor de mensen die met de boot van de haven naar het eiland gaan.",
    };

    [Theory]
    [InlineData(InventedPolicies.Shop)]
    [InlineData(InventedPolicies.Network)]
    [InlineData(InventedPolicies.Terms)]
    public void A_clause_that_binds_or_concerns_the_user_is_notable_when_it_comes_and_when_it_goes(string policy)
    {
        var old = TextBuilder.FromLines(policy);
        var missed = new List<string>();
        foreach (var (kind, sentence) in Lines(NewClauses.English))
        {
            var @new = TextBuilder.FromLines(policy + "\n" + sentence);
            if (Explainer.Explain(PolicyDiffer.Compare(old, @new)) is { Significance: < Notable } came) missed.Add($"{kind} added, {came.Significance}: {sentence}");
            if (Explainer.Explain(PolicyDiffer.Compare(@new, old)) is { Significance: < Notable } gone) missed.Add($"{kind} removed, {gone.Significance}: {sentence}");
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void So_it_is_in_the_other_languages()
    {
        var missed = new List<string>();
        foreach (var (language, sentence) in Lines(NewClauses.Others))
        {
            var around = Surroundings[language];
            var explanation = Explainer.Explain(PolicyDiffer.Compare(TextBuilder.Of(around), TextBuilder.Of(around, sentence)));
            if (explanation.Significance < Notable) missed.Add($"{language} {explanation.Significance}: {sentence}");
        }

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("The library was founded by two sisters in an old mill.")]
    [InlineData("Thank you for reading this page.")]
    [InlineData("The examples below are in the order of the alphabet.")]
    [InlineData("How we use your data")]
    [InlineData("Last updated: 3 March 2024")]
    public void A_clause_that_binds_nobody_is_not(string sentence)
    {
        var explanation = Explainer.Explain(PolicyDiffer.Compare(TextBuilder.FromLines(InventedPolicies.Terms), TextBuilder.FromLines(InventedPolicies.Terms + "\n" + sentence)));
        Assert.DoesNotContain(explanation.Reasons, reason => reason.Rule == "statement");
        Assert.InRange(explanation.Significance, 0, Notable - 1);
    }

    [Theory]
    [InlineData("We will respond to every letter about the ferry.", "We will not respond to every letter about the ferry.", "polarity")]
    [InlineData("The harbour is never closed to your guests.", "The harbour is closed to your guests.", "polarity")]
    [InlineData("We will ask you before the ferry leaves the island.", "We may ask you before the ferry leaves the island.", "modality")]
    [InlineData("If you use the ferry we do not use your ticket for the draw.", "If you use the ferry we do use your ticket for the draw.", "polarity")]
    public void A_lone_negation_or_modal_is_notable_before_any_verb(string old, string @new, string rule)
    {
        var explanation = Explainer.Explain(PolicyDiffer.Compare(TextBuilder.Of(old), TextBuilder.Of(@new)));
        Assert.Contains(explanation.Reasons, reason => reason.Rule == rule);
        Assert.True(explanation.Significance >= Notable, explanation.Headline);
    }

    [Theory]
    [InlineData("You grant us no perpetual licence to your tickets.", "You grant us no pepretual licence to your tickets.")]
    [InlineData("We keep biometric data of the sailors for you.", "We keep biommetric data of the sailors for you.")]
    public void A_misprint_takes_nothing_away(string old, string @new) =>
        Assert.InRange(Explainer.Explain(PolicyDiffer.Compare(TextBuilder.Of(old), TextBuilder.Of(@new))).Significance, 0, 9);

    [Fact]
    public void A_period_of_years_after_at_least_is_no_age() => Assert.Contains(
        Explainer.Explain(PolicyDiffer.Compare(TextBuilder.Of("We tell you at least 30 days before we close the quay."), TextBuilder.Of("We tell you at least 3 years before we close the quay."))).Reasons,
        reason => reason.Rule == "quantity");

    private static IEnumerable<(string Kind, string Sentence)> Lines(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]));
}
