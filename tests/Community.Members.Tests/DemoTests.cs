using System.Net;
using System.Text.Json.Nodes;
using Community.Abstractions.Data;
using Community.Abstractions.Recipes;
using Community.Members.Profiles;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Members.Tests;

public sealed class DemoTests(House house)
{
    [Fact]
    public async Task A_recipe_writes_over_no_real_person_and_makes_none_look_after_a_page()
    {
        var person = await house.MemberAsync("Vraie Personne");
        await RunAsync($$"""{ "Profiles": [{ "UserId": "{{person.UserId}}", "Name": "Faux Nom" }] }""");
        (await house.Host.AsVisitor().GetAsync("/annuaire/vraie-personne")).Heading.ShouldBe("Vraie Personne");
        foreach (var wrong in new[] { $$"""{ "Organisation": "demo0rg0000000000000000001", "UserId": "{{person.UserId}}" }""", """{ "Organisation": "x", "UserId": "demo-member-01" }""", "7" })
            (await Should.ThrowAsync<RecipeException>(() => RunAsync($$"""{ "Profiles": [], "Managers": [{{wrong}}] }"""))).Message.ShouldContain("Managers[0]");
        foreach (var wrong in new[] { """{ "Name": "Sans compte" }""", """{ "UserId": "demo-x", "Name": "" }""", """{ "UserId": "demo-x", "Name": "X", "Commune": "99999" }""", """{ "UserId": 7 }""", "null" })
            (await Should.ThrowAsync<RecipeException>(() => RunAsync($$"""{ "Profiles": [{{wrong}}] }"""))).Message.ShouldContain("Profiles[0]");
    }

    [Fact]
    public async Task What_was_exported_gives_the_same_people_again()
    {
        var exported = await house.Host.WithAsync<IServiceProvider, JsonObject>(async services => (await StepOf(services).ExportAsync(default))!);
        exported["Profiles"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(64);
        exported["Managers"]!.AsArray().Count.ShouldBe(20);
        var before = await VersionAsync();
        await RunAsync(exported.ToJsonString());
        (await VersionAsync()).ShouldBe(before);

        Task<string> VersionAsync() => house.Host.WithAsync<ProfileStore, string>(async profiles => (await profiles.FindAsync("demo-member-01", default))!.Version);
    }

    [Fact]
    public async Task Whoever_has_a_skill_that_left_its_list_changes_the_profile_all_the_same()
    {
        var person = await house.MemberAsync("Liste Changée");
        await house.Host.WithAsync<ProfileStore, bool>(profiles => profiles.ChangeAsync(person.UserId!, row =>
        {
            row.Text = row.Text with { Skills = ["4gone00000000000000000000a"], Sectors = ["4gone00000000000000000000b"] };
            return Task.FromResult(true);
        }, default));
        (await person.SubmitAsync("/mon-profil", new() { ["Input.Headline"] = "Toujours là" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/annuaire/liste-changee")).Text.ShouldContain("Toujours là");
    }

    private Task<bool> RunAsync(string step) => house.Host.WithAsync<IServiceProvider, bool>(services => services.GetRequiredService<ICommunityData>().WriteAsync(async token =>
    {
        await StepOf(services).ExecuteAsync(new(JsonNode.Parse(step)!.AsObject(), "", new()), token);
        return true;
    }));

    private static IRecipeStep StepOf(IServiceProvider services) => services.GetServices<IRecipeStep>().Single(step => step.Name == "Members");
}
