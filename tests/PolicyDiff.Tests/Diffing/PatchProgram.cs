using System.Diagnostics;

namespace PolicyDiff.Tests.Diffing;

/// <summary>The real program <c>patch</c>, strict: nothing is guessed, and what it says fails the test.</summary>
internal static class PatchProgram
{
    /// <summary>The text after the patch; an empty patch, which the program refuses, changes nothing.</summary>
    public static async Task<string> ApplyAsync(string before, string patch, CancellationToken cancellationToken)
    {
        if (patch.Length == 0) return before;
        var folder = Directory.CreateTempSubdirectory("policydiff-patch-");
        try
        {
            var file = Path.Combine(folder.FullName, "policy.md");
            await File.WriteAllTextAsync(file, before, cancellationToken);
            using var process = Start(file);
            await process.StandardInput.WriteAsync(patch.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Assert.True(process.ExitCode == 0, said + patch);
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string file)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("patch", ["--fuzz=0", "--no-backup-if-mismatch", file]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("The program 'patch' is not installed, so nothing shows that patches apply.");
            throw;
        }
    }
}
