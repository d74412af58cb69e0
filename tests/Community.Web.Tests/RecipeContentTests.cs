using System.Diagnostics;
using System.Net;
using Community.Abstractions.Content;
using Community.Cms.Content;
using Microsoft.EntityFrameworkCore;

namespace Community.Web.Tests;

/// <summary>What the recipe of Calais promises of its house, asked of the house itself.</summary>
public sealed class RecipeContentTests(House house) : IClassFixture<House>
{
    private static readonly string Recipes = Path.Combine(Root(), "recipes");

    [Fact]
    public async Task There_is_enough_to_read_in_both_languages()
    {
        var items = await ItemsAsync();
        int Count(string type, string? culture) => items.Count(item => item.ContentType == type && (culture is null || item.Culture == culture));

        Count("Page", "fr").ShouldBeGreaterThanOrEqualTo(12);
        Count("Page", "en").ShouldBeGreaterThanOrEqualTo(12);
        Count("NewsArticle", "fr").ShouldBeGreaterThanOrEqualTo(10);
        Count("NewsArticle", "en").ShouldBeGreaterThanOrEqualTo(6);
        Count("Place", "fr").ShouldBeGreaterThanOrEqualTo(3);
        Count("Place", "en").ShouldBeGreaterThanOrEqualTo(3);
        Count("Partner", null).ShouldBeGreaterThanOrEqualTo(12);
        Count("HomePage", "fr").ShouldBe(1);
        Count("HomePage", "en").ShouldBe(1);
        Count("GuidePage", null).ShouldBeGreaterThan(0);
        items.ShouldContain(item => item.ContentType == "NewsArticle" && item.Audience == "members");
    }

    [Fact]
    public async Task Every_link_of_every_text_leads_somewhere()
    {
        var visitor = house.Host.AsVisitor();
        var texts = (await ItemsAsync()).Where(item => item is { Audience: "public", ContentType: "Page" or "NewsArticle" or "HomePage" or "Place" or "Event" }).ToList();
        texts.Count.ShouldBeGreaterThan(50);
        Dictionary<string, string> links = [];
        foreach (var text in texts)
        {
            var address = await house.Host.WithAsync<IContentReader, string?>(reader => Task.FromResult(reader.UrlOf(text)));
            // The front page has no path of its own.
            address ??= text.Culture == "en" ? "/en" : "/";
            var page = await visitor.FollowAsync(address);
            page.Status.ShouldBe(HttpStatusCode.OK, address);
            (address, page.One("html").GetAttribute("lang")).ShouldBe((address, text.Culture ?? "fr"));
            foreach (var link in page.Page.QuerySelectorAll("main a[href^='/'], footer a[href^='/'], header nav a[href^='/']"))
                links.TryAdd(link.GetAttribute("href")!.Split('#')[0], address);
        }
        links.Count.ShouldBeGreaterThan(80);
        List<string> broken = [];
        foreach (var (link, from) in links)
            if ((await visitor.GetAsync(link)) is { Status: not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently) } answer)
                broken.Add($"{from} → {link}: {(int)answer.Status}");
        broken.ShouldBeEmpty();
    }

    // Node builds the styles and scripts of the site, so it is there.
    [Fact]
    public async Task The_files_are_sound()
    {
        var (status, text) = await CheckAsync(Recipes);
        status.ShouldBe(0, text);
    }

    [Fact]
    public async Task The_check_of_the_files_finds_what_is_wrong()
    {
        var folder = TestFolders.Copy(Recipes);
        var file = Path.Combine(folder, "guide.recipe.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\u00a0»", " »", StringComparison.Ordinal));

        var (status, text) = await CheckAsync(folder);

        status.ShouldBe(1);
        text.ShouldContain("ordinary space before a sign");
    }

    private Task<List<ContentItem>> ItemsAsync() =>
        house.Host.DataAsync(async db => (await db.Set<ContentRow>().AsNoTracking().Where(row => row.Published).ToListAsync()).ConvertAll(row => row.ToItem()));

    private static async Task<(int Status, string Text)> CheckAsync(string folder)
    {
        using var check = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "check.mjs")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (output, errors) = (check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
        await check.WaitForExitAsync();
        return (check.ExitCode, await errors + await output);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Community.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
