using System.Text.RegularExpressions;
using PolicyDiff.Text;
using static PolicyDiff.Tests.Meaning.Battery.Editing;

namespace PolicyDiff.Tests.Meaning.Battery;

/// <summary>Kinds of edit for English policies: what a careful reader wants to be told of, and what is nobody's news.</summary>
internal static partial class EditKinds
{
    private const string Deed = "sell|share|disclose|collect|use|rent|transfer|store|track|combine|read|access|process";

    public static IReadOnlyList<EditKind> Substantive { get; } =
    [
        Rewrite("‘not’ dropped", $@"\b(do|does|will|shall|may) not (?={Deed})", "$1 "),
        Rewrite("‘never’ dropped", $@"\bnever (?={Deed})", ""),
        Rewrite("‘not’ put in", @"\bwe will (?=delete|erase|notify|inform|protect|remove|respond)", "we will not "),
        Rewrite("period lengthened", @"\b(?:30|14|7|60|90|thirty|ninety|sixty) (?:\(\d+\) )?(?:calendar |business )?days\b", "3 years"),
        Rewrite("period shortened", @"\b(?:90|60|30|45|ninety|sixty|thirty) (?:\(\d+\) )?(?:calendar |business )?days\b", "3 days"),
        Rewrite("years changed", @"\b(?:two|three|five|six|seven|ten|[2-9]|10) (?:\(\d+\) )?years\b(?! old| of age)", "25 years"),
        Rewrite("age limit lowered", @"\b(?:13|14|15|16|18)(?= years of age| years old|\b(?=[^.]{0,20}\b(?:child|minor|age)))", "9"),
        Rewrite("will becomes may in a promise", @"\bwe will (?=notify|inform|delete|erase|protect|ask|obtain|provide you with notice)", "we may "),
        Rewrite("may becomes will in sharing", @"\b[Ww]e may (?=share|disclose|sell|transfer)", "We will "),
        Rewrite("consent no longer asked", @"\bonly with your (?:prior |explicit |express )*consent\b", "without your consent"),
        Add("sale added", "We sell your personal information to third parties for money."),
        Add("data brokers added", "We share your personal data with data brokers."),
        Add("advertisers added", "We may disclose your personal information to advertisers and advertising networks."),
        Add("named recipient added", "We share your usage data with Grackle Analytics Inc., a marketing company."),
        Add("law enforcement added", "We may disclose your personal data to law enforcement at our discretion and without a court order."),
        Add("arbitration added", "Any dispute shall be resolved by binding arbitration."),
        Add("class waiver added", "You waive your right to participate in a class action."),
        Add("jury waiver added", "You waive any right to a jury trial."),
        Add("AI training added", "We may use your content to train our artificial intelligence and machine learning models."),
        Add("biometrics added", "We collect biometric information, such as your fingerprints and facial geometry."),
        Add("location added", "We collect your precise geolocation at all times."),
        Add("health data added", "We collect data about your health and medical conditions."),
        Add("political opinions added", "We process special categories of data, including your religion and political opinions."),
        Add("contacts collected", "We collect the contacts and address book stored on your phone."),
        Add("transfer added", "We transfer your personal data to countries outside the European Economic Area."),
        Add("retention without limit", "We retain your personal data indefinitely."),
        Add("profiling added", "We use automated decision-making and profiling to decide about your application."),
        Add("cross-site tracking added", "We track your activity across other websites to show you personalized advertising."),
        Add("content licence added", "You grant us a perpetual, irrevocable, worldwide, royalty-free license to use your content."),
        Add("liability cap added", "Our total liability to you shall not exceed $50."),
        Add("indemnity added", "You agree to indemnify us against all claims that arise from your use of the service."),
        Add("termination at will added", "We may terminate your account at any time without notice."),
        Add("fee added", "We charge a monthly fee of $9.99, which renews automatically."),
        Add("change without notice added", "We may change this policy at any time without notifying you."),
        Add("right added", "You have the right to request deletion of your personal data."),
        Add("opt-out added", "You may opt out of the sale of your personal information."),
        Take("right of access or deletion removed", "right to (?:access|request|obtain|delete|erase|rectif|object|withdraw|restrict|portab)"),
        Take("opt-out removed", "opt[ -]out of|unsubscribe from"),
        Take("complaint removed", "lodge a complaint|complain to"),
        Take("promise not to sell removed", @"\b(?:do|does|will) not (?:sell|rent)\b"),
        Take("children clause removed", "children under|under the age of (?:13|16|18)"),
    ];

