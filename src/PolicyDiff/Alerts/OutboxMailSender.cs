using System.Security.Cryptography;
using System.Text;

namespace PolicyDiff.Alerts;

/// <summary>
/// Writes mails as .eml files into a folder: what happens to them where no mail host is set. The file's name comes from the Message-ID
/// and the file appears whole, so a mail delivered twice is one file.
/// </summary>
public sealed class OutboxMailSender(string folder, MailOptions options, TimeProvider clock) : IMailSender
{
    private const int LongestName = 120;

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName(mail.MessageId));
        var unfinished = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(unfinished, MessageWriter.Write(mail, options.Sender, clock.GetUtcNow()), cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return new MailOutcome.Sent();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MailOutcome.HostUnavailable($"The outbox folder '{folder}' cannot be written: {exception.Message}");
        }
        finally
        {
            // Moved away when all went well.
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }

    /// <summary>The Message-ID itself where a file may be called so, else a hash of it.</summary>
    internal static string FileName(string messageId)
    {
        var bare = messageId.Trim('<', '>');
        var isSafe = bare.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(bare[0])
            && bare.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '@' or '.');
        return (isSafe ? bare : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))) + ".eml";
    }
}
