using System.Globalization;
using System.Text;

namespace PolicyDiff.Policies;

/// <summary>The part of an address that names an organization or a policy.</summary>
public static class Slug
{
    private const int Longest = 80;

    /// <summary>
    /// Lower-case letters, digits and single hyphens: "Crédit Été &amp; Co" → "credit-ete-co". Letters of other scripts stay; "policy" when nothing is left.
    /// </summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= Longest) break;
        }

        var text = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        return text.Length > 0 ? text : "policy";
    }
}
