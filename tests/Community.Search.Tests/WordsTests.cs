using Community.Abstractions.Search;

namespace Community.Search.Tests;

/// <summary>How words are understood.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("l'ingénieure")]
    [InlineData("l’ingenieure")]
    [InlineData("ingénieures")]
    [InlineData("INGÉNIEUR")]
    [InlineData("inge\u0301nieure")]
    public async Task Gender_number_article_and_accent_do_not_matter(string words)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Portrait de l’ingénieure du son"), An.Article("Deux ingénieures à l'honneur"), An.Article("Un boulanger"));
        (await house.TitlesAsync(words)).ShouldBe(["Portrait de l’ingénieure du son", "Deux ingénieures à l'honneur"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("formatrice", "formateurs")]
    [InlineData("locaux", "locale")]
    [InlineData("chercheuses", "chercheur")]
    [InlineData("travaux", "travail")]
    [InlineData("accompagner", "accompagné")]
    [InlineData("companies", "company")]
    [InlineData("professionnelles", "professionnel")]
    [InlineData("jeux", "jeu")]
    [InlineData("oeuvre", "Œuvre")]
    [InlineData("œuvres", "oeuvre")]
    [InlineData("qu’aujourd’hui", "aujourd'hui")]
    [InlineData("jusqu’au", "au")]
    [InlineData("d’œufs", "oeuf")]
    [InlineData("women’s", "women")]
    [InlineData("ex æquo", "ex aequo")]
    [InlineData("Straße", "strasse")]
    public async Task Forms_of_a_word_find_each_other(string asked, string written)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article($"{written} 1", "rien"), An.Article("couture", "rien"));
        (await house.TitlesAsync(asked)).ShouldBe([$"{written} 1"]);
    }

    [Theory]
    [InlineData("entretien", "entrée")]
    [InlineData("formation", "forme")]
    [InlineData("aujourd", "hui")]
    public async Task Words_that_only_resemble_each_other_stay_apart(string asked, string written)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article(written, "rien"));
        (await house.TitlesAsync(asked)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("imprimnate")]
    [InlineData("imprimente")]
    [InlineData("inprimante")]
    [InlineData("imprimant")]
    [InlineData("mprimante")]
    [InlineData("impirmnate")]
    public async Task Mistyped_words_find_the_printers(string words)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Nos imprimantes 3D"), An.Article("L’atelier", "Une imprimante laser vous attend."), An.Article("La couture"));
        (await house.TitlesAsync(words)).ShouldBe(["Nos imprimantes 3D", "L’atelier"]);
    }

    [Fact]
    public async Task The_end_of_what_is_typed_may_be_a_beginning()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Découper au laser"), An.Article("Le portail", "Prenez une découpeuse."));
        (await house.TitlesAsync("déco")).ShouldBe(["Découper au laser", "Le portail"]);
        (await house.TitlesAsync("déco laser")).ShouldNotContain("Le portail");
    }

    [Fact]
    public async Task Exact_comes_before_stem_before_beginning_before_likeness_and_title_before_text()
    {
        await using var house = new House();
        await house.PublishAsync(
            An.Article("F", "une scène de la vie"),
            An.Article("Scénario", "rien"),
            An.Article("B", "la soirée des arts de la scene, scene, scene, scene"),
            An.Article("Scènes ouvertes", "rien"),
            An.Article("La scène", "rien"),
            An.Article("E", "plusieurs scènes, scènes, scènes"));
        var titles = await house.TitlesAsync("scene");
        titles.ShouldBe(["La scène", "Scènes ouvertes", "B", "F", "E"]);
    }

    [Fact]
    public async Task Every_word_counts_but_small_words_do_not()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Atelier de couture"), An.Article("Atelier de robotique"), An.Article("Robotique et couture"));
        (await house.TitlesAsync("l’atelier de la robotique")).ShouldBe(["Atelier de robotique"]);
    }

    [Fact]
    public async Task When_nothing_has_every_word_half_of_them_are_enough()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Atelier de robotique"), An.Article("Concert de jazz"));
        (await house.TitlesAsync("robotique zanzibar")).ShouldBe(["Atelier de robotique"]);
    }

    [Fact]
    public async Task A_quoted_phrase_is_found_as_it_stands_and_a_minus_leaves_out()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("La maison du numérique"), An.Article("Le numérique à la maison"));
        (await house.TitlesAsync("« maison du numérique »")).ShouldBe(["La maison du numérique"]);
        (await house.TitlesAsync("\"maison du numérique\"")).ShouldBe(["La maison du numérique"]);
        (await house.TitlesAsync("maison -\"la maison\"")).ShouldNotBeEmpty();
        (await house.TitlesAsync("numérique -du")).ShouldBe(["Le numérique à la maison"]);
    }

    [Fact]
    public async Task Synonyms_of_the_staff_find_what_is_written_otherwise_after_what_is_written_so()
    {
        await using var house = new House();
        await house.Documents.UpdateAsync<SynonymList>(list => list.Lines = ["atelier, cours de groupe", "imprimante 3D, impression en trois dimensions"], default);
        await house.PublishAsync(An.Article("Des cours en groupe"), An.Article("Un atelier"), An.Article("L’impression en trois dimensions"));
        (await house.TitlesAsync("ateliers")).ShouldBe(["Un atelier", "Des cours en groupe"]);
        (await house.TitlesAsync("cours de groupe")).ShouldBe(["Des cours en groupe", "Un atelier"]);
        (await house.TitlesAsync("une imprimante 3d")).ShouldBe(["L’impression en trois dimensions"]);
        (await house.TitlesAsync("imprimante")).ShouldBeEmpty();
    }

    [Fact]
    public async Task New_synonyms_apply_as_soon_as_the_feed_tells()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Un atelier"));
        (await house.TitlesAsync("formation")).ShouldBeEmpty();
        await house.Documents.UpdateAsync<SynonymList>(list => list.Lines = ["atelier, formation"], default);
        house.Content.ChangeSite(nameof(SynonymList));
        await house.CatchUpAsync();
        (await house.TitlesAsync("formation")).ShouldBe(["Un atelier"]);
    }

    [Fact]
    public async Task Only_small_words_still_find_something()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Pour qui ?"));
        (await house.TitlesAsync("pour qui")).ShouldBe(["Pour qui ?"]);
    }

    [Fact]
    public async Task Nothing_typed_shows_everything_newest_first()
    {
        await using var house = new House();
        await house.PublishAsync(
            An.Article("Ancien").On(House.Now.UtcDateTime.AddYears(-2)), An.Article("Récent").On(House.Now.UtcDateTime.AddDays(-1)),
            An.Article("Entre").On(House.Now.UtcDateTime.AddMonths(-2)));
        (await house.TitlesAsync("  ")).ShouldBe(["Récent", "Entre", "Ancien"]);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("🙂")]
    [InlineData("\0")]
    [InlineData("\"\"")]
    public async Task What_holds_no_word_finds_nothing_or_everything_but_never_fails(string words)
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("Un atelier"));
        (await house.FindAsync(words)).Total.ShouldBe(words == "\0" ? 1 : 0);
    }

    [Fact]
    public async Task Did_you_mean_gives_the_word_with_its_accents()
    {
        await using var house = new House();
        await house.PublishAsync(An.Article("La découpeuse"), An.Article("Autre", "Une découpeuse de plus"));
        (await house.FindAsync("la decoupuese")).DidYouMean.ShouldBe("la découpeuse");
        (await house.FindAsync("découpeuse")).DidYouMean.ShouldBeNull();
        (await house.FindAsync("xyzxyzxyz")).DidYouMean.ShouldBeNull();
    }

    [Fact]
    public async Task Suggestions_follow_the_beginning_of_titles()
    {
        await using var house = new House();
        var printers = An.Article("Nos imprimantes").At("imprimantes");
        await house.PublishAsync(printers, An.Article("Imprimer en 3D"), An.Article("Impression", "rien"), An.Article("Couture", "imprimante"));
        var found = await house.Search.SuggestAsync("impri", "fr", 8, House.Visitor, TestContext.Current.CancellationToken);
        found.Select(s => s.Text).ShouldBe(["Imprimer en 3D", "Nos imprimantes"]);
        found[1].ShouldBe(new SearchSuggestion("Nos imprimantes", "~/imprimantes", "NewsArticle"));
        (await house.Search.SuggestAsync("nos impri", "fr", 8, House.Visitor, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (await house.Search.SuggestAsync("imprimnate", "fr", 8, House.Visitor, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (await house.Search.SuggestAsync("  ", "fr", 8, House.Visitor, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
