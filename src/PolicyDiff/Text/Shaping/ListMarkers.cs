using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyDiff.Text.Shaping;

/// <summary>The numbers, letters and bullets of list items.</summary>
internal static partial class ListMarkers
{
    /// <summary>The marker of items without a number.</summary>
    public const string Bullet = "-";

    /// <summary>An ordered list's marker for a number, by the list's type attribute ("1", "a", "A", "i", "I").</summary>
    public static string Of(int number, string? type) => type switch
    {
        "a" => Letters(number).ToLowerInvariant() + ".",
        "A" => Letters(number) + ".",
        "i" => Roman(number).ToLowerInvariant() + ".",
        "I" => Roman(number) + ".",
        _ => number.ToString(CultureInfo.InvariantCulture) + ".",
    };

    /// <summary>
    /// Splits what the author typed as a marker from an item's text: "• What", "(a) the", "iv. if". Null where the text begins with
    /// neither. A bullet gives <see cref="Bullet"/>.
    /// </summary>
    public static (string Marker, int Length)? Typed(string text)
    {
        var bullet = TypedBullet().Match(text);
        if (bullet.Success && bullet.Length < text.Length) return (Bullet, bullet.Length);
        var number = TypedNumber().Match(text);
        return number.Success && number.Length < text.Length ? (number.Groups[1].Value, number.Length) : null;
    }

    /// <summary>True where a line begins with a typed bullet and goes on.</summary>
    public static bool BeginsWithBullet(string text) => TypedBullet().Match(text) is { Success: true } match && match.Length < text.Length;

    private static string Letters(int number)
    {
        if (number is < 1 or > 26) return number.ToString(CultureInfo.InvariantCulture);
        var letters = new StringBuilder();
        for (; number > 0; number = (number - 1) / 26) letters.Insert(0, (char)('A' + ((number - 1) % 26)));
        return letters.ToString();
    }

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value) roman.Append(sign);
        }

        return roman.ToString();
    }

    [GeneratedRegex(@"^(?:[\u2022\u00B7\u25AA\u25AB\u25E6\u25B6\u25B8\u2023\u25CF\u25CB\u25A0\u25A1\u25BA\u27A2\u27A4\u2192\u2713\u2714\u2756\u204C\u204D\uF0B7\uF0A7\u2043\u2219\u30FB\uFF65\u25C6\u25C7\u2B24][ ]*)+|^[-*\u2013] ")]
    private static partial Regex TypedBullet();

    [GeneratedRegex(@"^(\((?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})\)|(?:[a-zA-Z]|[ivxlc]{1,7}|[IVXLC]{1,7}|-?\d{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?= +\p{Lu})) +(?=\S)")]
    private static partial Regex TypedNumber();
}
