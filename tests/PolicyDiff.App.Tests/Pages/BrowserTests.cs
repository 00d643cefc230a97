using Microsoft.Playwright;

namespace PolicyDiff.App.Tests.Pages;

[Collection(SampleSiteTests.Name)]
public sealed class BrowserTests(SampleSite site, BrowserFixture browser)
{
    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task No_page_scrolls_sideways_and_none_breaks_the_content_policy(int width)
    {
        var page = await browser.OpenAsync(width);
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) complaints.Add(message.Text); };
        foreach (var (name, path) in await SamplePages.AllAsync(site.Database))
        {
            await page.GotoAsync(site.Address + path);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{name} is {wide} px wide on a screen of {width} px.");
        }

        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Captured_script_is_shown_and_does_not_run()
    {
        var page = await browser.OpenAsync(1280);
        var dialogs = 0;
        page.Dialog += async (_, dialog) =>
        {
            dialogs++;
            await dialog.DismissAsync();
        };
        var terms = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "terms-of-service");
        await page.GotoAsync($"{site.Address}{SamplePages.Terms}/versions/{terms[^1]}");
        Assert.Contains(SampleTexts.Hostile, await page.Locator(".reading").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, dialogs);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task The_keys_j_and_e_step_and_unfold()
    {
        var page = await browser.OpenAsync(1280);
        var terms = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "terms-of-service");
        await page.GotoAsync($"{site.Address}{SamplePages.Terms}/changes/{terms[0]}..{terms[1]}");
        await page.Keyboard.PressAsync("j");
        Assert.Equal(1, await page.Locator(".hunk.is-current").CountAsync());
        Assert.True(await page.Locator("details.fold:not([open])").CountAsync() > 0);
        await page.Keyboard.PressAsync("e");
        Assert.Equal(0, await page.Locator("details.fold:not([open])").CountAsync());
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_comparison_reads_and_unfolds_without_scripts()
    {
        var page = await browser.OpenAsync(390, scripts: false);
        var terms = await SamplePages.TextsAsync(site.Database, "kestrel-mail", "terms-of-service");
        await page.GotoAsync($"{site.Address}{SamplePages.Terms}/changes/{terms[0]}..{terms[1]}");
        await page.Locator("details.fold summary").First.ClickAsync();
        Assert.True(await page.Locator("details.fold[open] .row").CountAsync() > 1);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Every_page_shows_one_heading_of_the_first_rank(int width, ColorScheme scheme)
    {
        // With POLICYDIFF_SCREENSHOTS set to a folder the pages are pictured there on the way, to be looked at.
        var folder = Environment.GetEnvironmentVariable("POLICYDIFF_SCREENSHOTS");
        var page = await browser.OpenAsync(width, scheme);
        foreach (var (name, path) in (await SamplePages.AllAsync(site.Database)).Select(one => (one.Name, site.Address + one.Path)).Append(("empty", site.EmptyAddress + "/")))
        {
            await page.GotoAsync(path);
            Assert.Equal(1, await page.Locator("h1:visible").CountAsync());
            if (folder is null) continue;
            var height = Math.Min(width == 390 ? 2000 : 2600, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"),
                FullPage = true,
                Clip = new() { Width = width, Height = height },
            });
        }

        await page.Context.DisposeAsync();
    }
}
