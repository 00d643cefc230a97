using PolicyDiff.Meaning.Lexicons;

namespace PolicyDiff.Meaning.Facts;

/// <summary>
/// Reads what a sentence says: recipients in a sentence about sharing, rights, signals, purposes, promises not to do something. An item of a
/// list borrows actor and verb from the line that introduces it.
/// </summary>
internal static class FactReader
{
    private const int NearWords = 8;
    private const int ObjectReach = 4;
    private const int PracticeReach = 20;

    /// <summary>A class action that is only spoken of is no waiver of one.</summary>
    private static readonly HashSet<string> GivesUp = ["waive", "waives", "waived", "waiving", "waiver", "waivers", "relinquish", "not", "no", "nor", "neither", "never", "only", "individual", "individually", "without", "cannot"];

    /// <summary>Words by which arbitration is laid on somebody.</summary>
    private static readonly HashSet<string> Binds = ["must", "shall", "agree", "agrees", "waive", "waives", "waiver", "required", "exclusively", "only", "not", "we"];

    /// <summary>"We promise not to …": before an infinitive these make a promise, and hardly anything else does.</summary>
    private static readonly HashSet<string> Vows = ["promise", "promises", "commit", "commits", "committed", "pledge", "pledges", "agree", "agrees", "undertake", "undertakes", "vow", "try"];

    public static SentenceFacts Read(Sentence sentence)
    {
        if (sentence.Lexicon is not { } lexicon || sentence.Hits.Count == 0) return SentenceFacts.None;
        var reader = new ActionReader(lexicon, sentence.Words);
        var deeds = reader.Read(sentence.Of(PhraseKind.Verb));
        var isPractice = IsPractice(sentence, deeds, lexicon);
        var facts = new List<LabelFact>();
        facts.AddRange(Recipients(sentence, deeds));
        facts.AddRange(Rights(sentence, reader));
        facts.AddRange(Signals(sentence, deeds, reader, isPractice));
        if (isPractice) facts.AddRange(sentence.Of(PhraseKind.Purpose).Select(hit => new LabelFact(FactKind.Purpose, hit.Label, IsNegatedAround(hit, deeds, reader), hit.Words)));
        facts.AddRange(Promises(sentence, deeds, reader, lexicon));
        return new(facts, deeds);
    }

    /// <summary>Who does what in the line above a list.</summary>
    public static List<ActionFact> LeadDeeds(WordLine line, Lexicon lexicon) =>
        new ActionReader(lexicon, line).Read(lexicon.Book.Find(line).Where(hit => hit.Kind == PhraseKind.Verb));

    /// <summary>Somebody who publishes the policy does something with data here, or in the line above the list.</summary>
    private static bool IsPractice(Sentence sentence, List<ActionFact> deeds, Lexicon lexicon)
    {
        if (sentence.LeadWords is { } line)
        {
            if (LeadDeeds(line, lexicon).Exists(deed => deed.IsPractice)) return true;
            if (Array.Exists(line.Words, lexicon.UserWords.Contains)) return false;
        }

        return deeds.Exists(deed => deed.IsPractice);
    }

    private static IEnumerable<LabelFact> Recipients(Sentence sentence, List<ActionFact> deeds)
    {
        if (!sentence.Has(PhraseKind.Sharing) || (deeds.Count > 0 && deeds.TrueForAll(deed => deed.IsByUser || IsCommand(sentence, deed)))) return [];
        var passing = deeds.FindAll(deed => deed.Verb is "sell" or "share" or "transfer");
        if (passing.Count > 0 ? passing.TrueForAll(deed => deed.IsByUser || IsToReader(sentence.Words, deed) || IsProvidedBy(sentence.Words, deed) || IsInCompound(sentence.Words, deed)) : !PassesOn(sentence)) return [];
        var isNegated = IsNegatedSharing(deeds);
        return sentence.Of(PhraseKind.Recipient).Where(hit => !IsInName(sentence, hit)).Select(hit => new LabelFact(FactKind.Recipient, hit.Label, isNegated, hit.Words));
    }

    /// <summary>"We provide you with controls": what the reader gets goes to nobody else.</summary>
    private static bool IsToReader(WordLine line, ActionFact deed) => deed.Word + 1 < line.Count && line.Words[deed.Word + 1] is "you";

    /// <summary>"The services provided by us": what is offered, not what is passed on.</summary>
    private static bool IsProvidedBy(WordLine line, ActionFact deed) =>
        line.Words[deed.Word] is "provided" && deed.Word + 1 < line.Count && line.Words[deed.Word + 1] is "by" && !Array.Exists(line.Words[deed.Word..], word => word is "to" or "with");

