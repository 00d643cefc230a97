using System.Net.Mail;
using PolicyDiff.Storage;

namespace PolicyDiff.App.Accounts;

/// <summary>What an account's fields may hold. Each method gives a sentence that says what to do, or null when the value is good.</summary>
internal static class AccountRules
{
    internal const int MinPasswordLength = 12;

    // Longer ones are a program's mistake, not a person's password.
    private const int MaxPasswordLength = 256;

    // RFC 5321 §4.5.3.1.3: a path has 256 octets, two of them angle brackets.
    private const int MaxEmailLength = 254;

    private const int MaxNameLength = 100;

    internal static string? EmailProblem(string? email)
    {
        var value = email?.Trim() ?? "";
        if (value.Length == 0) return "Type an e-mail address: it is what you sign in with and where alerts go.";
        if (value.Length > MaxEmailLength) return $"An e-mail address has at most {MaxEmailLength} characters; this one has {value.Length}.";
        // MailAddress takes display names and comments too ("Ann <ann@example.org>"); an address alone is what it gives back unchanged.
        var plain = !value.Any(character => char.IsControl(character) || char.IsWhiteSpace(character))
            && MailAddress.TryCreate(value, out var parsed)
            && parsed.Address == value;
        return plain ? null : "This is not an e-mail address. It looks like name@example.org.";
    }

    internal static string? NameProblem(string? name)
    {
        var value = name?.Trim() ?? "";
        if (value.Length == 0) return "Type a name, as colleagues would recognise it.";
        if (value.Length > MaxNameLength) return $"A name has at most {MaxNameLength} characters; this one has {value.Length}.";
        return value.Any(char.IsControl) ? "A name cannot hold line breaks or other control characters." : null;
    }

    internal static string? PasswordProblem(string? password, string? email)
    {
        var value = password ?? "";
        if (value.Length < MinPasswordLength)
        {
            return $"A password needs at least {MinPasswordLength} characters; a few unrelated words are easier to remember than signs.";
        }

        if (value.Length > MaxPasswordLength) return $"A password has at most {MaxPasswordLength} characters.";
        if (value.Distinct().Take(3).Count() < 3) return "This password repeats one or two characters; take a few unrelated words.";
        return value.Trim().Equals(email?.Trim(), StringComparison.OrdinalIgnoreCase) ? "The password cannot be the e-mail address." : null;
    }

    internal static string? RoleProblem(string? role) =>
        role is Account.Owner or Account.Editor or Account.Reader ? null : "Choose a role: reader, editor or owner.";
}
