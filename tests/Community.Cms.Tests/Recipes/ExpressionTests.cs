using System.Text;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;
using Community.Cms.Recipes;
using Community.Cms.Recipes.Expressions;
using CsCheck;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Community.Cms.Tests.Recipes;

public sealed class ExpressionTests
{
    private static readonly IStringLocalizer<RecipeStrings> Texts = new StringLocalizer<RecipeStrings>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions { ResourcesPath = "Resources" }), NullLoggerFactory.Instance));

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 27, 22, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("[js: 'a' + \"b\" + 3]", "ab3")]
    [InlineData("[js:parameters('AdminUsername')]", "Nadia")]
    [InlineData("[js: 'Admin/' +  variables('greeting') + '/Edit';]", "Admin/Bonjour Nadia/Edit")]
    [InlineData("[js: variables(\"greeting\")]", "Bonjour Nadia")]
    [InlineData("[js: base64('w6l0w6k=')]", "été")]
    [InlineData("[js: 'l\\'ap\\u0070ui\\n']", "l'appui\n")]
    [InlineData("[js: new Date().toISOString()]", "2026-03-27T22:30:00.000Z")]
    // 27 March, 23:30 in Paris; the clocks go forward on the 29th.
    [InlineData("[js: daysFromNow(0,'09:00')]", "2026-03-27T08:00:00.000Z")]
    [InlineData("[js: daysFromNow(-80, '09:00')]", "2026-01-06T08:00:00.000Z")]
    [InlineData("[js: daysFromNow(3,'18:30')]", "2026-03-30T16:30:00.000Z")]
    [InlineData("[js: daysFromNow(2,'02:30')]", "2026-03-29T01:30:00.000Z")]
    public void What_recipes_use_is_evaluated(string expression, string value) => Evaluate(expression).ShouldBe(value);

    [Theory]
    [InlineData("[[js: uuid()]", "[js: uuid()]")]
    [InlineData("[[[env:X]", "[[env:X]")]
    [InlineData("[1, 2]", "[1, 2]")]
    [InlineData("[[toc]]", "[[toc]]")]
    [InlineData("[Complet] Atelier", "[Complet] Atelier")]
    [InlineData("{{ ContentItem | display_text | slugify }}", "{{ ContentItem | display_text | slugify }}")]
    [InlineData("js: uuid()", "js: uuid()")]
    public void Texts_stay_texts(string text, string value) => Evaluate(text).ShouldBe(value);

    [Theory]
    [InlineData("[env:ConnectionString]")]
    [InlineData("[js: process.exit()]")]
    [InlineData("[js: uuid(]")]
    [InlineData("[js: uuid() uuid()]")]
    [InlineData("[js: ]")]
    [InlineData("[js: variables('absent')]")]
    [InlineData("[js: parameters('Password')]")]
    [InlineData("[js: daysFromNow(99999999999,'09:00')]")]
    [InlineData("[js: daysFromNow(1,'25:00')]")]
    [InlineData("[js: '\\u0000']")]
    [InlineData("[js: while(true){}]")]
    [InlineData("[file:delete('x')]")]
    [InlineData("[Note: apportez un ordinateur]")]
    public void Anything_else_is_refused_with_its_place(string expression) =>
        Should.Throw<RecipeException>(() => Evaluate(expression)).Message.ShouldStartWith("content.data[0].Owner");

    [Fact]
    public void A_variable_that_needs_itself_is_refused() =>
        Should.Throw<RecipeException>(() => Evaluate("[js: variables('loop')]")).Message.ShouldContain("“loop” needs itself");

    [Fact]
    public void An_identifier_is_new_at_each_place_and_the_same_when_the_file_is_run_again()
    {
        ContentIds.IsValid(Evaluate("[js: uuid()]")).ShouldBeTrue();
        var evaluator = Evaluator();

        var both = (JsonArray)evaluator.Evaluate(JsonNode.Parse("""["[js: variables('id')]", "[js: variables('id')]", "[js: uuid()]"]"""), "x")!;

        both[0]!.GetValue<string>().ShouldBe(both[1]!.GetValue<string>());
        both[2]!.GetValue<string>().ShouldNotBe(both[0]!.GetValue<string>());
        Evaluator().Evaluate(JsonNode.Parse("""["", "", "[js: uuid()]"]"""), "x")![2]!.GetValue<string>().ShouldBe(both[2]!.GetValue<string>());
        evaluator.Evaluate("[js: uuid()]", "x[2]")!.GetValue<string>().ShouldNotBe(both[2]!.GetValue<string>());
    }

    [Fact]
    public void Files_come_from_beside_the_recipe_and_from_nowhere_else()
    {
        var root = Directory.CreateTempSubdirectory("community-");
        try
        {
            File.WriteAllText(Path.Combine(root.FullName, "secret.txt"), "secret");
            var folder = root.CreateSubdirectory("recipes");
            folder.CreateSubdirectory("texts");
            File.WriteAllText(Path.Combine(folder.FullName, "texts", "pied.html"), "<p>été</p>");
            var notes = new List<string>();

            Evaluate("[file:text('texts/pied.html')]", folder.FullName, notes).ShouldBe("<p>été</p>");
            Evaluate("[file:base64('texts/pied.html')]", folder.FullName, notes).ShouldBe(Convert.ToBase64String("<p>été</p>"u8));
            notes.ShouldBeEmpty();
            foreach (var path in new[] { "../secret.txt", "texts/../../secret.txt", "..\\\\secret.txt", Path.Combine(root.FullName, "secret.txt"), "absent.txt", "texts" })
                Evaluate($"[file:text('{path}')]", folder.FullName, notes).ShouldBe("");
            notes.Count.ShouldBe(6);
        }
        finally
        {
            root.Delete(true);
        }
    }

    [Fact]
    public void Whatever_is_written_between_brackets_is_evaluated_or_refused()
    {
        string[] words = ["js:", "file:", "uuid", "(", ")", "'", "\"", "\\", "+", "new ", "Date", ".", "toISOString", "variables", "daysFromNow", "1", "-", ",", "[", "]", "é", "\u00a0", "\\u00", ";"];
        var word = Gen.OneOf(Gen.Int[0, words.Length - 1].Select(i => words[i]), Gen.String);
        word.Array[0, 12].Select(parts => "[js:" + string.Concat(parts) + "]").Sample(text =>
        {
            try
            {
                Evaluate(text);
            }
            catch (RecipeException)
            {
            }
        }, iter: 5_000);
    }

    [Fact]
    public void Whatever_file_is_given_it_is_read_or_refused()
    {
        var reader = new RecipeReader(Texts);
        string[] words = ["{", "}", "[", "]", "\"steps\"", "\"name\"", ":", ",", "\"settings\"", "// x\n", "/*", "*/", "\"\\ud800\"", "null", "1e999", "\n", "\"\\u0000\"", "é"];
        var text = Gen.OneOf(Gen.Int[0, words.Length - 1].Select(i => words[i]), Gen.String).Array[0, 25].Select(parts => string.Concat(parts));
        Gen.OneOf(text.Select(t => "{\"steps\":[{\"name\":\"settings\"," + t + "}]}"), text).Select(Encoding.UTF8.GetBytes).Sample(bytes =>
        {
            try
            {
                reader.Parse(bytes, "essai.json", null).LineOf("steps[0].x[3].y").ShouldBeGreaterThan(0);
            }
            catch (RecipeException exception)
            {
                exception.Message.ShouldStartWith("essai.json");
            }
        }, iter: 5_000);
    }

    [Fact]
    public void An_exported_text_comes_back_as_it_was() => Gen.OneOf(
        Gen.String.Select(text => "[" + text + "]"), Gen.String.Select(text => "[js:" + text + "]"), Gen.String.Select(text => "[[env:" + text + "]")).Sample(text =>
    {
        var written = ExpressionText.Escape(text);
        ExpressionText.TrySplit(written, out _, out _).ShouldBeFalse();
        ExpressionText.Unescape(written).ShouldBe(text);
    });

    private string Evaluate(string text, string? folder = null, List<string>? notes = null) =>
        Evaluator(folder, notes).Evaluate(JsonValue.Create(text), "content.data[0].Owner")!.GetValue<string>();

    private RecipeEvaluator Evaluator(string? folder = null, List<string>? notes = null)
    {
        var file = new RecipeReader(Texts).Parse("""
            { "steps": [], "variables": { "greeting": "[js: 'Bonjour ' + parameters('AdminUsername')]", "id": "[js: uuid()]", "loop": "[js: variables('loop2')]",
              "loop2": "[js: variables('loop')]" } }
            """u8.ToArray(), "essai.json", folder);
        return new(file, new Dictionary<string, string> { ["AdminUsername"] = "Nadia" }, notes ?? [], clock, Texts);
    }
}
