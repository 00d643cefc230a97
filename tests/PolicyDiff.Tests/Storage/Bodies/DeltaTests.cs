using PolicyDiff.Storage.Bodies;

namespace PolicyDiff.Tests.Storage.Bodies;

public sealed class DeltaTests
{
    [Fact]
    public void What_was_told_by_another_body_is_told_back_whatever_the_two_are()
    {
        var random = new Random(1606);
        for (var round = 0; round < 2000; round++)
        {
            var source = Bytes(random, random.Next(3000), random.Next(1, 256));
            var target = round % 3 == 0 ? Bytes(random, random.Next(3000), 256) : Changed(source, random);
            var delta = Delta.Encode(source, target);
            Assert.Equal(target, Delta.Decode(source, delta, target.Length));
        }
    }

    [Fact]
    public void A_page_with_another_token_takes_some_tens_of_bytes()
    {
        var (one, other) = (PageSeries.Page(3), PageSeries.Page(4));
        Assert.InRange(BodyCodec.PackDelta(one, other).Length, 1, 100);
        Assert.True(BodyCodec.PackWhole(other).Length > 1000);
    }

    [Fact]
    public void Damaged_instructions_give_nothing_or_other_bytes_and_never_fail()
    {
        var random = new Random(77);
        var (source, target) = (PageSeries.Page(1), PageSeries.Page(90));
        var delta = Delta.Encode(source, target);
        for (var round = 0; round < 3000; round++)
        {
            var damaged = Changed(delta, random);
            var told = Delta.Decode(source, damaged, target.Length);
            if (told is not null) Assert.Equal(target.Length, told.Length);
        }

        Assert.Null(Delta.Decode(source, delta, target.Length - 1));
        Assert.Null(Delta.Decode(source.AsSpan(0, 100), delta, target.Length));
    }

    private static byte[] Bytes(Random random, int length, int letters)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at++) bytes[at] = (byte)random.Next(letters);
        return bytes;
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        var changed = bytes.ToList();
        for (var count = random.Next(8); count > 0 && changed.Count > 0; count--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(4))
            {
                case 0: changed[at] = (byte)random.Next(256); break;
                case 1: changed.RemoveRange(at, Math.Min(random.Next(200), changed.Count - at)); break;
                case 2: changed.InsertRange(at, Bytes(random, random.Next(200), 256)); break;
                default: changed.InsertRange(at, changed.Skip(random.Next(changed.Count)).Take(random.Next(500)).ToList()); break;
            }
        }

        return [.. changed];
    }
}
