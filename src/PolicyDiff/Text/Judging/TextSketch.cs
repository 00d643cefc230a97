using System.Buffers.Binary;
using System.Text;
using PolicyDiff.Text.Content;

namespace PolicyDiff.Text.Judging;

/// <summary>
/// What is kept of a text to tell it from others without reading it: how long it is, its language, how much it speaks of law, and a sample of
/// its phrases of three words (the smallest hashes of the set, after Broder 1997; exact for short texts). A pure function of the canonical text.
/// </summary>
public sealed class TextSketch
{
    private const int SampleSize = 128;
    private const byte Form = 1;
    private const int HeadSize = 16;
    private const int Phrase = 3;
    private const int MostCommon = 16;
    private const int Fewest = 5;

    private readonly uint[] sample;
    private readonly uint[] common;

    private TextSketch(int words, int legal, string? language, int phrases, uint[] sample, uint[] common) =>
        (Words, Legal, Language, Phrases, this.sample, this.common) = (words, legal, language, phrases, sample, common);

    /// <summary>How much it says, in words (<see cref="TextWeight"/>).</summary>
    public int Words { get; }

    /// <summary>How many words of law it holds.</summary>
    public int Legal { get; }

    /// <summary>The language its small words tell, else the script most of its letters are of ("cyrillic", "han"); null in doubt.</summary>
    public string? Language { get; }

    /// <summary>How many different phrases it holds.</summary>
    public int Phrases { get; }

    /// <summary>The sketch of a text.</summary>
    public static TextSketch Of(CanonicalText text)
    {
        var words = 0;
        var legal = 0;
        var phrases = new HashSet<uint>();
        var counts = new Dictionary<uint, int>();
        foreach (var clause in text.Clauses)
        {
            words += TextWeight.Of(clause.Text);
            legal += LegalWords.Count(clause.Text);
            Add(clause.Text, phrases, counts);
        }

        return new(words, legal, TextLanguage.Of(text), phrases.Count, [.. phrases.Order().Take(SampleSize)], Common(counts));
    }

    /// <summary>Share of all phrases of both that both hold, 0–1.</summary>
    public double Likeness(TextSketch other)
    {
        if (Phrases == 0 || other.Phrases == 0) return Phrases == other.Phrases ? 1 : 0;
        var (mine, theirs, shared, seen) = (0, 0, 0, 0);
        while (seen < SampleSize && (mine < sample.Length || theirs < other.sample.Length))
        {
            var left = mine < sample.Length ? sample[mine] : uint.MaxValue;
            var right = theirs < other.sample.Length ? other.sample[theirs] : uint.MaxValue;
            if (left == right) shared++;
            if (left <= right) mine++;
            if (right <= left) theirs++;
            seen++;
        }

        return (double)shared / seen;
    }

    /// <summary>Share of this text's phrases that the other holds, 0–1.</summary>
    public double ShareIn(TextSketch other)
    {
        if (Phrases == 0) return 0;
        var likeness = Likeness(other);
        return Math.Min(1, likeness * (Phrases + other.Phrases) / (1 + likeness) / Phrases);
    }

    /// <summary>
    /// True where two texts that repeat words enough share none of their commonest: in one language two texts always share some, whatever they
    /// speak of. For languages that no list of words knows.
    /// </summary>
    public bool SharesNoSmallWords(TextSketch other) => common.Length >= Fewest && other.common.Length >= Fewest && !common.Any(other.common.Contains);

    /// <summary>The bytes that the database keeps.</summary>
    public byte[] ToBytes()
    {
        var language = Encoding.ASCII.GetBytes(Language ?? "");
        var bytes = new byte[HeadSize + language.Length + ((sample.Length + common.Length) * 4)];
        bytes[0] = Form;
        bytes[1] = (byte)language.Length;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), (ushort)sample.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), Words);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Legal);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Phrases);
        language.CopyTo(bytes, HeadSize);
        uint[] hashes = [.. sample, .. common];
        for (var index = 0; index < hashes.Length; index++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(HeadSize + language.Length + (index * 4)), hashes[index]);
        return bytes;
    }

    /// <summary>The sketch of bytes that <see cref="ToBytes"/> wrote; null for a form that this program does not know.</summary>
    public static TextSketch? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadSize || bytes[0] != Form) return null;
        var language = bytes[1];
        var size = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        if ((bytes.Length - HeadSize - language) % 4 != 0 || bytes.Length < HeadSize + language + (size * 4)) return null;
        var hashes = new uint[(bytes.Length - HeadSize - language) / 4];
        for (var index = 0; index < hashes.Length; index++) hashes[index] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(HeadSize + language + (index * 4))..]);
        return new(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            language == 0 ? null : Encoding.ASCII.GetString(bytes.Slice(HeadSize, language)),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            hashes[..size],
            hashes[size..]);
    }

    /// <summary>The words that stand in it most often, at least twice.</summary>
    private static uint[] Common(Dictionary<uint, int> counts) =>
        [.. counts.Where(count => count.Value > 1).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(MostCommon).Select(count => count.Key)];

    private static void Add(string clause, HashSet<uint> phrases, Dictionary<uint, int> counts)
    {
        Span<uint> last = stackalloc uint[Phrase];
        var count = 0;
        foreach (var word in Hashes(clause))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
            last[count % Phrase] = word;
            count++;
            if (count >= Phrase) phrases.Add(Mix(Mix(Mix(0, last[count % Phrase]), last[(count + 1) % Phrase]), last[(count + 2) % Phrase]));
        }

        // A short clause is a phrase of its own.
        if (count is > 0 and < Phrase) phrases.Add(Mix(Mix(1, last[0]), count > 1 ? last[1] : 0));
    }

    /// <summary>A hash for each word, without case; scripts that set no spaces give one for each sign.</summary>
    private static List<uint> Hashes(string text)
    {
        var words = new List<uint>();
        var hash = 0u;
        foreach (var character in text)
        {
            if (TextWeight.StandsAlone(character))
            {
                if (hash != 0) words.Add(hash);
                hash = 0;
                words.Add(Mix(2, character));
            }
            else if (char.IsLetterOrDigit(character) || (hash != 0 && char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            {
                hash = Mix(hash, char.ToLowerInvariant(character)) | 1;
            }
            else if (hash != 0)
            {
                words.Add(hash);
                hash = 0;
            }
        }

        if (hash != 0) words.Add(hash);
        return words;
    }

    // The finaliser of MurmurHash3: small differences of the input move every bit.
    private static uint Mix(uint hash, uint value)
    {
        hash = ((hash ^ value) * 0x9E3779B1) + value;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
