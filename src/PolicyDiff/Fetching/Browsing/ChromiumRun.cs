using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PolicyDiff.Fetching.Browsing;

/// <summary>What a run of the browser gave: the page as its scripts left it, or a sentence why there is none.</summary>
internal sealed record ChromiumOutput(byte[]? Page, string Sentence);

/// <summary>
/// One run of a headless browser that draws one page and writes out its elements. It has a folder of its own, reaches nothing but the
/// proxy given, trusts nothing but that proxy's certificate, and ends when its time is up.
/// </summary>
internal sealed class ChromiumRun(string program, BrowserOptions options, string userAgent, int mostBytes)
{
    /// <summary>Draws the page.</summary>
    public async Task<ChromiumOutput> DumpAsync(Uri address, BrowserProxy proxy, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("policydiff-browser-").FullName;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), TimeProvider.System);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            return await RunAsync(Start(address, proxy, folder), either.Token, cancellationToken);
        }
        catch (Win32Exception failure)
        {
            return new(null, $"The browser '{program}' could not be started: {failure.Message}");
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task<ChromiumOutput> RunAsync(ProcessStartInfo start, CancellationToken either, CancellationToken cancellationToken)
    {
        using var browser = Process.Start(start) ?? throw new InvalidOperationException("The browser did not start.");
        try
        {
            var complaints = browser.StandardError.BaseStream.CopyToAsync(Stream.Null, either);
            var page = await ReadAsync(browser.StandardOutput.BaseStream, either);
            await browser.WaitForExitAsync(either);
            await complaints;
            if (page is null) return new(null, $"The page that the scripts drew is larger than {mostBytes} bytes, which no policy is.");
            return page.Length == 0 ? new(null, $"The browser ended with {browser.ExitCode} and gave no page.") : new(page, "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, string.Create(CultureInfo.InvariantCulture, $"The page was not drawn within {options.TimeoutSeconds} seconds; it is tried again later."));
        }
        finally
        {
            if (!browser.HasExited) browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync(CancellationToken.None);
        }
    }

    private ProcessStartInfo Start(Uri address, BrowserProxy proxy, string folder)
    {
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
            "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--disable-quic", "--disable-dev-shm-usage", "--mute-audio", "--hide-scrollbars", "--window-size=1280,2400", "--deny-permission-prompts",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--blink-settings=imagesEnabled=false",
            $"--user-data-dir={folder}", $"--user-agent={userAgent}", $"--proxy-server=http://127.0.0.1:{proxy.Port}", "--proxy-bypass-list=<-loopback>", $"--ignore-certificate-errors-spki-list={proxy.CertificateKey}",
            string.Create(CultureInfo.InvariantCulture, $"--virtual-time-budget={options.ScriptSeconds * 1000:F0}"), string.Create(CultureInfo.InvariantCulture, $"--timeout={options.TimeoutSeconds * 800:F0}"),
            .. IsRoot() ? ["--no-sandbox"] : Array.Empty<string>(), "--dump-dom", address.AbsoluteUri,
        ];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment["HOME"] = folder;
        start.Environment["XDG_CONFIG_HOME"] = folder;
        start.Environment["XDG_CACHE_HOME"] = folder;
        return start;
    }

    // The browser refuses to sandbox itself for root, as in a container.
    private static bool IsRoot() => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    private async Task<byte[]?> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[65536];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (whole.Length + read > mostBytes) return null;
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser still writes as it ends; the system clears its folder of temporary files.
        }
    }
}
