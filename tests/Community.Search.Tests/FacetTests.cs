using Community.Abstractions.Search;

namespace Community.Search.Tests;

/// <summary>Facets, order and pages.</summary>
public sealed class FacetTests
{
    [Fact]
    public async Task Counts_say_what_each_choice_would_give()
    {
        await using var house = new House();
        var calais = An.Place("Maison de Calais");
        var marck = An.Place("Fablab de Marck");
        await house.PublishAsync(calais, marck,
            An.Article("Robot un").About("t1").In(calais), An.Article("Robot deux").About("t1", "t2").In(marck),
            An.Workshop("Robot trois", House.Now.UtcDateTime.AddDays(2)).About("t2").In(calais));
        var all = await house.FindAsync("robot");
        all.Facets["kind"].ShouldBe([new("NewsArticle", 2), new("Workshop", 1)]);
        all.Facets["topic"].ShouldBe([new("t1", 2), new("t2", 2)]);
        all.Facets["place"].ShouldBe([new(calais.ContentItemId, 2), new(marck.ContentItemId, 1)], ignoreOrder: true);
        all.Facets["date"].ShouldBe([new("Upcoming", 1), new("PastMonth", 2), new("PastYear", 2)]);

        var news = await house.FindAsync(new SearchRequest { Query = "robot", Kinds = ["NewsArticle"] });
        news.Total.ShouldBe(2);
        news.Facets["kind"].ShouldBe([new("NewsArticle", 2), new("Workshop", 1)], "a facet's counts leave its own choice out");
        news.Facets["topic"].ShouldBe([new("t1", 2), new("t2", 1)]);

        var narrow = await house.FindAsync(new SearchRequest { Query = "robot", Kinds = ["NewsArticle"], Topics = ["t2"] });
        House.Titles(narrow).ShouldBe(["Robot deux"]);
        narrow.Facets["kind"].ShouldBe([new("NewsArticle", 1), new("Workshop", 1)]);
        narrow.Facets["topic"].ShouldBe([new("t1", 2), new("t2", 1)]);

        var two = await house.FindAsync(new SearchRequest { Query = "robot", Topics = ["t1", "t2"] });
        two.Total.ShouldBe(3);

        var upcoming = await house.FindAsync(new SearchRequest { Query = "robot", Period = SearchPeriod.Upcoming });
        House.Titles(upcoming).ShouldBe(["Robot trois"]);
        upcoming.Facets["date"].Count.ShouldBe(3);
        upcoming.Facets["kind"].ShouldBe([new("Workshop", 1)]);
    }

    [Fact]
    public async Task A_place_is_found_under_itself_and_under_its_french_id_in_english()
    {
        await using var house = new House();
        var french = An.Place("Maison de Calais").Translated("house", "fr").At("lieux/maison");
        var english = An.Place("House of Calais").Translated("house", "en").At("places/house");
        await house.PublishAsync(english);
        await house.PublishAsync(french, An.Article("A talk").In(english), An.Article("Un débat").In(french));
        var found = await house.FindAsync(new SearchRequest { Places = [french.ContentItemId], Culture = "en" });
        House.Titles(found).ShouldBe(["House of Calais", "A talk", "Un débat"], ignoreOrder: true);
        found.Facets["place"].ShouldBe([new(french.ContentItemId, 3)]);
    }

    [Fact]
    public async Task Periods_follow_the_clock()
    {
        await using var house = new House();
        await house.PublishAsync(An.Workshop("Robot", House.Now.UtcDateTime.AddHours(1)));
        (await house.FindAsync(new SearchRequest { Period = SearchPeriod.Upcoming })).Total.ShouldBe(1);
        house.Time.Advance(TimeSpan.FromHours(2));
        (await house.FindAsync(new SearchRequest { Period = SearchPeriod.Upcoming })).Total.ShouldBe(0);
        (await house.FindAsync(new SearchRequest { Period = SearchPeriod.PastMonth })).Total.ShouldBe(1);
        house.Time.Advance(TimeSpan.FromDays(31));
        (await house.FindAsync(new SearchRequest { Period = SearchPeriod.PastMonth })).Total.ShouldBe(0);
        (await house.FindAsync(new SearchRequest { Period = SearchPeriod.PastYear })).Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_choice_that_nothing_has_finds_nothing()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot"));
        (await house.FindAsync(new SearchRequest { Topics = ["no-such-topic"] })).Total.ShouldBe(0);
        (await house.FindAsync(new SearchRequest { Kinds = ["NoSuchKind"] })).Total.ShouldBe(0);
        (await house.FindAsync(new SearchRequest { Facets = new Dictionary<string, IReadOnlyList<string>> { ["contract"] = ["CDI"] } })).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Nearest_first_and_what_has_no_location_last()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Site sans lieu"), An.Place("Site de Dunkerque", 51.03m, 2.37m), An.Place("Site de Calais", 50.95m, 1.85m), An.Place("Site de Lille", 50.63m, 3.06m));
        var near = await house.FindAsync(new SearchRequest { Query = "site", Order = SearchOrder.Nearest, Near = (50.9, 1.9) });
        House.Titles(near).ShouldBe(["Site de Calais", "Site de Dunkerque", "Site de Lille", "Site sans lieu"]);
        (await house.FindAsync(new SearchRequest { Query = "site", Order = SearchOrder.Nearest })).Total.ShouldBe(4, "without a place to be near to, the best match comes first");
    }

