using System.Globalization;
using System.Text;

namespace PolicyDiff.Policies.Discovery;

/// <summary>Link texts in the form in which they are compared: lower case, without accents and punctuation, words apart.</summary>
internal static class LinkWords
{
    /// <summary>The words of a text: "Política de Privacidad »" → politica, de, privacidad.</summary>
    internal static IReadOnlyList<string> Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            folded.Append(Fold(char.ToLowerInvariant(character)));
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // What keeps its shape when accents are taken off.
    private static string Fold(char character) => character switch
    {
        'ß' => "ss",
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'đ' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'أ' or 'إ' or 'آ' => "ا",
        _ when char.IsLetterOrDigit(character) => character.ToString(),
        _ => " ",
    };
}