    /// <summary>"The revenue share model": a bare verb between two nouns, done by nobody, is a noun.</summary>
    private static bool IsInCompound(WordLine line, ActionFact deed) =>
        deed is { Actor: Actor.Unknown, Modal: null, IsNegated: false } && line.Words[deed.Word] is "share" or "trade" or "report" or "transfer" && deed.Word > 0 && !line.CommaBefore[deed.Word]
        && !line.BreakBefore[deed.Word] && line.Words[deed.Word - 1] is { Length: > 3 } before && !before.EndsWith('s') && !before.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>"PDS Partners, LLC": part of somebody's name. A sentence in capitals or Title Case has no names to tell.</summary>
    private static bool IsInName(Sentence sentence, PhraseHit hit)
    {
        var line = sentence.Words;
        if (hit.First == 0 || sentence.Lexicon!.Language == "de" || line.BreakBefore[hit.First] || line.CommaBefore[hit.First]) return false;
        return IsLarge(hit.First - 1) && IsLarge(hit.First) && line.Starts.Count(start => char.IsUpper(sentence.Text[start])) * 2 <= line.Count;

        bool IsLarge(int word) => word > 0 && char.IsUpper(sentence.Text[line.Starts[word]]);
    }

    /// <summary>A recipient, and beside it a word of passing data on: "third-party" by itself is only an adjective.</summary>
    public static bool PassesOn(Sentence sentence)
    {
        var recipients = sentence.Of(PhraseKind.Recipient).ToList();
        return recipients.Count > 0 && sentence.Hits.Exists(hit => hit.Kind is PhraseKind.Personal or PhraseKind.Data)
            && sentence.Of(PhraseKind.Sharing).Any(hit => recipients.TrueForAll(recipient => hit.Last < recipient.First || hit.First > recipient.Last));
    }

    /// <summary>"Share this page", "do not use the Tab key": a verb that begins a sentence of its own tells the reader what to do.</summary>
    public static bool IsCommand(Sentence sentence, ActionFact deed)
    {
        if (deed.Actor != Actor.Unknown || sentence is not { Lead: null, Lexicon: { } lexicon }) return false;
        var line = sentence.Words;
        var first = deed.Word;
        while (first > 0 && !line.BreakBefore[first]) first--;
        return Array.TrueForAll(line.Words[first..deed.Word], word => lexicon.Negators.Contains(word) || lexicon.Auxiliaries.Contains(word) || word is "please");
    }

    private static IEnumerable<LabelFact> Rights(Sentence sentence, ActionReader reader)
    {
        if (!sentence.Has(PhraseKind.RightsContext)) return [];
        var isAboutData = sentence.Has(PhraseKind.Data) || sentence.Of(PhraseKind.Topic).Any(hit => hit.Label == "rights");
        return sentence.Of(PhraseKind.Right).Where(hit => isAboutData || !Catalog.Shared.DataRights.Contains(hit.Label))
            .Select(hit => new LabelFact(FactKind.Right, hit.Label, reader.IsNegated(hit.First), hit.Words));
    }

    private static List<LabelFact> Signals(Sentence sentence, List<ActionFact> deeds, ActionReader reader, bool isPractice)
    {
        var (facts, lexicon) = (new List<LabelFact>(), sentence.Lexicon!);
        foreach (var hit in sentence.Of(PhraseKind.Signal))
        {
            var entry = Catalog.Shared.Signals[hit.Label];
            if (entry.NeedsPractice && !(isPractice && IsNearPractice(hit, deeds)) && !IsOwn(hit, sentence.Words, lexicon)) continue;
            if (hit.Label == "class-waiver" && lexicon.Language == "en" && !Array.Exists(sentence.Words.Words, GivesUp.Contains)) continue;
            if (hit.Label == "arbitration" && IsOffered(sentence)) continue;
            facts.Add(new(FactKind.Signal, hit.Label, !entry.IsMention && IsNegatedAround(hit, deeds, reader), hit.Words));
        }

        // Training says all that a mention of AI in the same sentence would.
        if (facts.Exists(fact => fact.Name == "ai-training")) facts.RemoveAll(fact => fact.Name == "ai");
        return facts;
    }

