using System.Net;
using Community.Abstractions.Security;
using Community.Cms.Auditing;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>Roles are made, changed and removed in the back office, and nobody locks the last administrator out.</summary>
public sealed class RoleTests(House house)
{
    [Fact]
    public async Task A_role_is_made_says_what_it_allows_for_one_type_and_is_removed()
    {
        var made = await house.Admin.SubmitAsync("/admin/roles", new() { ["Name"] = "  Accueil   du matin " });
        made.Status.ShouldBe(HttpStatusCode.Redirect);
        var editor = await house.Admin.GetAsync(made.Location!);
        editor.Heading.ShouldBe("Accueil du matin");
        var project = editor.Page.QuerySelectorAll("details").Single(details => details.QuerySelector("summary")!.TextContent.Trim().StartsWith("Projet", StringComparison.Ordinal));
        project.QuerySelector("label:has([value=EditOwn_Project])")!.TextContent.Trim().ShouldBe("Écrire les leurs");
        project.HasAttribute("open").ShouldBeFalse();

        (await house.Admin.SubmitAsync(made.Location!, new() { ["permissions"] = "EditOwn_Project" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.GetAsync("/en/admin/roles/Accueil%20du%20matin")).Page.QuerySelectorAll("summary").Single(summary => summary.TextContent.Contains("1 of 8")).TextContent.ShouldContain("Project");
        (await house.Admin.GetAsync("/admin/journal?action=RoleChanged&q=matin")).One("tbody").TextContent.ShouldContain("Écrire les leurs\u00a0: Projet");

        var question = await house.Admin.GetAsync("/admin/roles/Accueil%20du%20matin/retirer");
        question.Heading.ShouldContain("Accueil du matin");
        question.One("main ul").TextContent.ShouldContain("Écrire les leurs\u00a0: Projet");
        (await RolesAsync()).ShouldContain("Accueil du matin");
        (await house.Admin.SubmitAsync(question, "/admin/roles/Accueil%20du%20matin/retirer", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await RolesAsync()).ShouldNotContain("Accueil du matin");
        (await house.Admin.GetAsync(made.Location!)).Status.ShouldBe(HttpStatusCode.NotFound);
        var trail = (await house.Admin.GetAsync("/admin/journal?kind=Role&q=matin")).One("tbody").TextContent;
        trail.ShouldContain("Rôle créé");
        trail.ShouldContain("Rôle retiré");
    }

    [Theory]
    [InlineData("", "Donnez un nom")]
    [InlineData("   ", "Donnez un nom")]
    [InlineData("éditeur, chef", "Commencez par une lettre")]
    [InlineData("../etc", "Commencez par une lettre")]
    [InlineData("12", "Commencez par une lettre")]
    [InlineData("anonymous", "sans rôle")]
    [InlineData("EDITOR", "porte déjà ce nom")]
    [InlineData("rédaction", "porte déjà ce nom")]
    [InlineData("un nom beaucoup trop long pour être lu à côté d’un autre nom", "Raccourcissez")]
    public async Task A_name_that_cannot_be_is_refused_beside_its_field(string name, string message)
    {
        var answer = await house.Admin.SubmitAsync("/admin/roles", new() { ["Name"] = name });
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One("#Name-error").TextContent.ShouldContain(message);
        answer.One("#Name").GetAttribute("value").ShouldBe(name);
        (await RolesAsync()).ShouldNotContain(name.Trim());
    }

    [Fact]
    public async Task A_role_that_people_have_or_the_site_gives_stays()
    {
        await house.Host.CreateRoleAsync("Gardienne", CommonPermissions.ManageMedia);
        var address = "/admin/roles/Gardienne/retirer";
        var asked = await house.Admin.GetAsync(address);
        await house.Host.CreateUserAsync("Gaëlle Gardienne", "Gardienne");
        // Somebody got it after the question was asked.
        var late = await house.Admin.SubmitAsync(asked, address, [], "Retirer");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.One("main [role=alert]").TextContent.ShouldContain("Une personne a ce rôle");
        await house.Host.CreateUserAsync("Gilda Gardienne", "Gardienne");
        var page = await house.Admin.GetAsync(address);
        page.One("main [role=alert]").TextContent.ShouldContain("2 personnes ont ce rôle");
        page.Page.QuerySelector("main form").ShouldBeNull();
        (await RolesAsync()).ShouldContain("Gardienne");

        foreach (var role in new[] { "Administrator", "Member", "Mentor" })
        {
            (await house.Admin.GetAsync($"/admin/roles/{role}/retirer")).One("main [role=alert]").TextContent.ShouldContain("Le site donne lui-même ce rôle");
            (await house.Admin.GetAsync($"/admin/roles/{role}")).Page.QuerySelector($"a[href$='/{role}/retirer']").ShouldBeNull();
            (await RolesAsync()).ShouldContain(role);
        }
    }

    [Fact]
    public async Task Who_may_change_roles_and_no_more_removes_none_that_may_more_and_gives_nothing_for_a_type()
    {
        await house.Host.CreateRoleAsync("Chef des rôles", CommonPermissions.AccessAdminPanel, CommonPermissions.ManageRoles);
        await house.Host.CreateRoleAsync("Puissante", CommonPermissions.ManageUsers);
        var chief = await house.Host.AsAsync("Charles Chef", "Chef des rôles");
        (await chief.SubmitAsync("/admin/roles/Puissante/retirer", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await chief.SubmitAsync("/admin/roles/Puissante", new() { ["permissions"] = "Edit_Project" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await RolesAsync()).ShouldContain("Puissante");
        (await PermissionsAsync("Puissante")).ShouldBe([CommonPermissions.ManageUsers]);
        foreach (var address in new[] { "/admin/roles", "/admin/roles/Puissante/retirer" })
            (await house.Editor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Administrators_stay_owners_of_the_site()
    {
        await using var host = await CommunityHost.StartAsync();
        var admin = await host.AsAdministratorAsync();
        var before = await host.DataAsync(db => PermissionsOf(db, "Administrator"));
        var page = await admin.GetAsync("/admin/roles/Administrator");
        page.One("[name=permissions][value=SiteOwner]").RemoveAttribute("checked");

        var refused = await admin.SubmitAsync(page, "/admin/roles/Administrator", [], "Enregistrer le rôle");

        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.One(".error-summary").TextContent.ShouldContain("L’administration peut toujours tout faire");
        refused.One(".error-summary").TextContent.ShouldContain("Rien n’a été changé");
        (await host.DataAsync(db => PermissionsOf(db, "Administrator"))).ShouldBe(before);
        (await host.DataAsync(db => db.Set<AuditRow>().CountAsync(row => row.Action == "RoleChanged"))).ShouldBe(0);
        (await admin.GetAsync("/admin/roles")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_and_one_of_two_may_lose_it()
    {
        await using var host = await CommunityHost.StartAsync();
        var admin = await host.AsAdministratorAsync();
        // The set-up of the house brings no other one.
        (await host.DataAsync(db => Task.FromResult(Administrators(db)))).ShouldBe(1);
        var address = $"/admin/personnes/{admin.UserId}";
        var refused = await SaveRolesAsync(admin, address, "Member");
        refused.One(".error-summary").TextContent.ShouldContain("administr", Case.Insensitive);
        (await host.DataAsync(db => Task.FromResult(Administrators(db)))).ShouldBe(1);
        (await admin.GetAsync("/admin/roles")).Status.ShouldBe(HttpStatusCode.OK);

        await host.AsAsync("Albane Administratrice", "Administrator");
        (await SaveRolesAsync(admin, address, "Member")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.DataAsync(db => Task.FromResult(Administrators(db)))).ShouldBe(1);
        (await admin.GetAsync("/admin/roles")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<Answer> SaveRolesAsync(Browser who, string address, string role)
    {
        var page = await who.GetAsync(address);
        foreach (var box in page.Page.QuerySelectorAll("[name=roles]"))
            box.RemoveAttribute("checked");
        return await who.SubmitAsync(page, address + "?handler=Roles", new() { ["roles"] = role });
    }

    private static int Administrators(Cms.Data.CommunityDbContext db) =>
        db.UserRoles.Count(link => db.Roles.Any(role => role.Id == link.RoleId && role.Name == "Administrator"));

    private static Task<List<string>> PermissionsOf(Cms.Data.CommunityDbContext db, string name) =>
        (from role in db.Roles join claim in db.RoleClaims on role.Id equals claim.RoleId where role.Name == name orderby claim.ClaimValue select claim.ClaimValue!).ToListAsync();

    private Task<List<string>> PermissionsAsync(string role) => house.Host.DataAsync(db => PermissionsOf(db, role));

    private Task<List<string>> RolesAsync() => house.Host.DataAsync(db => db.Roles.OrderBy(role => role.Name).Select(role => role.Name!).ToListAsync());
}
