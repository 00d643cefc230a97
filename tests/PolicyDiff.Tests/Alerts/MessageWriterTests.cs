using System.Text;
using PolicyDiff.Alerts;

namespace PolicyDiff.Tests.Alerts;

public sealed class MessageWriterTests
{
    private static readonly DateTimeOffset Date = new(2026, 3, 1, 13, 5, 9, TimeSpan.FromHours(1));

    [Fact]
    public void The_same_mail_gives_the_same_bytes() => Assert.Equal(Write(MailParts.Mail()), Write(MailParts.Mail()));

    [Fact]
    public void Lines_are_short_and_in_seven_bits()
    {
        var mail = MailParts.Mail() with { Text = new string('x', 400) + " – übermäßig " + new string('é', 300), Subject = string.Concat(Enumerable.Repeat("Datenschutzerklärung ", 5)) };

        var message = Write(mail);

        Assert.All(message.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.All(message, character => Assert.True(character < 128));
        Assert.DoesNotContain("\n", message.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_bodies_come_back_as_they_were()
    {
        const string text = "Größe = 3 \u00D7 4\n\ttab at the start\nspace at the end \n.\nFrom the top\n日本語 \U0001F512";

        Assert.Equal(text, MailParts.Body(Write(MailParts.Mail() with { Text = text }), "plain"));
        Assert.Equal(text, MailParts.Body(Write(MailParts.Mail() with { Html = text }), "html"));
    }

    [Fact]
    public void A_subject_outside_ASCII_comes_back_from_its_encoded_words()
    {
        const string subject = "Łódź – zasady prywatności zmienione: przechowywanie danych, udostępnianie, prawa \U0001F512";

        var header = new ReceivedMail("", "", Write(MailParts.Mail() with { Subject = subject })).Header("Subject")!;

        Assert.All(header.Split(' '), word => Assert.InRange(word.Length, 1, 75));
        Assert.Equal(subject, string.Concat(header.Split(' ').Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2])))));
    }

    [Fact]
    public void Nothing_in_a_subject_or_name_can_begin_another_header()
    {
        Assert.True(Mailbox.TryCreate("Eve\r\nBcc: all@example.org", "eve@example.org", out var eve));
        var mail = MailParts.Mail() with { Subject = "Changed\r\nBcc: all@example.org\n\nbody", To = eve! };

        var message = new ReceivedMail("", "", Write(mail));

        Assert.Null(message.Header("Bcc"));
        Assert.Equal("Changed Bcc: all@example.org body", message.Header("Subject"));
    }

    [Fact]
    public void A_line_break_in_the_link_or_the_id_is_an_error_and_no_header()
    {
        Assert.Throws<ArgumentException>(() => Write(MailParts.Mail() with { UnsubscribeUrl = "https://a.example/\r\nBcc: b" }));
        Assert.Throws<ArgumentException>(() => Write(MailParts.Mail(id: "<a@b>\r\nBcc: b")));
    }

    [Fact]
    public void The_headers_that_mail_programs_act_on_are_there()
    {
        var message = new ReceivedMail("", "", Write(MailParts.Mail()));

        Assert.Equal("Sun, 01 Mar 2026 12:05:09 +0000", message.Header("Date"));
        Assert.Equal("PolicyDiff <alerts@policies.example>", message.Header("From"));
        Assert.Equal("A Reader <reader@example.org>", message.Header("To"));
        Assert.Equal("<https://policies.example/unsubscribe/k>", message.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", message.Header("List-Unsubscribe-Post"));
        Assert.Equal("auto-generated", message.Header("Auto-Submitted"));
    }

    [Fact]
    public void A_mail_without_HTML_or_subscription_is_plain_text_without_list_headers()
    {
        var message = Write(MailParts.Mail() with { Html = null, UnsubscribeUrl = null });

        Assert.Contains("Content-Type: text/plain; charset=utf-8\r\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("multipart", message, StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe", message, StringComparison.Ordinal);
    }

    private static string Write(OutgoingMail mail) =>
        Encoding.UTF8.GetString(MessageWriter.Write(mail, Mailbox.TryParse("PolicyDiff <alerts@policies.example>", out var from) ? from : throw new InvalidOperationException(), Date));
}
