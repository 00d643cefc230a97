namespace PolicyDiff.Tests.Exchange.Warc;

/// <summary>Bytes changed as bad disks, bad writers and ill will change them.</summary>
internal static class Mutations
{
    private static readonly byte[][] Tokens =
        [.. new[] { "WARC/1.0\r\n", "\r\n\r\n", "Content-Length: 9999999999\r\n", "Content-Length: 0\r\n", "\u001f\u008b\b\u0004\0\0\0\0\0\u0003", "HTTP/1.1 200\n", "ffffffffffffff\r\n", "\0\0\0\0", "Transfer-Encoding: chunked\r\n" }.Select(System.Text.Encoding.Latin1.GetBytes)];

    internal static byte[] Of(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var count = random.Next(1, 6); count > 0 && bytes.Count > 0; count--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 60))); break;
                case 3: bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]); break;
                case 4: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(1, 200)).ToList()); break;
                default: bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 1); break;
            }
        }

        return [.. bytes];
    }
}
