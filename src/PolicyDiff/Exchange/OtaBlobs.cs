using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PolicyDiff.Exchange;

/// <summary>The texts of a git repository, one at a time through one running `git cat-file --batch`.</summary>
internal sealed class OtaBlobs(Process git) : IAsyncDisposable
{
    /// <summary>The bytes of a blob; throws <see cref="OtaVersionsException"/> when the repository does not hold it.</summary>
    public async Task<byte[]> ReadAsync(string blob, CancellationToken cancellationToken)
    {
        await git.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes(blob + "\n"), cancellationToken);
        await git.StandardInput.BaseStream.FlushAsync(cancellationToken);
        var output = git.StandardOutput.BaseStream;
        var answer = (await LineAsync(output, cancellationToken)).Split(' ');
        if (answer is not [_, "blob", var size]) throw new OtaVersionsException($"The repository does not hold the text {blob}: fetch it whole (not --filter=blob:none), then import again.");
        var content = new byte[int.Parse(size, CultureInfo.InvariantCulture) + 1];
        await output.ReadExactlyAsync(content, cancellationToken);
        return content[..^1];
    }

    public async ValueTask DisposeAsync()
    {
        // git ends when nobody asks any more.
        git.StandardInput.Close();
        await git.WaitForExitAsync(CancellationToken.None);
        git.Dispose();
    }

    private static async Task<string> LineAsync(Stream output, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await output.ReadAsync(one, cancellationToken) == 1 && one[0] != '\n') line.Append((char)one[0]);
        return line.ToString();
    }
}
