using PolicyDiff.Meaning.Facts;

namespace PolicyDiff.Meaning.Rules;

/// <summary>
/// How much each finding adds to the significance (0–1; combined as 100·(1 − Π(1 − w)), each signal once a section, and damped
/// unless one of them is <see cref="Grave"/>). What the bands mean:
/// quiet (below 10): noise, such as a typo, a date, an order, a menu line; nobody needs to look.
/// minor (10–39): clarifications and small rewordings, sentences on no known subject, laws cited, numbers of a list.
/// notable (40–69): a practice, right, recipient, fee or duty that is new, gone or changed.
/// major (from 70): one grave thing at least, as <see cref="Grave"/> lists them.
/// Starting values of a published proposal, each with its reason; a change of any of them raises <see cref="Explainer.RulesVersion"/>.
/// </summary>
internal static class Weights
{
    /// <summary>
    /// What makes a change major by itself: a negation turned, a promise or right gone, sale, arbitration, AI training, sensitive data, retention
    /// doubled, data going to a class of recipients that nobody expects. Without one of these a change is notable at most.
    /// </summary>
    public const double Grave = 0.7;

    /// <summary>How much of what the lesser findings would add counts where no finding is grave: ten ordinary clauses are a bigger change than one, of the same kind.</summary>
    public const double Company = 0.25;

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

    /// <summary>A promise under a condition, or about some data: what it covered is open again, and that is less than all.</summary>
    public const double LimitedPromiseDropped = 0.45;

    /// <summary>A limited promise is worth naming and no more.</summary>
    public const double LimitedPromiseAdded = 0.3;

    /// <summary>A right that the text no longer names at all.</summary>
    public const double RightRemoved = 0.8;

    /// <summary>A right that appears is good news that a reader may want to use; often a law made the company say it.</summary>
    public const double RightAdded = 0.5;

    /// <summary>That the text speaks of AI or of children at all: a subject to look at, no verdict.</summary>
    public const double Mention = 0.3;

    /// <summary>Advertising as a new purpose: what most readers would object to.</summary>
    public const double NewPurpose = 0.55;

    /// <summary>Research, analytics, fraud prevention: purposes that nearly every policy names sooner or later.</summary>
    public const double NewOrdinaryPurpose = 0.3;

    /// <summary>A purpose that is no longer named may have been folded into a wider one.</summary>
    public const double PurposeDropped = 0.3;

    /// <summary>A law newly cited says whom the text answers to, rarely what it does.</summary>
    public const double Regulation = 0.25;

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

    /// <summary>A recipient that is no longer named may hide in a wider word, so it weighs less than a new one.</summary>
    public const double RecipientDropped = 0.4;

    /// <summary>A named company that the text did not know before.</summary>
    public const double NamedParty = 0.5;

    /// <summary>How long data is kept is the number users ask for most.</summary>
    public const double Retention = 0.6;

    /// <summary>Kept twice as long or longer: another promise, not another number.</summary>
    public const double RetentionDoubled = 0.72;

    /// <summary>Ages decide to whom the text applies.</summary>
    public const double Age = 0.5;

    /// <summary>Other numbers with units (notice periods, fees, limits): always worth a look, seldom dramatic.</summary>
    public const double Quantity = 0.45;

    /// <summary>From "may" to "will" or back: what was left open is now done, what was promised is left open. Less than a negation, and notable.</summary>
    public const double Modality = 0.42;

    /// <summary>A "not" before a verb that no rule knows: the sentence says the opposite, of what nobody can tell. Notable, no more.</summary>
    public const double NegationOfAnything = 0.45;

    /// <summary>A sentence that came or went and settles something for or against the user (a waiver, a right, a fee, a notice): notable by itself, since what it says may stand elsewhere too.</summary>
    public const double Statement = 0.44;

    /// <summary>A sentence that says what is done with the user's data: just notable.</summary>
    public const double StatementOfDeed = 0.42;

    /// <summary>A sentence that names company, reader and data, by a verb that no lexicon has: barely notable.</summary>
    public const double StatementInGeneral = 0.4;

    /// <summary>Another court or law is what people find out too late; whether it is a worse one no rule can tell.</summary>
    public const double Court = 0.45;

    /// <summary>A whole new or removed clause on a known topic grows with its words from this …</summary>
    public const double ClauseLeast = 0.2;

    /// <summary>… to this, so that fifty words on sharing are notable by themselves.</summary>
    public const double ClauseMost = 0.45;

    /// <summary>A whole section is more than its words: somebody gave it a heading.</summary>
    public const double SectionLeast = 0.2;

    /// <summary>… and grows to this, a little above a clause, so that headlines name the section first.</summary>
    public const double SectionMost = 0.48;

    /// <summary>What stands in a section that is told whole adds its topic, not its size again.</summary>
    public const double ClauseInSection = 0.12;

    /// <summary>Most of the text came, went or was replaced: whatever it says, a reader must look.</summary>
    public const double Bulk = 0.5;

    /// <summary>The declared date went backwards: odd enough to be named, and usually a slip.</summary>
    public const double Backdated = 0.15;

    /// <summary>The text moved and its date did not: says nothing of the words, so it never makes a change louder by a band.</summary>
    public const double SilentChange = 0.02;

    /// <summary>A clause on no topic we know, or rewording without any fact: size alone never makes more than a minor change.</summary>
    public const double SizeMost = 0.3;

    /// <summary>A whole sentence on no topic we know: a clarification, above the noise of labels and menus.</summary>
    public const double Sentence = 0.12;

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
