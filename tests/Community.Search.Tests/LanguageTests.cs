using Community.Abstractions.Security;

namespace Community.Search.Tests;

/// <summary>Translations of one text show once.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task A_text_shows_once_in_the_language_asked_for()
    {
        await using var house = new House();
        await house.PublishAsync(
            An.Article("Le robot").Translated("a", "fr"), An.Article("The robot").Translated("a", "en"),
            An.Article("Robot seul").Translated("b", "fr"), An.Article("Robot only").Translated("c", "en"), An.Article("Robot"));
        (await house.TitlesAsync("robot")).ShouldBe(["Le robot", "Robot seul", "Robot only", "Robot"], ignoreOrder: true);
        (await house.TitlesAsync("robot", culture: "en")).ShouldBe(["The robot", "Robot seul", "Robot only", "Robot"], ignoreOrder: true);
        (await house.FindAsync("robot")).Facets["kind"][0].Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_translation_that_comes_later_or_goes_changes_its_siblings()
    {
        await using var house = new House();
        var english = An.Article("The robot").Translated("a", "en");
        await house.PublishAsync(An.Article("Le robot").Translated("a", "fr"));
        (await house.TitlesAsync("robot", culture: "en")).ShouldBe(["Le robot"]);
        await house.PublishAsync(english);
        (await house.TitlesAsync("robot", culture: "en")).ShouldBe(["The robot"]);
        (await house.TitlesAsync("robot")).ShouldBe(["Le robot"]);
        house.Content.Unpublish(english.ContentItemId);
        await house.CatchUpAsync();
        (await house.TitlesAsync("robot", culture: "en")).ShouldBe(["Le robot"]);
    }

    [Fact]
    public async Task A_translation_that_moves_to_another_text_frees_the_old_one()
    {
        await using var house = new House();
        var english = An.Article("The robot").Translated("a", "en");
        await house.PublishAsync(An.Article("Le robot").Translated("a", "fr"), An.Article("Un robot").Translated("b", "fr"), english);
        (await house.TitlesAsync("robot", culture: "en")).ShouldBe(["The robot", "Un robot"], ignoreOrder: true);
        await house.PublishAsync(english.Translated("b", "en"));
        (await house.TitlesAsync("robot", culture: "en")).ShouldBe(["Le robot", "The robot"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_translation_that_a_person_may_not_read_does_not_hide_the_one_they_may()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Le robot").Translated("a", "fr"), An.Article("The robot").Translated("a", "en").For(Audiences.Members, "sam"));
        (await house.TitlesAsync("robot", culture: "en")).ShouldBe(["Le robot"]);
        (await house.TitlesAsync("robot", House.Person("nadia"), "en")).ShouldBe(["The robot"]);
    }

    [Fact]
    public async Task Ones_own_translation_replaces_the_other_for_its_owner_alone()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Le robot").Translated("a", "fr"), An.Article("The robot").Translated("a", "en").For(Audiences.Owner, "sam"));
        (await house.TitlesAsync("robot", House.Person("sam"), "en")).ShouldBe(["The robot"]);
        (await house.TitlesAsync("robot", House.Person("nadia"), "en")).ShouldBe(["Le robot"]);
    }
}
