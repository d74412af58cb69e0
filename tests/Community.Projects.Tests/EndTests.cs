using System.Net;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Abstractions.Recipes;
using Community.Cms.Content;
using Community.Projects.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Projects.Tests;

/// <summary>What is left when a project ends, a person goes, or two accounts become one.</summary>
public sealed class EndTests(House house)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_removed_project_leaves_no_text_no_file_and_nothing_of_others()
    {
        var (holder, id, slug) = await FullAsync("Grue de poche");
        (await holder.SubmitAsync($"/mes-projets/{id}", [], "Retirer ce projet")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await holder.SubmitAsync($"/mes-projets/{id}", new() { ["confirm"] = "yes" })).Location.ShouldBe("/mes-projets");
        await NothingLeftAsync(id, slug);
    }

    [Fact]
    public async Task An_erased_account_takes_its_projects_with_their_files_and_old_versions()
    {
        var (holder, id, slug) = await FullAsync("Tamis à vagues");
        await house.Host.WithAsync<IServiceProvider, bool>(async services =>
        {
            var source = Source(services);
            (await source.ExportAsync(holder.UserId!, default)).SelectMany(records => records.Files).Select(file => Path.GetExtension(file.Name)).Order().ShouldBe([".png", ".png", ".stl"]);
            await services.GetRequiredService<ICommunityData>().WriteAsync(async token =>
            {
                await source.EraseAsync(holder.UserId!, token);
                return true;
            });
            return true;
        });
        await NothingLeftAsync(id, slug);
    }

    [Fact]
    public async Task What_a_person_made_goes_over_when_two_accounts_become_one()
    {
        var (old, kept, other) = (await house.Host.AsMemberAsync("Ancien compte"), await house.Host.AsMemberAsync("Compte gardé"), await house.Host.AsMemberAsync("Autre"));
        var (mine, _) = await house.PublishedAsync(old, "Boussole à voix");
        var (theirs, slug) = await house.PublishedAsync(other, "Cadran de sable");
        await old.SubmitAsync("/projets/" + slug, [], "Apprécier 0");
        await kept.SubmitAsync("/projets/" + slug, [], "Apprécier 1");
        await old.SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(theirs)}", new() { ["Message"] = "Je peux aider." });
        await house.Host.WithAsync<IServiceProvider, bool>(async services =>
        {
            var source = Source(services);
            (await source.PreviewMergeAsync(old.UserId!, kept.UserId!, default)).ShouldAllBe(line => line.Kind == ErasureKind.Moved);
            return await services.GetRequiredService<ICommunityData>().WriteAsync(async token =>
            {
                await source.MergeAsync(old.UserId!, kept.UserId!, token);
                return true;
            });
        });
        (await house.RowAsync(mine, row => row.OwnerId)).ShouldBe(kept.UserId);
        (await house.CountAsync<OfferRow>(row => row.UserId == kept.UserId && row.ProjectId == theirs)).ShouldBe(1);
        (await house.CountAsync<AppreciationRow>(row => row.ProjectId == theirs)).ShouldBe(1);
        (await house.CountAsync<AppreciationRow>(row => row.UserId == old.UserId)).ShouldBe(0);
    }

    [Fact]
    public async Task A_recipe_brings_journal_team_and_featured_time_and_twice_is_once()
    {
        var holder = await house.Host.AsMemberAsync("Porteuse");
        var friend = await house.Host.AsMemberAsync("Équipière " + Guid.NewGuid().ToString("n")[..6]);
        var (id, slug) = await house.PublishedAsync(holder, "Recette de phare");
        var recipe = new JsonObject
        {
            ["Journal"] = new JsonArray(new JsonObject { ["Id"] = ContentIds.New(), ["ProjectId"] = id, ["Title"] = "Venue d’ailleurs", ["Text"] = "Un **texte**.", ["CreatedUtc"] = "2026-11-20T10:00:00Z" }),
            ["Team"] = new JsonArray(new JsonObject { ["ProjectId"] = id, ["UserId"] = friend.UserId, ["Part"] = "optique" }),
            ["Featured"] = new JsonArray(new JsonObject { ["Id"] = ContentIds.New(), ["ProjectId"] = id, ["FromUtc"] = "2027-01-01T00:00:00Z", ["UntilUtc"] = "2027-02-01T00:00:00Z" }),
        };
        await RunAsync(recipe);
        await RunAsync(recipe);
        var page = await house.Host.AsVisitor().GetAsync("/projets/" + slug);
        page.Text.ShouldContain("Venue d’ailleurs");
        page.Text.ShouldContain("(optique)");
        (await house.CountAsync<EntryRow>(row => row.ProjectId == id && row.AuthorId == holder.UserId)).ShouldBe(1);
        (await house.CountAsync<FeatureRow>(row => row.ProjectId == id)).ShouldBe(1);
        // Its time has not come.
        (await house.Host.AsVisitor().GetAsync("/?recette")).Text.ShouldNotContain("Recette de phare");
        (await house.Host.WithAsync<IEnumerable<IRecipeStep>, JsonObject?>(steps => steps.Single(step => step.Name == "Projects").ExportAsync(default)))!.ToJsonString(ContentItem.JsonOptions).ShouldContain("Venue d’ailleurs");
        recipe["Journal"]![0]!["CreatedUtc"] = "hier";
        (await Should.ThrowAsync<RecipeException>(() => RunAsync(recipe))).Message.ShouldContain("Journal[0]");
    }

    private Task<bool> RunAsync(JsonObject recipe) => house.Host.WithAsync<IServiceProvider, bool>(services => services.GetRequiredService<ICommunityData>().WriteAsync(async token =>
    {
        await services.GetServices<IRecipeStep>().Single(step => step.Name == "Projects").ExecuteAsync(new((JsonObject)recipe.DeepClone(), null, new()), token);
        return true;
    }));

    [Fact]
    public async Task The_library_knows_where_a_picture_of_a_journal_is_shown()
    {
        var (_, id, slug) = await FullAsync("Journal illustré");
        var path = await house.Host.DataAsync(data => data.Set<EntryRow>().Where(row => row.ProjectId == id).Select(row => row.PicturePath!).SingleAsync());
        var editor = await house.Host.AsEditorAsync();
        var uses = (await editor.GetAsync("/admin/medias/fichier?path=" + Uri.EscapeDataString(path))).One("[aria-labelledby=uses] a");
        uses.TextContent.ShouldBe("Journal de Journal illustré");
        uses.GetAttribute("href")!.ShouldStartWith("/projets/" + slug);
    }

    /// <summary>A published project with all that can hang on one.</summary>
    private async Task<(Browser Holder, string Id, string Slug)> FullAsync(string title)
    {
        var holder = await house.Host.AsMemberAsync("Qui part");
        var (id, slug) = await house.PublishedAsync(holder, title);
        var friend = await house.Host.AsMemberAsync("Qui reste");
        await SendAsync(holder, $"/mes-projets/{id}/image", "", "Upload", Png, "image.png", []);
        var model = new byte[84 + 50];
        model[80] = 1;
        await SendAsync(holder, $"/mes-projets/{id}/liens", "?handler=Document", "Upload", model, "piece.stl", new() { ["DocumentTitle"] = "La pièce" });
        await SendAsync(holder, $"/mes-projets/{id}/journal", "", "Upload", Png, "nouvelle.png", new() { ["Title"] = "Neuf", ["Text"] = "Texte" });
        (await house.Host.WithAsync<IMediaLibrary, int>(async media => (await media.ListAsync("projets/" + id, null, 1, 100)).Total)).ShouldBe(3);
        await friend.SubmitAsync("/projets/" + slug, new() { ["Text"] = "Bravo" }, "Envoyer le commentaire");
        await friend.SubmitAsync("/projets/" + slug, [], "Apprécier 0");
        await friend.SubmitAsync($"/projets/{slug}/aider/{await house.NeedAsync(id)}", new() { ["Message"] = "Je viens." });
        await house.Host.WithAsync<ICommunityData, int>(data =>
        {
            data.Set<TeamRow>().Add(new() { ProjectId = id, UserId = friend.UserId!, CreatedUtc = CommunityHost.Start.UtcDateTime });
            data.Set<TakeOverRow>().Add(new() { Id = ContentIds.New(), ProjectId = id, UserId = friend.UserId!, CreatedUtc = CommunityHost.Start.UtcDateTime });
            data.Set<FeatureRow>().Add(new() { Id = ContentIds.New(), ProjectId = id, FromUtc = CommunityHost.Start.UtcDateTime.AddYears(1), UntilUtc = CommunityHost.Start.UtcDateTime.AddYears(2) });
            return data.SaveChangesAsync();
        });
        return (holder, id, slug);
    }

    private async Task NothingLeftAsync(string id, string slug)
    {
        (await house.Host.AsVisitor().GetAsync("/projets/" + slug)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Host.DataAsync(data => data.Set<ContentRow>().CountAsync(row => row.ContentItemId == id))).ShouldBe(0);
        var left = await house.CountAsync<ProjectRow>(row => row.ContentItemId == id) + await house.CountAsync<EntryRow>(row => row.ProjectId == id) + await house.CountAsync<CommentRow>(row => row.ProjectId == id)
            + await house.CountAsync<TeamRow>(row => row.ProjectId == id) + await house.CountAsync<OfferRow>(row => row.ProjectId == id) + await house.CountAsync<AppreciationRow>(row => row.ProjectId == id)
            + await house.CountAsync<TakeOverRow>(row => row.ProjectId == id) + await house.CountAsync<FeatureRow>(row => row.ProjectId == id);
        left.ShouldBe(0);
        (await house.Host.WithAsync<IMediaLibrary, int>(async media => (await media.ListAsync("projets/" + id, null, 1, 100)).Total)).ShouldBe(0);
        var folder = Path.Combine(house.Host.DataPath, "media", "projets", id);
        (Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : []).ShouldBeEmpty();
    }

    private static async Task SendAsync(Browser holder, string url, string handler, string field, byte[] bytes, string name, Dictionary<string, string> values)
    {
        var form = await holder.GetAsync(url);
        using MultipartFormDataContent body = new() { { new StringContent(form.One("main input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" } };
        if (form.Page.QuerySelector("main input[name=Version]") is { } version)
            body.Add(new StringContent(version.GetAttribute("value")!), "Version");
        foreach (var (key, value) in values)
            body.Add(new StringContent(value), key);
        body.Add(new ByteArrayContent(bytes), field, name);
        var answer = await Browser.ReadAsync(await holder.Client.PostAsync(url + handler, body));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
    }

    private static IPersonalDataSource Source(IServiceProvider services) => services.GetServices<IPersonalDataSource>().Single(source => source.Name == "projects");
}