    /// <summary>"Gives you the right to invoke arbitration": what the reader may choose is nothing that is laid on him.</summary>
    private static bool IsOffered(Sentence sentence) =>
        sentence.Lexicon!.Language == "en" && Array.Exists(sentence.Words.Words, word => word is "invoke" or "option" or "entitled" or "entitles") && !Array.Exists(sentence.Words.Words, Binds.Contains);

    /// <summary>Where the sentence itself says that data is processed, it says so of what stands near; else the line above its list does.</summary>
    private static bool IsNearPractice(PhraseHit hit, List<ActionFact> deeds) =>
        !deeds.Exists(deed => deed.IsPractice) || deeds.Exists(deed => deed.IsPractice && Math.Abs(deed.Word - hit.First) <= PracticeReach);

    /// <summary>"… serve to train our models": what is the company's own is its practice, whatever the verb.</summary>
    private static bool IsOwn(PhraseHit hit, WordLine line, Lexicon lexicon) =>
        hit.Label == "ai-training" && Array.Exists(line.Words[Math.Max(0, hit.First - 2)..Math.Min(line.Count, hit.Last + 1)], lexicon.CompanyWords.Contains);

    /// <summary>A recipient is excluded when every verb of sharing in the sentence is.</summary>
    private static bool IsNegatedSharing(List<ActionFact> deeds)
    {
        var sharing = deeds.FindAll(action => action.Verb is "sell" or "share" or "transfer");
        return sharing.Count > 0 && sharing.TrueForAll(action => action.IsNegated);
    }

    private static bool IsNegatedAround(PhraseHit hit, List<ActionFact> deeds, ActionReader reader) =>
        reader.IsNegated(hit.First) || deeds.Exists(action => action.IsNegated && !action.IsByUser && Math.Abs(action.Word - hit.First) <= NearWords);

    private static IEnumerable<LabelFact> Promises(Sentence sentence, List<ActionFact> deeds, ActionReader reader, Lexicon lexicon)
    {
        if (!sentence.Has(PhraseKind.Data)) return [];
        var isConditional = Array.Exists(sentence.Words.Words, lexicon.Conditions.Contains);
        return deeds.Where(deed => deed is { IsNegated: true, IsByUser: false } && !reader.IsCommand(deed.Word) && !IsWish(sentence.Words, deed) && !ChangeSet.IsUserServing(deed.Verb))
            .Select(deed => new LabelFact(FactKind.Promise, deed.Verb, false, deed.Words, isConditional || IsNarrowed(sentence.Words, deed.Word) || !SpeaksOfAllData(sentence, deed.Word, lexicon)));
    }

    /// <summary>"You can ask us not to share": what somebody asks for, before an infinitive, is no promise.</summary>
    private static bool IsWish(WordLine line, ActionFact deed)
    {
        var not = Array.IndexOf(line.Words, "not", Math.Max(0, deed.Words.First), deed.Word - Math.Max(0, deed.Words.First));
        return not > 0 && line.Words[not + 1] is "to" && !Array.Exists(line.Words[Math.Max(0, not - 3)..not], Vows.Contains);
    }

    /// <summary>"does not directly store", "do not knowingly collect": done in another way, it breaks no promise.</summary>
    private static bool IsNarrowed(WordLine line, int verb) => verb > 0 && line.Words[verb - 1].EndsWith("ly", StringComparison.Ordinal);

    /// <summary>"sell your personal information", "your data is sold": no narrower word stands between verb and data.</summary>
    private static bool SpeaksOfAllData(Sentence sentence, int verb, Lexicon lexicon) => sentence.Of(PhraseKind.Data).Any(hit =>
    {
        if (Math.Abs(hit.First - verb) > ObjectReach + 2 || sentence.Words.Words[hit.First] is not ("data" or "information" or "daten" or "données" or "datos" or "información" or "dati" or "informazioni" or "dados" or "informações" or "gegevens" or "persoonsgegevens" or "personenbezogene" or "personenbezogenen")) return false;
        var (from, to) = hit.First > verb ? (verb + 1, hit.First) : (hit.First + 1, verb);
        var others = sentence.Words.Words[from..to].Count(word => !lexicon.Determiners.Contains(word) && !lexicon.ListWords.Contains(word) && !lexicon.Auxiliaries.Contains(word)
            && !lexicon.IsVerb(word) && !lexicon.Negators.Contains(word) && word is not ("personal" or "any" or "personally" or "identifiable" or "personnelles" or "personales" or "personali" or "pessoais"));
        return others == 0 && !Array.Exists(sentence.Words.Words[from..to], word => word is "this" or "that" or "these" or "those" or "such");
    });
}
