using System.Security.Claims;
using System.Text.Json.Nodes;
using Community.Abstractions.Geography;
using Community.Abstractions.Recipes;
using Community.Search.Analysis;
using Community.Search.Searching;
using Community.Search.SynonymLists;
using Community.Search.Tests.Fakes;
using CsCheck;

namespace Community.Search.Tests;

/// <summary>The pure rules.</summary>
public sealed class RulesTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcdeflmrstux"], 0, 12];

    [Theory]
    [InlineData("imprimnate", "imprimante", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("robot", "robot", 0)]
    [InlineData("chat", "chien", 3)]
    public void Likeness_counts_letters_to_add_drop_change_or_swap(string a, string b, int distance) => Likeness.Distance(a, b).ShouldBe(distance);

    [Fact]
    public void Likeness_is_the_same_both_ways_and_zero_only_for_equal_words() => Gen.Select(Word, Word).Sample((a, b) =>
    {
        var distance = Likeness.Distance(a, b);
        return distance == Likeness.Distance(b, a) && (distance == 0) == (a == b) && distance <= Math.Max(a.Length, b.Length);
    });

    [Fact]
    public void A_stem_is_never_longer_and_never_empty() => Word.Where(word => word.Length > 0).Sample(word =>
    {
        var stem = LightStemmer.Stem(word);
        return stem.Length > 0 && stem.Length <= word.Length;
    });

    [Fact]
    public void A_plural_in_s_has_the_stem_of_its_singular() => Gen.String[Gen.Char["abdfgilmnortu"], 4, 10].Where(word => word[^1] is 'n' or 't' or 'l' or 'r' or 'o')
        .Sample(word => LightStemmer.Stem(word + "s") == LightStemmer.Stem(word));

    [Fact]
    public void Distances_follow_the_surface_of_the_earth()
    {
        Earth.Kilometres(50.948, 1.853, 51.034, 2.377).ShouldBe(37.9, 0.5);
        Earth.Kilometres(50.948, 1.853, 50.948, 1.853).ShouldBe(0);
        Earth.Kilometres(0, 0, 0, 180).ShouldBe(20015, 1);
    }

    [Fact]
    public void Communes_are_known_by_code_and_lie_where_they_do()
    {
        Communes.All.Count.ShouldBe(33);
        var calais = Communes.Find("62193").ShouldNotBeNull();
        calais.ShouldSatisfyAllConditions(() => calais.Name.ShouldBe("Calais"), () => calais.PostalCode.ShouldBe("62100"), () => calais.Population.ShouldBe(67571));
        calais.KilometresTo(Communes.Find("62548")!).ShouldBe(6.1, 0.1);
        Communes.All.Select(commune => commune.Name).ShouldBe(Communes.All.Select(commune => commune.Name).OrderBy(name => name,
            StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), System.Globalization.CompareOptions.IgnoreNonSpace)));
        Communes.Find("99999").ShouldBeNull();
        Communes.Find(null).ShouldBeNull();
    }

    [Theory]
    [InlineData("Calais", "62193")]
    [InlineData("  guines ", "62397")]
    [InlineData("OYE PLAGE", "62645")]
    [InlineData("st-omer", "62765")]
    [InlineData("Bonningues lès Calais", "62156")]
    [InlineData("62774", "62774")]
    [InlineData("Atlantide", null)]
    [InlineData("\uD800", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_commune_is_found_as_people_type_it(string? typed, string? code) => (Communes.FindByName(typed)?.Code).ShouldBe(code);

    [Fact]
    public void A_question_is_taken_apart()
    {
        var text = QueryText.Parse("  la \"maison du numérique\"  rendez-vous -laser - «à Calais»");
        text.Words.Select(word => word.Exact).ShouldBe(["la", "rendez", "vous"]);
        text.Phrases.ShouldBe(["maison du numérique", "à Calais"]);
        text.Unwanted.ShouldBe(["laser"]);
        text.EndsInWord.ShouldBeFalse();
        text.Replace(new Dictionary<int, string> { [1] = "prendre" }).ShouldBe("la prendre-vous - \"maison du numérique\" \"à Calais\" -laser");
    }

    [Fact]
    public async Task A_recipe_sets_the_synonyms_and_an_export_gives_them_back()
    {
        var documents = new MemoryDocuments();
        var step = new SynonymsRecipeStep(documents);
        (await step.ExportAsync(default)).ShouldBeNull();
        await RunAsync(step, """{ "name": "SearchSynonyms", "Lines": ["atelier, cours", "  "] }""");
        (await documents.GetAsync<SynonymList>(default)).Lines.ShouldBe(["atelier, cours"]);
        var exported = (await step.ExportAsync(default))!;
        await RunAsync(step, exported.ToJsonString());
        (await documents.GetAsync<SynonymList>(default)).Lines.ShouldBe(["atelier, cours"]);
    }

    [Theory]
    [InlineData("""{ "Lines": "atelier, cours" }""")]
    [InlineData("""{ "Lines": [3] }""")]
    [InlineData("""{ "Lines": ["atelier"] }""")]
    [InlineData("{ }")]
    public async Task A_recipe_with_a_malformed_list_is_refused(string json)
    {
        var documents = new MemoryDocuments();
        await Should.ThrowAsync<RecipeException>(() => RunAsync(new SynonymsRecipeStep(documents), json));
        (await documents.GetAsync<SynonymList>(default)).Lines.ShouldBeEmpty();
    }

    private static Task RunAsync(SynonymsRecipeStep step, string json) =>
        step.ExecuteAsync(new RecipeStepContext((JsonObject)JsonNode.Parse(json)!, null, new ClaimsPrincipal()), default);
}
