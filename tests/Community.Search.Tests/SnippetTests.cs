using System.Text.RegularExpressions;
using Community.Abstractions.Search;
using CsCheck;

namespace Community.Search.Tests;

/// <summary>What a result shows, and that no text does harm.</summary>
public sealed partial class SnippetTests
{
    [Fact]
    public async Task Matches_are_marked_in_title_and_passage()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("L’ingénieure & le robot", string.Join(' ', Enumerable.Repeat("avant", 100)) + " deux ingénieures parlent. " + string.Join(' ', Enumerable.Repeat("après", 100))));
        var hit = (await house.FindAsync("ingenieur")).Hits.ShouldHaveSingleItem();
        hit.Title.ShouldBe("L’<mark>ingénieure</mark> &amp; le robot");
        hit.Snippet.ShouldContain("deux <mark>ingénieures</mark> parlent");
        hit.Snippet.ShouldStartWith("… ");
        hit.Snippet.ShouldEndWith(" …");
        hit.Snippet.Length.ShouldBeLessThan(260);
    }

    [Fact]
    public async Task The_summary_shows_when_the_words_are_only_in_the_title()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Le robot", "Le corps du texte.", lead: "En deux mots."));
        (await house.FindAsync("robot")).Hits[0].Snippet.ShouldBe("En deux mots.");
        (await house.FindAsync("corps")).Hits[0].Snippet.ShouldBe("Le <mark>corps</mark> du texte.");
        (await house.FindAsync("mots")).Hits[0].Snippet.ShouldBe("En deux <mark>mots</mark>.");
        (await house.FindAsync("")).Hits[0].Snippet.ShouldBe("En deux mots.");
    }

    [Fact]
    public async Task Mistyped_words_mark_what_was_meant()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Nos imprimantes"));
        (await house.FindAsync("imprimnate")).Hits[0].Title.ShouldBe("Nos <mark>imprimantes</mark>");
    }

    [Fact]
    public async Task Markup_in_content_stays_text()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("<script>alert('robot')</script>", "&lt;img src=x onerror=alert(1)&gt; robot"));
        var hit = (await house.FindAsync("robot")).Hits[0];
        Tags().Replace(hit.Title + hit.Snippet, "").ShouldNotContain('<');
        hit.Snippet.ShouldContain("&lt;img");
    }

    [Fact]
    public async Task No_text_whatever_makes_a_search_or_an_index_fail()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot", "Le <b>robot</b> \"parle\""), An.Article("🙂 robot\ud83d", "x\0y"));
        var odd = Gen.OneOf(Gen.String, Gen.String[Gen.Char["+-&|!(){}[]^\"~*?:\\/«»“”'’ aeé\0\n\ud83d\ude42"], 0, 300], Gen.Const(new string('a', 5000)), Gen.Const(string.Concat(Enumerable.Repeat("ab ", 500))));
        odd.Sample(text =>
        {
            var results = house.FindAsync(text).GetAwaiter().GetResult();
            house.Search.SuggestAsync(text, text, 8, House.Visitor).GetAwaiter().GetResult();
            house.FindAsync(new SearchRequest { Kinds = [text], Topics = [text], Places = [text], Culture = text, Query = "robot" }).GetAwaiter().GetResult();
            return results.Hits.All(hit => !Tags().Replace(hit.Title + hit.Snippet, "").Contains('<'));
        }, iter: 500);
    }

    [Fact]
    public async Task No_content_whatever_makes_the_index_fail()
    {
        await using var house = new House();
        Gen.Select(Gen.String, Gen.String).Sample((title, body) =>
        {
            var item = An.Article(title, "");
            house.PublishAsync(item.WithField("Lead", new Community.Abstractions.Content.TextField { Text = body }).About(title, body)).GetAwaiter().GetResult();
            house.FindAsync(title.Length > 20 ? title[..20] : title).GetAwaiter().GetResult();
        }, iter: 60, threads: 1);
    }

    [Fact]
    public async Task A_long_text_is_cut_without_breaking_a_character()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Robot", string.Concat(Enumerable.Repeat("🙂", 300))));
        (await house.FindAsync("robot")).Hits[0].Snippet.ShouldNotContain('\ufffd');
        (await house.FindAsync(new string('é', 199) + "🙂🙂")).Total.ShouldBe(0);
    }

    [GeneratedRegex("</?mark>")]
    private static partial Regex Tags();
}