    [Fact]
    public async Task Within_a_distance_and_the_counts_with_it()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Site sans lieu"), An.Place("Site de Dunkerque", 51.03m, 2.37m), An.Place("Site de Calais", 50.95m, 1.85m));
        var near = await house.FindAsync(new SearchRequest { Query = "site", Near = (50.95, 1.85), WithinKilometres = 20 });
        House.Titles(near).ShouldBe(["Site de Calais"]);
        near.Facets["kind"].ShouldBe([new("Place", 1)]);
        (await house.FindAsync(new SearchRequest { Query = "site", Near = (50.95, 1.85), WithinKilometres = 60 })).Total.ShouldBe(2);
        House.Titles(await house.FindAsync(new SearchRequest { Near = (51.03, 2.37) })).ShouldBe(
            ["Site de Dunkerque", "Site de Calais", "Site sans lieu"], "without words all are equal, and the nearest comes first");
    }

    [Fact]
    public async Task By_title_whatever_the_accents_and_letters()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Zoé"), An.Article("élodie Marchand"), An.Article("Éric"), An.Article("Elodie Martin"), An.Article("Abel"));
        House.Titles(await house.FindAsync(new SearchRequest { Order = SearchOrder.Title })).ShouldBe(["Abel", "élodie Marchand", "Elodie Martin", "Éric", "Zoé"]);
    }

    [Fact]
    public async Task Newest_first()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot").On(House.Now.UtcDateTime.AddDays(-9)), An.Article("Un robot qui marche").On(House.Now.UtcDateTime.AddDays(-1)));
        House.Titles(await house.FindAsync(new SearchRequest { Query = "robot", Order = SearchOrder.Newest })).ShouldBe(["Un robot qui marche", "Robot"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_a_page_far_behind_is_empty()
    {
        await using var house = new House();
        for (var i = 0; i < 25; i++)
            house.Content.Publish(An.Article($"Robot {i}"));
        await house.CatchUpAsync();
        List<string> seen = [];
        for (var page = 1; page <= 3; page++)
        {
            var results = await house.FindAsync(new SearchRequest { Query = "robot", Page = page, PageSize = 10 });
            results.Total.ShouldBe(25);
            results.Hits.Count.ShouldBe(page < 3 ? 10 : 5);
            seen.AddRange(results.Hits.Select(hit => hit.ContentItemId));
        }
        seen.Distinct().Count().ShouldBe(25);
        foreach (var far in new[] { 4, 1_000_000_000, int.MaxValue })
        {
            var results = await house.FindAsync(new SearchRequest { Query = "robot", Page = far, PageSize = 100 });
            results.Hits.ShouldBeEmpty();
            results.Total.ShouldBe(25);
        }
        (await house.FindAsync(new SearchRequest { Query = "robot", Page = int.MinValue, PageSize = int.MinValue })).Hits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Counts_stay_right_over_many_segments_and_deletions()
    {
        await using var house = new House();
        var items = Enumerable.Range(0, 40).Select(i => An.Article($"Robot {i}").About($"t{i % 4}")).ToList();
        foreach (var item in items)
            house.Content.Publish(item);
        await house.CatchUpAsync(batch: 3);
        foreach (var item in items.Take(8))
            house.Content.Unpublish(item.ContentItemId);
        await house.CatchUpAsync(batch: 3);
        var results = await house.FindAsync(new SearchRequest { Query = "robot", Topics = ["t1"] });
        results.Total.ShouldBe(8);
        results.Facets["topic"].ShouldBe([new("t0", 8), new("t1", 8), new("t2", 8), new("t3", 8)]);
    }
}
