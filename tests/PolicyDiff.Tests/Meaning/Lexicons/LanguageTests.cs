using PolicyDiff.Diffing;
using PolicyDiff.Meaning;
using PolicyDiff.Meaning.Lexicons;
using PolicyDiff.Tests.Diffing;

namespace PolicyDiff.Tests.Meaning.Lexicons;

/// <summary>Each lexicon on sentences of its language that nobody's policy says.</summary>
public sealed class LanguageTests
{
    /// <summary>Language, then lines "topic: sentence".</summary>
    public static TheoryData<string, string> Topics => new()
    {
        { "en", Sentences.English }, { "de", Sentences.German }, { "fr", Sentences.French }, { "es", Sentences.Spanish },
        { "it", Sentences.Italian }, { "pt", Sentences.Portuguese }, { "nl", Sentences.Dutch },
    };

    /// <summary>A sentence with a negation, and without it.</summary>
    public static TheoryData<string, string> Negations => new()
    {
        { "We do not sell your personal data to the carriers and to the harbour.", "We sell your personal data to the carriers and to the harbour." },
        { "Wir verkaufen Ihre personenbezogenen Daten nicht und das ist für die Kunden der Fähre so.", "Wir verkaufen Ihre personenbezogenen Daten und das ist für die Kunden der Fähre so." },
        { "Nous ne vendons pas vos données aux compagnies qui vous transportent dans le port.", "Nous vendons vos données aux compagnies qui vous transportent dans le port." },
        { "No vendemos sus datos a las navieras que lo llevan por el puerto de la isla.", "Vendemos sus datos a las navieras que lo llevan por el puerto de la isla." },
        { "Non vendiamo i dati dei passeggeri alle compagnie che li portano al porto della città.", "Vendiamo i dati dei passeggeri alle compagnie che li portano al porto della città." },
        { "Não vendemos os seus dados às empresas que o levam ao porto da ilha.", "Vendemos os seus dados às empresas que o levam ao porto da ilha." },
        { "Wij verkopen uw gegevens niet aan de rederijen van de haven en het eiland.", "Wij verkopen uw gegevens aan de rederijen van de haven en het eiland." },
    };

    /// <summary>A sentence, the same with another number, and what is said of it.</summary>
    public static TheoryData<string, string, string> Numbers => new()
    {
        { "We keep the records of your crossings for 30 days after the end of the season.", "We keep the records of your crossings for 180 days after the end of the season.", "lengthens retention from 30 to 180 days" },
        { "Wir speichern die Daten der Überfahrt für 30 Tage und löschen sie nach der Saison.", "Wir speichern die Daten der Überfahrt für 180 Tage und löschen sie nach der Saison.", "lengthens retention from 30 to 180 tage" },
        { "Nous conservons les données de la traversée pendant 30 jours après la fin de la saison.", "Nous conservons les données de la traversée pendant 180 jours après la fin de la saison.", "lengthens retention from 30 to 180 jours" },
        { "Conservamos los datos de la travesía durante 30 días después del final de la temporada.", "Conservamos los datos de la travesía durante 180 días después del final de la temporada.", "lengthens retention from 30 to 180 días" },
        { "Conserviamo i dati della traversata per 30 giorni dopo la fine della stagione.", "Conserviamo i dati della traversata per 180 giorni dopo la fine della stagione.", "lengthens retention from 30 to 180 giorni" },
        { "Conservamos os dados da travessia durante 30 dias após o fim da época.", "Conservamos os dados da travessia durante 180 dias após o fim da época.", "lengthens retention from 30 to 180 dias" },
        { "Wij bewaren de gegevens van de overtocht 30 dagen na het einde van het seizoen.", "Wij bewaren de gegevens van de overtocht 180 dagen na het einde van het seizoen.", "lengthens retention from 30 to 180 dagen" },
    };

    /// <summary>A weak modal made strong.</summary>
    public static TheoryData<string, string> Modals => new()
    {
        { "We may share the list of your crossings with the harbour.", "We will share the list of your crossings with the harbour." },
        { "Wir können die Liste der Überfahrten an die Häfen weitergeben und das ist so.", "Wir werden die Liste der Überfahrten an die Häfen weitergeben und das ist so." },
        { "Nous pouvons partager la liste de vos traversées avec le port et les gares.", "Nous devons partager la liste de vos traversées avec le port et les gares." },
        { "Podemos compartir la lista de sus travesías con el puerto y con las estaciones.", "Debemos compartir la lista de sus travesías con el puerto y con las estaciones." },
        { "Possiamo condividere la lista delle traversate con il porto e con le stazioni.", "Dobbiamo condividere la lista delle traversate con il porto e con le stazioni." },
        { "Podemos partilhar a lista das suas travessias com o porto e com as estações.", "Devemos partilhar a lista das suas travessias com o porto e com as estações." },
        { "Wij kunnen de lijst van uw overtochten met de haven en het station delen.", "Wij zullen de lijst van uw overtochten met de haven en het station delen." },
    };

    [Theory]
    [MemberData(nameof(Topics))]
    public void Every_topic_is_recognised_in_a_sentence_of_its_own(string language, string lines)
    {
        var lexicon = Lexicon.For(language)!;
        var missed = new List<string>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (topic, sentence) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            Assert.Contains(topic, Catalog.Shared.Topics.Keys);
            if (!lexicon.Book.Find(new(sentence)).Exists(hit => hit.Kind == PhraseKind.Topic && hit.Label == topic)) missed.Add(line);
        }

        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Negations))]
    public void A_dropped_negation_is_the_reason(string old, string @new)
    {
        var explanation = Explain(old, @new);
        Assert.Equal("polarity", explanation.Reasons[0].Rule);
        Assert.Equal((ChangeDirection.Adverse, true), (explanation.Direction, explanation.Significance >= 70));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_longer_time_of_keeping_is_retention(string old, string @new, string headline) => Assert.Equal(headline, Explain(old, @new).Headline);

    [Theory]
    [MemberData(nameof(Modals))]
    public void A_weak_modal_made_strong_is_told(string old, string @new) => Assert.Contains(Explain(old, @new).Reasons, reason => reason.Rule == "modality");

    [Fact]
    public void A_clause_in_another_language_is_read_by_that_one_s_rules()
    {
        string[] english = ["# Privacy of the ferry", "We keep the list of the crossings that you booked with us for the season.", "This text is for the people who travel with us and for nobody else."];
        var explanation = Explainer.Explain(PolicyDiffer.Compare(
            TextBuilder.Of([.. english, "Wir verkaufen die Daten unserer Kunden nicht und das ist für uns wichtig."]),
            TextBuilder.Of([.. english, "Wir verkaufen die Daten unserer Kunden und das ist für uns wichtig."])));
        Assert.Equal("polarity", explanation.Reasons[0].Rule);
    }

    private static Explanation Explain(string old, string @new) => Explainer.Explain(PolicyDiffer.Compare(TextBuilder.Of(old), TextBuilder.Of(@new)));
}
