using System.Collections.Frozen;

namespace PolicyDiff.Meaning.Facts;

/// <summary>Numbers as policies write them in words, in seven languages; "a year" is one year.</summary>
internal static class NumberWords
{
    /// <summary>Articles are no numbers where a sentence speaks of an age.</summary>
    private const int LeastWritten = 2;

    private static readonly FrozenDictionary<string, double> Known = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = 1, ["an"] = 1,
        ["one"] = 1, ["ein"] = 1, ["eine"] = 1, ["einem"] = 1, ["einen"] = 1, ["einer"] = 1, ["eines"] = 1, ["un"] = 1, ["une"] = 1, ["una"] = 1, ["uno"] = 1, ["um"] = 1, ["uma"] = 1, ["een"] = 1, ["één"] = 1, ["eén"] = 1,
        ["two"] = 2, ["zwei"] = 2, ["deux"] = 2, ["dos"] = 2, ["due"] = 2, ["dois"] = 2, ["duas"] = 2, ["twee"] = 2,
        ["three"] = 3, ["drei"] = 3, ["trois"] = 3, ["tres"] = 3, ["tre"] = 3, ["três"] = 3, ["drie"] = 3,
        ["four"] = 4, ["vier"] = 4, ["quatre"] = 4, ["cuatro"] = 4, ["quattro"] = 4, ["quatro"] = 4,
        ["five"] = 5, ["fünf"] = 5, ["cinq"] = 5, ["cinco"] = 5, ["cinque"] = 5, ["vijf"] = 5,
        ["six"] = 6, ["sechs"] = 6, ["seis"] = 6, ["sei"] = 6, ["zes"] = 6,
        ["seven"] = 7, ["sieben"] = 7, ["sept"] = 7, ["siete"] = 7, ["sette"] = 7, ["sete"] = 7, ["zeven"] = 7,
        ["eight"] = 8, ["acht"] = 8, ["huit"] = 8, ["ocho"] = 8, ["otto"] = 8, ["oito"] = 8,
        ["nine"] = 9, ["neun"] = 9, ["neuf"] = 9, ["nueve"] = 9, ["nove"] = 9, ["negen"] = 9,
        ["ten"] = 10, ["zehn"] = 10, ["dix"] = 10, ["diez"] = 10, ["dieci"] = 10, ["dez"] = 10, ["tien"] = 10,
        ["eleven"] = 11, ["elf"] = 11, ["onze"] = 11, ["once"] = 11, ["undici"] = 11,
        ["twelve"] = 12, ["zwölf"] = 12, ["douze"] = 12, ["doce"] = 12, ["dodici"] = 12, ["doze"] = 12, ["twaalf"] = 12,
        ["thirteen"] = 13, ["dreizehn"] = 13, ["treize"] = 13, ["trece"] = 13, ["tredici"] = 13, ["treze"] = 13, ["dertien"] = 13,
        ["fourteen"] = 14, ["vierzehn"] = 14, ["quatorze"] = 14, ["catorce"] = 14, ["quattordici"] = 14, ["catorze"] = 14, ["veertien"] = 14,
        ["fifteen"] = 15, ["fünfzehn"] = 15, ["quinze"] = 15, ["quince"] = 15, ["quindici"] = 15, ["vijftien"] = 15,
        ["sixteen"] = 16, ["sechzehn"] = 16, ["seize"] = 16, ["dieciséis"] = 16, ["sedici"] = 16, ["dezesseis"] = 16, ["dezasseis"] = 16, ["zestien"] = 16,
        ["eighteen"] = 18, ["achtzehn"] = 18, ["dix-huit"] = 18, ["dieciocho"] = 18, ["diciotto"] = 18, ["dezoito"] = 18, ["achttien"] = 18,
        ["twenty"] = 20, ["zwanzig"] = 20, ["vingt"] = 20, ["veinte"] = 20, ["venti"] = 20, ["vinte"] = 20, ["twintig"] = 20,
        ["twenty-one"] = 21, ["einundzwanzig"] = 21, ["veintiuno"] = 21, ["ventuno"] = 21, ["eenentwintig"] = 21,
        ["twenty-four"] = 24, ["vierundzwanzig"] = 24, ["vingt-quatre"] = 24, ["veinticuatro"] = 24, ["ventiquattro"] = 24, ["vierentwintig"] = 24,
        ["twenty-eight"] = 28, ["achtundzwanzig"] = 28, ["veintiocho"] = 28, ["ventotto"] = 28, ["achtentwintig"] = 28,
        ["thirty"] = 30, ["dreißig"] = 30, ["dreissig"] = 30, ["trente"] = 30, ["treinta"] = 30, ["trenta"] = 30, ["trinta"] = 30, ["dertig"] = 30,
        ["thirty-six"] = 36, ["sechsunddreißig"] = 36, ["zesendertig"] = 36,
        ["forty"] = 40, ["vierzig"] = 40, ["quarante"] = 40, ["cuarenta"] = 40, ["quaranta"] = 40, ["quarenta"] = 40, ["veertig"] = 40,
        ["forty-five"] = 45, ["fünfundvierzig"] = 45, ["quarante-cinq"] = 45, ["quarantacinque"] = 45, ["vijfenveertig"] = 45,
        ["forty-eight"] = 48, ["achtundvierzig"] = 48,
        ["fifty"] = 50, ["fünfzig"] = 50, ["cinquante"] = 50, ["cincuenta"] = 50, ["cinquanta"] = 50, ["cinquenta"] = 50, ["vijftig"] = 50,
        ["sixty"] = 60, ["sechzig"] = 60, ["soixante"] = 60, ["sesenta"] = 60, ["sessanta"] = 60, ["sessenta"] = 60, ["zestig"] = 60,
        ["seventy-two"] = 72, ["zweiundsiebzig"] = 72,
        ["ninety"] = 90, ["neunzig"] = 90, ["quatre-vingt-dix"] = 90, ["noventa"] = 90, ["novanta"] = 90, ["negentig"] = 90,
        ["hundred"] = 100, ["hundert"] = 100, ["cent"] = 100, ["cien"] = 100, ["cento"] = 100, ["honderd"] = 100,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a word stands for, or null.</summary>
    public static double? Of(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var number) ? number : null;

    /// <summary>What a word of two and more stands for, or null.</summary>
    public static double? OfCount(ReadOnlySpan<char> word) => Of(word) is { } number and >= LeastWritten ? number : null;
}
