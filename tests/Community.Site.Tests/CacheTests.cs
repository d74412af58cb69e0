using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Site.Reading;
using Community.Site.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Community.Site.Tests;

public sealed class CacheTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 10, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_second_time_a_signed_in_person_opens_a_page_nothing_is_read()
    {
        await using var house = await SiteHouse.StartAsync(_time);
        foreach (var url in (string[])["/", "/actualites", "/actualites/refaire-la-piece-qui-manque", "/agenda"])
        {
            await house.As("member").GetStringAsync(url, Stop);
            int before = house.Content.Calls;
            await house.As("other").GetStringAsync(url, Stop);
            house.Content.Calls.ShouldBe(before, url);
        }
    }

    [Fact]
    public async Task A_front_page_reads_a_bounded_number_of_times_however_many_blocks_it_has()
    {
        await using var house = await SiteHouse.StartAsync(_time, items =>
        {
            var flow = items.First(item => item.As<AliasPart>()?.Alias == "home");
            var part = flow.As<FlowPart>()!;
            part.Widgets.AddRange([.. Enumerable.Range(0, 10).SelectMany(_ => part.Widgets.Where(widget => widget.ContentType is "CardsBlock" or "DatesBlock")).ToList()]);
            flow.Apply(part);
        });
        await house.Visitor.GetStringAsync("/", Stop);
        house.Content.Calls.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task What_is_published_is_seen_after_the_change()
    {
        await using var house = await SiteHouse.StartAsync(_time);
        await house.As("member").GetStringAsync("/actualites", Stop);
        house.Items.Add(SiteFixture.New("NewsArticle", "Toute fraîche", "actualites/toute-fraiche", "fr"));
        (await house.As("member").GetStringAsync("/actualites?page=2", Stop)).ShouldContain("Toute fraîche");
        var cache = house.Services.GetServices<IChangeConsumer>().OfType<BlockCache>().Single();
        (await cache.GetCursorAsync(Stop)).ShouldBe(7);
        await cache.HandleAsync([new Change(8, ChangeKind.Published, "x", "NewsArticle", _time.GetUtcNow().UtcDateTime)], Stop);
        (await cache.GetCursorAsync(Stop)).ShouldBe(8);
        cache.Find("anything").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_begun_before_a_change_is_not_kept_after_it()
    {
        await using var house = await SiteHouse.StartAsync(_time);
        var cache = house.Services.GetRequiredService<BlockCache>();
        await cache.GetAsync("key", () =>
        {
            cache.Clear();
            return Task.FromResult("old");
        });
        (await cache.GetAsync("key", () => Task.FromResult("new"))).ShouldBe("new");
    }

    [Fact]
    public async Task Dates_that_pass_leave_the_front_page_without_any_change()
    {
        await using var house = await SiteHouse.StartAsync(_time);
        (await house.As("member").GetStringAsync("/", Stop)).ShouldContain("Permanence");
        _time.Advance(TimeSpan.FromDays(3));
        var later = await house.As("member").GetStringAsync("/", Stop);
        later.ShouldNotContain("permanence-aide-numerique");
    }

    [Fact]
    public async Task Members_and_visitors_never_share_what_is_kept()
    {
        await using var house = await SiteHouse.StartAsync(_time, items =>
        {
            var news = SiteFixture.New("NewsArticle", "Rien que pour les membres", "actualites/rien-que", "fr");
            news.PublishedUtc = _time.GetUtcNow().UtcDateTime;
            news.Audience = "members";
            items.Add(news);
        });
        (await house.As("member").GetStringAsync("/", Stop)).ShouldContain("Rien que pour les membres");
        (await house.Visitor.GetStringAsync("/", Stop)).ShouldNotContain("Rien que pour les membres");
    }
}
