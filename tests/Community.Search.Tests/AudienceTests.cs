using System.Security.Claims;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using CsCheck;

namespace Community.Search.Tests;

/// <summary>Who finds what.</summary>
public sealed class AudienceTests
{
    [Fact]
    public async Task A_member_only_item_never_appears_counts_or_is_suggested_to_a_visitor()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Le carnet public"), An.Article("Le carnet des membres").About("secret-topic").ForMembers());
        var seen = await house.FindAsync("carnet");
        House.Titles(seen).ShouldBe(["Le carnet public"]);
        seen.Total.ShouldBe(1);
        seen.Facets["kind"].ShouldBe([new FacetCount("NewsArticle", 1)]);
        seen.Facets["topic"].ShouldBeEmpty();
        (await SuggestAsync(house, "carnet", House.Visitor)).ShouldBe(["Le carnet public"]);
        (await house.TitlesAsync("carnet", House.Person("nadia"))).Count.ShouldBe(2);
        (await SuggestAsync(house, "carnet", House.Person("nadia"))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Words_of_members_do_not_leak_through_spelling()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("La licorne").ForMembers(), An.Article("Un atelier"));
        var visitor = await house.FindAsync("licrone");
        visitor.DidYouMean.ShouldBeNull();
        visitor.Total.ShouldBe(0);
        var member = await house.FindAsync("licrone", House.Person("nadia"));
        member.DidYouMean.ShouldBe("licorne");
        member.Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_word_that_only_members_know_is_corrected_for_a_visitor_as_if_nobody_knew_it()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Le licorme").ForMembers(), An.Article("La licorne"));
        var visitor = await house.FindAsync("licorme");
        House.Titles(visitor).ShouldBe(["La licorne"]);
        visitor.DidYouMean.ShouldBe("licorne");
    }

    [Theory]
    [InlineData(Audiences.Members, "nadia", true)]
    [InlineData(Audiences.Mentoring, "nadia", false)]
    [InlineData(Audiences.Staff, "nadia", false)]
    [InlineData(Audiences.Owner, "nadia", false)]
    [InlineData(Audiences.Owner, "owner", true)]
    [InlineData(Audiences.Staff, "owner", true)]
    public async Task Everyone_finds_their_own_and_what_their_audiences_allow(string audience, string person, bool finds)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Le carnet").For(audience, "owner"));
        (await house.FindAsync("carnet", House.Person(person))).Total.ShouldBe(finds ? 1 : 0);
        (await house.FindAsync("carnet")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Permissions_open_the_audiences_of_staff_and_mentoring()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Carnet un").For(Audiences.Staff), An.Article("Carnet deux").For(Audiences.Mentoring));
        (await house.TitlesAsync("carnet", House.Person("a", CommonPermissions.ReadStaffContent))).ShouldBe(["Carnet un"]);
        (await house.TitlesAsync("carnet", House.Person("b", CommonPermissions.ReadMentoringContent))).ShouldBe(["Carnet deux"]);
    }

    [Fact]
    public async Task An_answer_kept_for_one_person_is_not_given_to_another()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Carnet intime").For(Audiences.Owner, "nadia"), An.Article("Carnet public"));
        (await house.FindAsync("carnet", House.Person("nadia"))).Total.ShouldBe(2);
        (await house.FindAsync("carnet", House.Person("karim"))).Total.ShouldBe(1);
        (await house.FindAsync("carnet")).Total.ShouldBe(1);
        (await SuggestAsync(house, "carnet", House.Person("nadia"))).Count.ShouldBe(2);
        (await SuggestAsync(house, "carnet", House.Person("karim"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_item_that_becomes_private_is_gone_at_once()
    {
        await using var house = new House();
        var article = An.Article("Carnet");
        await house.PublishAsync(article);
        (await house.FindAsync("carnet")).Total.ShouldBe(1);
        await house.PublishAsync(article.ForMembers());
        (await house.FindAsync("carnet")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Whatever_is_asked_a_reader_gets_only_what_they_may_read()
    {
        await using var house = new House();
        string[] words = ["atelier", "imprimante", "couture", "robot", "numérique", "café", "emploi", "mentor"];
        var audiences = Audiences.All;
        var made = new Dictionary<string, (string Audience, string Owner)>();
        for (var i = 0; i < 120; i++)
        {
            var audience = audiences[i % audiences.Count];
            var item = An.Article($"{words[i % 8]} {words[i / 8 % 8]} {audience}", $"{words[i * 7 % 8]} réservé{audience} {words[i * 3 % 8]}")
                .For(audience, $"u{i % 3}").About($"topic-{audience}");
            made[item.ContentItemId] = (audience, item.Owner!);
            house.Content.Publish(item);
        }
        await house.CatchUpAsync();
        var readers = new[] { House.Visitor, House.Person("u1"), House.Person("u2", CommonPermissions.ReadStaffContent) };
        string[] odd = ["réservéstaff", "réservémembers", "réservéowenr", "imprimnate", "-atelier", "\"couture robot\""];
        var word = Gen.OneOf(Gen.Int[0, words.Length - 1].Select(i => words[i]), Gen.Int[0, odd.Length - 1].Select(i => odd[i]), Gen.String);
        Gen.Select(word.Array[0, 4], Gen.Int[0, 2], Gen.Int[1, 3]).Sample((typed, who, page) =>
        {
            var reader = Reader.Of(readers[who]);
            var query = string.Join(' ', typed);
            var results = house.FindAsync(new SearchRequest { Query = query, Page = page, PageSize = 100 }, readers[who]).GetAwaiter().GetResult();
            var readable = made.Count(item => reader.CanRead(item.Value.Audience, item.Value.Owner));
            return results.Total <= readable
                && results.Hits.All(hit => reader.CanRead(made[hit.ContentItemId].Audience, made[hit.ContentItemId].Owner))
                && results.Facets.Values.All(counts => counts.All(count => count.Count <= readable))
                && (results.DidYouMean is null || house.FindAsync(results.DidYouMean, readers[who]).GetAwaiter().GetResult().Total > 0)
                && (who > 0 || !(results.DidYouMean ?? "").Replace("é", "e").Contains("reserve") || (results.DidYouMean ?? "").Contains("public") || query.Contains("reserv") || query.Contains("réserv"))
                && SuggestAsync(house, query, House.Visitor).GetAwaiter().GetResult().All(title => title.EndsWith(Audiences.Public, StringComparison.Ordinal));
        }, iter: 500);
    }

    private static async Task<IReadOnlyList<string>> SuggestAsync(House house, string prefix, ClaimsPrincipal user) =>
        [.. (await house.Search.SuggestAsync(prefix, "fr", 20, user)).Select(suggestion => suggestion.Text)];
}