    public static IReadOnlyList<EditKind> Quiet { get; } =
    [
        new("typo made", Expectation.Quiet, (text, random) => Replace(text, random, @"(?<=[a-z ]{12})(?<=[a-z]{3})([aeiou])([bcdfgklmnprt])(?=[a-z]{3})", "$2$1")),
        new("letter doubled", Expectation.Quiet, (text, random) => Replace(text, random, @"(?<=[a-z ]{12})(?<=[a-z]{3})([lmnprst])(?=[aeiou][a-z]{3})", "$1$1")),
        Everywhere("white space doubled", block => block.PlainText.Contains(' ', StringComparison.Ordinal), text => text.Replace(" ", "  ", StringComparison.Ordinal)),
        Everywhere("no-break spaces", block => block.PlainText.Contains(' ', StringComparison.Ordinal), text => text.Replace(" of ", "\u00a0of ", StringComparison.Ordinal)),
        Everywhere("straight quotes curled", block => block.PlainText.Contains('\'', StringComparison.Ordinal), text => text.Replace('\'', '’')),
        Everywhere("curly quotes straightened", block => block.PlainText.AsSpan().IndexOfAny("“”’") >= 0, text => text.Replace('“', '"').Replace('”', '"').Replace('’', '\'')),
        Everywhere("dashes changed", block => block.PlainText.Contains('-', StringComparison.Ordinal), text => text.Replace('-', '‑')),
        Everywhere("soft hyphens", block => block.PlainText.Contains("information", StringComparison.Ordinal), text => text.Replace("information", "infor\u00admation", StringComparison.Ordinal)),
        Everywhere("zero-width spaces", block => block.PlainText.Contains("data", StringComparison.Ordinal), text => text.Replace("data", "data\u200b", StringComparison.Ordinal)),
        Shape("headings become bold lines", block => block.Kind == BlockKind.Heading, block => new(BlockKind.Paragraph, 0, null, [new(block.PlainText, SpanStyles.Strong)])),
        Shape("heading levels change", block => block.Kind == BlockKind.Heading, block => block with { Level = (block.Level % 6) + 1 }),
        Shape("headings numbered", block => block.Kind == BlockKind.Heading && char.IsLetter(block.PlainText[0]), block => Say(block, "3. " + block.PlainText)),
        Shape("list items become paragraphs", block => block.Kind == BlockKind.ListItem, block => new(BlockKind.Paragraph, 0, null, block.Spans)),
        Shape("bullets become numbers", block => block.Kind == BlockKind.ListItem, block => block with { Marker = "7." }),
        Shape("paragraphs become quotes", IsLong, block => new(BlockKind.Quote, 1, null, block.Spans)),
        Shape("emphasis added", IsLong, block => block with { Spans = [.. block.Spans.Select(span => span with { Styles = span.Styles | SpanStyles.Emphasis })] }),
        Shape("links changed", IsProse, block => block with { Spans = [.. block.Spans.Select(span => span with { Link = "https://elsewhere.example/page?session=42" })] }),
        new("paragraph split", Expectation.Quiet, Split),
        new("paragraphs merged", Expectation.Quiet, Merge),
        new("date moved", Expectation.Quiet, (text, random) => Replace(text, random, @"(?<=(?:[Uu]pdated|[Ee]ffective|[Rr]evised|[Mm]odified)[^.]{0,24}\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, 20)\d\d", "24")),
        new("e-mail address changed", Expectation.Quiet, (text, random) => Replace(text, random, @"\b[a-z]+@(?=[a-z]+\.[a-z]+)", "data-office@")),
        new("telephone number changed", Expectation.Quiet, (text, random) => Replace(text, random, @"\+?1?[ -]?\(?\d{3}\)?[ -]\d{3}-\d{4}", "(555) 010-7788")),
        Residue("‘skip to content’ left in", "Skip to main content"),
        Residue("‘back to top’ left in", "Back to top"),
        Residue("menu left in", "Home | About | Careers | Press"),
        Residue("copyright line left in", "© 2024 All rights reserved."),
        Residue("cookie button left in", "Accept all cookies"),
        Residue("language list left in", "English Deutsch Français Español"),
        Residue("print button left in", "Print this page"),
    ];

    public static IReadOnlyList<EditKind> Moved { get; } =
    [
        new("paragraph moved", Expectation.MovedOnly, (text, random) => Move(text, random, 1)),
        new("two paragraphs moved", Expectation.MovedOnly, (text, random) => Move(text, random, 2)),
    ];

    public static IEnumerable<EditKind> All => [.. Substantive, .. Quiet, .. Moved];

    private static EditKind Rewrite(string name, string pattern, string replacement) => new(name, Expectation.Substantive, (text, random) => Replace(text, random, pattern, replacement));

    /// <summary>Only where the text does not say so already: the same said twice is no news.</summary>
    private static EditKind Add(string name, string sentence) => new(name, Expectation.Substantive, (text, random) => SaysAlready(text, sentence) ? null : Insert(text, random, sentence));

    /// <summary>Only where the text says it once: the same said elsewhere stays true.</summary>
    private static EditKind Take(string name, string pattern) => new(
        name,
        Expectation.Substantive,
        (text, random) => text.Blocks.Sum(block => Regex.Count(block.PlainText, pattern)) == 1 ? RemoveSentence(text, random, pattern) : null);

    private static EditKind Everywhere(string name, Predicate<Block> isMeant, Func<string, string> rewrite) =>
        new(name, Expectation.Quiet, (text, _) => ChangeAll(text, isMeant, block => Say(block, rewrite(block.PlainText))));

    private static EditKind Shape(string name, Predicate<Block> isMeant, Func<Block, Block> change) => new(name, Expectation.Quiet, (text, _) => ChangeAll(text, isMeant, change));

    private static EditKind Residue(string name, string line) => new(
        name,
        Expectation.Quiet,
        (text, random) => text with { Blocks = random.Next(2) == 0 ? [Paragraph(line), .. text.Blocks] : [.. text.Blocks, Paragraph(line)] });

    /// <summary>Some block holds most of the sentence's telling words.</summary>
    private static bool SaysAlready(PolicyText text, string sentence)
    {
        var telling = Regex.Matches(sentence, "[A-Za-z]{5,}").Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return text.Blocks.Any(block => telling.Count(word => block.PlainText.Contains(word, StringComparison.OrdinalIgnoreCase)) * 3 >= telling.Count * 2);
    }
}
