using PolicyDiff.Meaning.Facts;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// How much each finding adds to the significance (0–1; combined as 100·(1 − Π(1 − w)), each signal once a section). Starting
/// values of a published proposal, each with its reason; a change of any of them raises <see cref="Explainer.RulesVersion"/>.
/// </summary>
internal static class Weights
{
    /// <summary>A dropped or added "not" before sell, share or collect turns the clause round: the strongest single sign there is.</summary>
    public const double Polarity = 0.9;

    /// <summary>A "not" before other verbs (keep, use, notify) turns less round than one before sell or share.</summary>
    public const double PolarityOther = 0.7;

    /// <summary>What the reader must not do is a house rule, not a promise about data.</summary>
    public const double PolarityUser = 0.4;

    /// <summary>A promise that vanished leaves the deed open without announcing it: nearly a flip.</summary>
    public const double PromiseDropped = 0.7;

    /// <summary>A new promise is good news, and news, but rarely a scandal.</summary>
    public const double PromiseAdded = 0.5;

    /// <summary>A right that the text no longer names at all.</summary>
    public const double RightRemoved = 0.8;

    public const double RightAdded = 0.5;

    /// <summary>Sensitive data, biometrics, sale, AI training, arbitration and waivers: what laws and newsrooms single out.</summary>
    public const double GraveSignal = 0.8;

    /// <summary>Location, children, profiling, content licences: grave in some sentences, routine in others.</summary>
    public const double Signal = 0.5;

    /// <summary>The same subject leaving the text, or arriving in a sentence that excludes it.</summary>
    public const double SignalProtective = 0.5;

    /// <summary>A class of recipients not named before: the data goes somewhere new.</summary>
    public const double NewRecipient = 0.7;

    /// <summary>Service providers and "third parties" stand in nearly every policy; naming them is often only candour.</summary>
    public const double NewOrdinaryRecipient = 0.45;

    public const double RecipientDropped = 0.5;

    /// <summary>A named company that the text did not know before.</summary>
    public const double NamedParty = 0.5;

    /// <summary>How long data is kept is the number users ask for most.</summary>
    public const double Retention = 0.6;

    /// <summary>Ages decide to whom the text applies.</summary>
    public const double Age = 0.5;

    /// <summary>Other numbers with units (notice periods, fees, limits): always worth a look, seldom dramatic.</summary>
    public const double Quantity = 0.45;

    /// <summary>From "may" to "will" or back: firmer or looser, the deed stays the same.</summary>
    public const double Modality = 0.3;

    /// <summary>A whole new or removed clause on a known topic grows with its words from this …</summary>
    public const double ClauseLeast = 0.2;

    /// <summary>… to this, so that fifty words on sharing are notable by themselves.</summary>
    public const double ClauseMost = 0.45;

    /// <summary>A clause on no topic we know, or rewording without any fact: size alone never makes more than a minor change.</summary>
    public const double SizeMost = 0.3;

    /// <summary>Words of an untagged clause that would weigh 1; <see cref="SizeMost"/> caps it.</summary>
    public const double WordsPerUnit = 300;

    /// <summary>How to reach the company is housekeeping.</summary>
    public const double Contact = 0.15;

    /// <summary>A date by itself says nothing about the text.</summary>
    public const double Date = 0.05;

    /// <summary>Order is no content.</summary>
    public const double Moved = 0.02;

    /// <summary>Under another heading the same words may apply to something else.</summary>
    public const double MovedToAnotherHeading = 0.06;

    /// <summary>The page speaks another language: nothing is known of what it says, which is worth a note and no alarm.</summary>
    public const double LanguageSwitched = 0.1;
}
