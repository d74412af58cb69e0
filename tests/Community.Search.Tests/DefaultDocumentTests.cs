using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Search.Tests;

/// <summary>What is found of types without a source of their own.</summary>
public sealed class DefaultDocumentTests
{
    [Theory]
    [InlineData("lead")]
    [InlineData("bodyhtml")]
    [InlineData("bodymarkdown")]
    [InlineData("notes")]
    [InlineData("extra")]
    [InlineData("keyword")]
    [InlineData("flowblock")]
    [InlineData("bagitem")]
    [InlineData("deepblock")]
    public async Task Every_text_of_an_item_is_found(string word)
    {
        await using var house = new House();
        var deep = new ContentItem { ContentItemId = ContentIds.New(), ContentType = "TextBlock" }.WithField("Text", new HtmlField { Html = "<p>deepblock</p>" });
        var page = An.Item("Page", "Une page")
            .With(new HtmlBodyPart { Html = "<p>bodyhtml</p>" }).With(new MarkdownBodyPart { Markdown = "bodymarkdown" })
            .WithField("Notes", new MarkdownField { Markdown = "notes" }).WithField("Extra", new HtmlField { Html = "<b>extra</b>" })
            .WithField("Keywords", new MultiTextField { Values = ["un", "keyword"] })
            .With(new BagPart { ContentItems = [An.Item("NewsArticle", "bagitem").With(new FlowPart { Widgets = [deep] })] });
        var article = An.Article("Un article", lead: "lead").With(new FlowPart
        {
            Widgets = [new ContentItem { ContentType = "TextBlock" }.WithField("Text", new HtmlField { Html = "<p>flowblock</p>" })],
        });
        await house.PublishAsync(page, article, An.Article("Rien"));
        (await house.TitlesAsync(word)).ShouldHaveSingleItem().ShouldBe(word is "lead" or "flowblock" ? "Un article" : "Une page");
    }

    [Fact]
    public async Task Home_pages_widgets_menus_taxonomies_and_items_without_address_are_not_found()
    {
        await using var house = new House();
        await house.PublishAsync(
            An.Item("Page", "Robot accueil").With(new AliasPart { Alias = "home" }), An.Item("Page", "Robot home").With(new AliasPart { Alias = "home-en" }),
            An.Item("TextBlock", "Robot widget"), An.Item("Menu", "Robot menu"), An.Item("Taxonomy", "Robot taxonomie"), An.Item("Unknown", "Robot inconnu"),
            An.Item("Page", "Robot sans adresse").At(""), An.Item("Partner", "Robot partenaire").At(""), An.Item("Page", "Robot alias").With(new AliasPart { Alias = "homework" }));
        (await house.TitlesAsync("robot")).ShouldBe(["Robot alias"]);
    }

    [Fact]
    public async Task An_item_that_got_its_own_address_elsewhere_is_found_there()
    {
        await using var house = new House(add: services => services.AddSingleton<IContentUrlProvider, PartnerUrls>());
        await house.PublishAsync(An.Item("Partner", "Robot partenaire").At(""));
        (await house.FindAsync("robot")).Hits.ShouldHaveSingleItem().Url.ShouldBe("~/partenaires#robot");
    }

    [Fact]
    public async Task The_start_of_an_event_is_its_date()
    {
        await using var house = new House();
        var start = new DateTime(2026, 12, 24, 17, 30, 0, DateTimeKind.Utc);
        await house.PublishAsync(An.Workshop("Robot", start), An.Article("Automate").On(start.AddMonths(-6)));
        (await house.FindAsync("robot")).Hits[0].DateUtc.ShouldBe(start);
        (await house.FindAsync("automate")).Hits[0].DateUtc.ShouldBe(start.AddMonths(-6));
    }

    [Fact]
    public async Task Fields_of_another_shape_are_left_out()
    {
        await using var house = new House();
        var odd = An.Article("Robot");
        odd.Content["NewsArticle"] = new JsonObject { ["Lead"] = "text instead of an object", ["Topics"] = new JsonObject { ["TermContentItemIds"] = 3 }, ["Places"] = new JsonArray() };
        odd.Content["HtmlBodyPart"] = new JsonArray();
        await house.PublishAsync(odd);
        (await house.TitlesAsync("robot")).ShouldBe(["Robot"]);
    }

    [Fact]
    public async Task A_source_decides_for_its_types()
    {
        await using var house = new House(add: services => services.AddSingleton<ISearchSource, WorkshopSource>());
        await house.PublishAsync(An.Workshop("Robot", House.Now.UtcDateTime), An.Workshop("Robot caché", House.Now.UtcDateTime));
        var results = await house.FindAsync("robot");
        results.Hits.ShouldHaveSingleItem().Url.ShouldBe("~/agenda/robot");
        results.Facets["contract"].ShouldBe([new FacetCount("CDI", 1)]);
        var filtered = await house.FindAsync(new SearchRequest { Facets = new Dictionary<string, IReadOnlyList<string>> { ["contract"] = ["CDD"] } });
        filtered.Total.ShouldBe(0);
        filtered.Facets["contract"].ShouldBe([new FacetCount("CDI", 1)]);
    }

    private sealed class PartnerUrls : IContentUrlProvider
    {
        public string? PathOf(ContentItem item) => item.ContentType == "Partner" ? "partenaires#robot" : null;
    }

    private sealed class WorkshopSource : ISearchSource
    {
        public IReadOnlyCollection<string> ContentTypes { get; } = ["Workshop"];

        public ValueTask<SearchDocument?> BuildAsync(ContentItem item, CancellationToken cancellationToken) => ValueTask.FromResult(
            item.DisplayText == "Robot"
                ? new SearchDocument
                {
                    ContentItemId = item.ContentItemId, Kind = "Event", Title = "Robot", Path = "agenda/robot",
                    Facets = new Dictionary<string, IReadOnlyList<string>> { ["contract"] = ["CDI"] },
                }
                : null);
    }
}
