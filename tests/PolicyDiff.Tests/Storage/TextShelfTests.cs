using Microsoft.EntityFrameworkCore;
using PolicyDiff.Storage;
using PolicyDiff.Text;

namespace PolicyDiff.Tests.Storage;

public sealed class TextShelfTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_workers_that_store_the_same_clauses_in_other_orders_do_not_stop_each_other()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        await using var other = TestLibrary.Over(library.ConnectionString);
        var texts = Enumerable.Range(0, 48).Select(Shuffled).ToList();
        await Task.WhenAll(texts.Select((text, number) => PutAsync(number % 2 == 0 ? library : other, text)));

        Assert.Equal(60, await library.CountAsync("clause"));
        await using var db = library.Db();
        foreach (var text in texts)
        {
            var canonical = Canonical.Of(text);
            Assert.Equal(canonical.Clauses.Select(clause => clause.Hash), (await db.Texts.SingleAsync(row => row.Hash == canonical.Hash, Cancelled)).Clauses.Select(ContentHash.FromBytes));
        }
    }

    [Fact]
    public async Task A_text_comes_back_as_it_was_with_all_its_styles_and_links()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var text = new PolicyText("Privacy \"Policy\"", "en",
        [
            new(BlockKind.Heading, 2, null, [new("What \u2019we\u2019 collect")]),
            new(BlockKind.ListItem, 1, "a)", [new("your name, "), new("always", SpanStyles.Strong | SpanStyles.Emphasis, "https://ferry.example/?a=1&b=<2>"), new(" \uD83D\uDEA2")]),
            new(BlockKind.Preformatted, 0, null, [new("one\n  two \\ {\"three\": 4}")]),
            new(BlockKind.TableRow, 2, null, [new("thirty\tdays")]),
        ]);
        var faithful = await PutAsync(library, text);

        await using var db = library.Db();
        var read = await TextShelf.GetAsync(db, faithful, Cancelled);
        Assert.Equal(TextJson.Write(text), TextJson.Write(read!));
        Assert.Null(await TextShelf.GetAsync(db, ContentHash.Of("nothing"), Cancelled));
    }

    [Fact]
    public async Task Two_settings_of_the_same_words_are_one_text_with_two_faithful_forms()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var plain = new PolicyText(null, "en", [new(BlockKind.Paragraph, 0, null, [new("We do not sell your data.")])]);
        var strong = plain with { Blocks = [new(BlockKind.Paragraph, 0, null, [new("We do not sell your data.", SpanStyles.Strong)])] };

        Assert.NotEqual(await PutAsync(library, plain), await PutAsync(library, strong));
        Assert.Equal(1, await library.CountAsync("text"));
        Assert.Equal(2, await library.CountAsync("faithful_text"));
    }

    [Fact]
    public async Task New_folding_rules_give_a_faithful_form_that_is_there_another_canonical_text()
    {
        await using var library = await TestLibrary.OpenAsync(postgres);
        var text = new PolicyText(null, "en", [new(BlockKind.Paragraph, 0, null, [new("We keep it.")])]);
        var faithful = await PutAsync(library, text);
        var words = ContentHash.Of("we keep it");
        var folded = new CanonicalText([new("we keep it", words, 0)], words, 3);

        await using var db = library.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        Assert.Equal(faithful, await library.Get<TextShelf>().PutAsync(db, text, folded, Cancelled));
        Assert.Equal(2, await db.Texts.CountAsync(Cancelled));
        Assert.True(await db.Clauses.AnyAsync(clause => clause.Hash == words, Cancelled));
    }

    private static async Task<ContentHash> PutAsync(TestLibrary library, PolicyText text)
    {
        await using var db = library.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        var faithful = await library.Get<TextShelf>().PutAsync(db, text, Canonical.Of(text), Cancelled);
        await transaction.CommitAsync(Cancelled);
        return faithful;
    }

    private static PolicyText Shuffled(int seed)
    {
        var sentences = Enumerable.Range(0, 60).Select(number => $"Clause {number} says what we do with the data of kind {number}.").ToArray();
        new Random(seed).Shuffle(sentences);
        return new(null, "en", [.. sentences.Select(sentence => new Block(BlockKind.Paragraph, 0, null, [new(sentence)]))]);
    }
}
