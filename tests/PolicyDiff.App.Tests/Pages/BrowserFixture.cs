using Microsoft.Playwright;
using PolicyDiff.App.Tests.Pages;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace PolicyDiff.App.Tests.Pages;

/// <summary>One headless Chromium of the system for all tests that need a browser; it starts with the first of them.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A page of this width in this colour scheme; skips the test where there is no Chromium.</summary>
    public async Task<IPage> OpenAsync(int width, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        await starting.WaitAsync();
        try
        {
            if (browser is null)
            {
                var chromium = Environment.GetEnvironmentVariable("POLICYDIFF_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
                if (chromium is null) Assert.Skip("No Chromium found: install the system's package or set POLICYDIFF_CHROMIUM to its path.");
                playwright = await Playwright.CreateAsync();
                browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
            }
        }
        finally
        {
            starting.Release();
        }

        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
    }
}
