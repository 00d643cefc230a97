using System.Net;

namespace PolicyDiff.App.Tests.Pages;

/// <summary>Invented policies as pages, version by version: each is the one before with an edit that real policies know.</summary>
internal static class SampleTexts
{
    internal const string Hostile = "<script>alert('captured')</script>";

    /// <summary>A privacy policy from a short notice of 2003 to today: retention grows, "not" goes, AI comes, a section moves.</summary>
    internal static IReadOnlyList<string> Privacy(string company)
    {
        var blocks = new List<string>
        {
            $"<h1>{company} Privacy Policy</h1>",
            $"<p>{company} respects your privacy. This policy explains what information we collect when you use our service, how we use it, and the choices you have.</p>",
            "<h2>Information we collect</h2>",
            "<p>When you register we ask for your name, your postal address and an e-mail address. Our servers record the address of your computer, the type of your browser and the pages you ask for.</p>",
            "<ul><li>Account details: your name, address and password.</li><li>Messages you send to our support staff.</li><li>Records of your orders and payments.</li></ul>",
            "<h2>How we use information</h2>",
            "<p>We use the information to provide the service, to answer your questions and to send you notices about your account.</p>",
            "<p>We do not sell your personal information to third parties.</p>",
            "<h2>How long we keep it</h2>",
            "<p>Server records are kept for 30 days and then deleted. Account details are kept as long as you have an account.</p>",
            "<h2>Cookies</h2>",
            "<p>We use cookies to keep you signed in. You can set your browser to refuse them, and most of the service will still work.</p>",
            "<h2>Your rights</h2>",
            "<p>You may ask us at any time for a copy of the information we hold about you, and you may ask us to correct or delete it.</p>",
            "<p>We answer such requests within 30 days and without charge.</p>",
            "<h2>Contact</h2>",
            "<p>Write to the privacy office at privacy@example.com.</p>",
        };
        var versions = new List<string> { Page(company, blocks) };
        Edit("without charge", "free of charge");
        Edit("kept for 30 days", "kept for 90 days");
        Insert("<h2>Cookies</h2>", "<p>Advertising partners may place cookies on your computer to measure how often you see an advertisement. These partners may combine the information with what they learn elsewhere.</p>");
        Edit("We do not sell your personal information to third parties.", "We may share your personal information with third parties who advertise on our service. We do not sell it.");
        Move("<h2>Your rights</h2>", 3, "<h2>How we use information</h2>");
        Edit("kept for 90 days", "kept for 180 days");
        Insert("<h2>How we use information</h2>", "<p>We may use your messages and content to train and improve machine learning models, including models offered by our partners. You can object in your settings.</p>");
        Insert("<h2>Information we collect</h2>", Table);
        Edit("You may ask us at any time for a copy", "Where the law of your country says so, you may ask us for a copy");
        return versions;

        void Edit(string from, string to) => Change(list => list.ConvertAll(block => block.Replace(from, to, StringComparison.Ordinal)));

        void Insert(string after, string block) => Change(list => [.. list.TakeWhile(item => item != after), after, block, .. list.SkipWhile(item => item != after).Skip(1)]);

        void Move(string first, int count, string before) => Change(list =>
        {
            var at = list.IndexOf(first);
            var moved = list.GetRange(at, count);
            var rest = list.Except(moved).ToList();
            rest.InsertRange(rest.IndexOf(before), moved);
            return rest;
        });

        void Change(Func<List<string>, List<string>> edit)
        {
            blocks = edit(blocks);
            versions.Add(Page(company, blocks));
        }
    }

    /// <summary>Terms of 80 blocks and more, long enough to fold; the last version carries hostile text.</summary>
    internal static IReadOnlyList<string> Terms(string company)
    {
        var blocks = new List<string> { $"<h1>{company} Terms of Service</h1>", $"<p>These terms are an agreement between you and {company}. By using the service you accept them.</p>" };
        for (var section = 0; section < Sections.Length; section++)
        {
            blocks.Add($"<h2>{section + 1}. {Sections[section]}</h2>");
            blocks.AddRange(Clauses.Select((clause, index) => $"<p>{section + 1}.{index + 1} {string.Format(System.Globalization.CultureInfo.InvariantCulture, clause, Sections[section].ToLowerInvariant())}</p>"));
        }

        var versions = new List<string> { Page(company, blocks) };
        Replace("3.2 ", "<p>3.2 Any dispute about payment is settled by binding arbitration. You waive your right to a class action and to a trial by jury.</p>");
        Replace("6.4 ", "<p>6.4 We may change our rules on liability at any time without notice to you.</p>");
        Replace("9.1 ", "<p>9.1 Our liability is limited to the amount you paid in the last 12 months, and never more than 100 dollars.</p>");
        Replace("12.5 ", "<p>12.5 Notices are published on our website 14 days before they take effect.</p>");
        Replace("12.5 ", "<p>12.5 Notices are published on our website 30 days before they take effect.</p>");
        Replace("2.3 ", $"<p>2.3 Code you post, such as {WebUtility.HtmlEncode(Hostile)}, stays yours and may be shown to other users.</p>");
        return versions;

        void Replace(string number, string block)
        {
            blocks = blocks.ConvertAll(item => item.StartsWith("<p>" + number, StringComparison.Ordinal) ? block : item);
            versions.Add(Page(company, blocks));
        }
    }

    internal static string Page(string company, IEnumerable<string> blocks) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><title>{WebUtility.HtmlEncode(company)} policy</title></head><body><div id=\"nav\"><a href=\"/\">Home</a> <a href=\"/help\">Help</a></div><main>\n{string.Join('\n', blocks)}\n</main></body></html>";

    private const string Table =
        "<table><tr><th>Kind of information</th><th>Why we need it</th><th>How long</th></tr><tr><td>Account details</td><td>To let you sign in</td><td>While you have an account</td></tr><tr><td>Server records</td><td>Security</td><td>180 days</td></tr></table>";

    private static readonly string[] Sections =
    [
        "The service", "Your content", "Payment", "Accounts", "Acceptable use", "Changes", "Third parties", "Ending the agreement", "Liability", "Warranty", "Law and courts", "Notices",
    ];

    private static readonly string[] Clauses =
    [
        "What this section says about {0} applies to everybody who uses the service, whether or not they pay for it.",
        "Where a separate written agreement about {0} exists between you and us, that agreement comes first.",
        "You agree to give us correct information about {0} and to keep it up to date.",
        "We may ask for proof concerning {0} where the law requires it, and we tell you why we ask.",
        "If a court finds that a sentence about {0} does not hold, the other sentences of this section remain in force.",
    ];
}
