using Community.Abstractions.Content;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>The filters of the list: each narrows, all combine, each can be taken away alone, and other pages keep them.</summary>
public sealed class ListFilterTests : IAsyncLifetime
{
    private CommunityHost host = null!;
    private Browser editor = null!;
    private Browser other = null!;

    public async ValueTask InitializeAsync()
    {
        host = await CommunityHost.StartAsync();
        (editor, other) = (await host.AsEditorAsync(), await host.AsEditorAsync("Otto Autre"));
        await DraftAsync("Vigie la veille", editor);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await DraftAsync("Vigie du jour", editor);
        await DraftAsync("Vigie d’un autre", other);
        await DraftAsync("Vigie en nouvelle", editor, "NewsArticle");
        await DraftAsync("Digue", editor);
        await host.PublishAsync("Page", item => Fill(item, "Vigie en ligne", editor));
        // Half past midnight in Calais: the day after, though not yet by the clock of Greenwich.
        host.Clock.Advance(TimeSpan.FromHours(14.5));
        await DraftAsync("Vigie du lendemain", editor);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("owner=me", "Digue", "Vigie du jour", "Vigie du lendemain", "Vigie en ligne", "Vigie en nouvelle", "Vigie la veille")]
    [InlineData("q=vigie&from=2026-11-26", "Vigie du lendemain")]
    [InlineData("q=vigie&to=2026-11-24", "Vigie la veille")]
    [InlineData("q=vigie&from=2026-11-25&to=2026-11-25", "Vigie d’un autre", "Vigie du jour", "Vigie en ligne", "Vigie en nouvelle")]
    [InlineData("q=vigie&from=2026-11-27")]
    [InlineData("q=vigie&from=2026-11-26&to=2026-11-24")]
    [InlineData("q=vigie&from=demain&to=31/12/2026&state=draft", "Vigie d’un autre", "Vigie du jour", "Vigie du lendemain", "Vigie en nouvelle", "Vigie la veille")]
    public async Task The_owner_and_the_days_narrow_the_list(string query, params string[] titles) =>
        Titles(await editor.GetAsync($"/admin/contenus?sort=title&{query}")).ShouldBe(titles);

    [Fact]
    public async Task Somebodys_contents_are_chosen_by_name()
    {
        var page = await editor.GetAsync("/admin/contenus");
        var choice = page.Page.QuerySelectorAll("#owner option").Single(option => option.TextContent.Trim() == "Otto Autre").GetAttribute("value");
        choice.ShouldBe(other.UserId);
        var found = await editor.GetAsync($"/admin/contenus?owner={choice}");
        Titles(found).ShouldBe(["Vigie d’un autre"]);
        found.One("#owner option[selected]").TextContent.Trim().ShouldBe("Otto Autre");
    }

    [Fact]
    public async Task All_filters_combine_and_each_chip_takes_one_away()
    {
        var page = await editor.GetAsync($"/admin/contenus?q=vigie&type=Page&state=draft&owner={editor.UserId}&from=2026-11-25&to=2026-11-25&sort=title");
        Titles(page).ShouldBe(["Vigie du jour"]);
        page.One("#q").GetAttribute("value").ShouldBe("vigie");
        page.One("#type option[selected]").GetAttribute("value").ShouldBe("Page");
        page.One("#state option[selected]").GetAttribute("value").ShouldBe("draft");
        page.One("#from").GetAttribute("value").ShouldBe("2026-11-25");
        page.One("#to").GetAttribute("value").ShouldBe("2026-11-25");

        var chips = page.Page.QuerySelectorAll(".chips a.chip:not(.chip--clear)").Select(chip => chip.GetAttribute("href")!).ToList();
        List<string> more = [];
        foreach (var chip in chips)
        {
            var without = await editor.GetAsync(chip);
            without.Page.QuerySelectorAll(".chips a.chip:not(.chip--clear)").Length.ShouldBe(chips.Count - 1);
            more.Add(Titles(without).Where(title => title != "Vigie du jour").ShouldHaveSingleItem(chip));
        }
        more.ShouldBe(["Digue", "Vigie en nouvelle", "Vigie en ligne", "Vigie d’un autre", "Vigie la veille", "Vigie du lendemain"]);
        (await editor.GetAsync(page.One(".chip--clear").GetAttribute("href")!)).Page.QuerySelector("a.chip").ShouldBeNull();
    }

    [Fact]
    public async Task The_next_page_keeps_the_filters_and_a_filter_taken_away_leads_to_the_first()
    {
        for (var number = 0; number < 23; number++)
            await DraftAsync($"Goéland {number:00}", editor);
        await DraftAsync("Goéland d’un autre", other);
        var first = await editor.GetAsync("/admin/contenus?q=goeland&owner=me&state=draft&sort=title&type=Page&from=2026-11-25");
        Titles(first).ShouldBe(Enumerable.Range(0, 20).Select(number => $"Goéland {number:00}"));
        var second = await editor.GetAsync(first.One(".pager a[rel=next]").GetAttribute("href")!);
        Titles(second).ShouldBe(["Goéland 20", "Goéland 21", "Goéland 22"]);
        second.One("#q").GetAttribute("value").ShouldBe("goeland");
        second.Page.QuerySelectorAll(".chips a.chip:not(.chip--clear)").Length.ShouldBe(5);
        foreach (var chip in second.Page.QuerySelectorAll(".chips a.chip"))
            chip.GetAttribute("href")!.ShouldNotContain("page=");
    }

    private Task DraftAsync(string title, Browser owner, string type = "Page") => host.DraftAsync(type, item => Fill(item, title, owner));

    private static void Fill(ContentItem item, string title, Browser owner)
    {
        item.Owner = owner.UserId;
        item.Apply(new TitlePart { Title = title }).Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() });
        item.ApplyField(item.ContentType, "Lead", new TextField { Text = "Chapeau." });
    }

    private static List<string> Titles(Answer page) => [.. page.Page.QuerySelectorAll(".table__title a").Select(link => link.TextContent.Trim())];
}
