using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Projects.Tests;

/// <summary>The permission to take part: without it, a person who is signed in reads projects, and sees no way in that would be closed.</summary>
public sealed class PermissionTests(House house)
{
    [Fact]
    public async Task Without_the_permission_to_take_part_every_link_is_hidden_and_every_address_refused()
    {
        var holder = await house.Host.AsMemberAsync("Solveig");
        var (id, slug) = await house.PublishedAsync(holder, "Moulin à marée");
        (await holder.SubmitAsync($"/mes-projets/{id}/journal", new() { ["Title"] = "Il tourne", ["Text"] = "Enfin." })).Status.ShouldBe(HttpStatusCode.Redirect);
        await house.Host.CreateRoleAsync("Reads", "EditOwn_Project");
        await house.Host.CreateRoleAsync("TakesPart", "EditOwn_Project", ProjectsPermissions.TakePart);
        var (without, with) = (await house.Host.AsAsync("Lise Lectrice", "Reads"), await house.Host.AsAsync("Paul Participant", "TakesPart"));
        var need = await house.NeedAsync(id);

        var addresses = (await PagesAsync()).Select(route => "/" + Regex.Replace(route, @"\{(\w+)[^}]*\}", place => place.Groups[1].Value switch { "id" => id, "slug" => slug, _ => need })).ToList();
        addresses.Count.ShouldBeGreaterThan(14);
        var token = (await without.GetAsync("/compte")).One("main input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var address in addresses)
        {
            (await without.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
            (await without.Client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await with.GetAsync(address)).Status.ShouldNotBe(HttpStatusCode.Forbidden, address);
        }

        foreach (var page in new[] { "/projets", "/projets/" + slug })
        {
            Ways(await without.GetAsync(page)).ShouldBeEmpty(page);
            Ways(await with.GetAsync(page)).ShouldNotBeEmpty(page);
            // Visitors are led to the sign-in.
            Ways(await house.Host.AsVisitor().GetAsync(page)).ShouldNotBeEmpty(page);
        }
        var forms = await with.GetAsync("/projets/" + slug);
        forms.Text.ShouldContain("Envoyer le commentaire");
        (await without.GetAsync("/projets/" + slug)).Page.QuerySelectorAll("main form[action*='participer']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_holder_who_may_not_take_part_any_more_is_shown_no_closed_door()
    {
        await house.Host.CreateRoleAsync("Holds", "EditOwn_Project", ProjectsPermissions.TakePart);
        var holder = await house.Host.AsAsync("Hector", "Holds");
        var (_, slug) = await house.PublishedAsync(holder, "Cerf-volant d’hiver");
        Ways(await holder.GetAsync("/projets/" + slug)).ShouldNotBeEmpty();

        await house.Host.DataAsync(async db =>
        {
            db.RoleClaims.RemoveRange(db.RoleClaims.Where(claim => claim.ClaimValue == ProjectsPermissions.TakePart && db.Roles.Any(role => role.Id == claim.RoleId && role.Name == "Holds")));
            return await db.SaveChangesAsync();
        });
        // What roles allow is read anew after a role is made.
        await house.Host.CreateRoleAsync("Another");
        Ways(await holder.GetAsync("/projets/" + slug)).ShouldBeEmpty();
    }

    private static List<string> Ways(Answer page) =>
        [.. page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href") ?? "").Where(href => href.StartsWith("/mes-projets", StringComparison.Ordinal) || href.Contains("/aider/") || href.EndsWith("/reprendre", StringComparison.Ordinal))];

    private async Task<List<string>> PagesAsync()
    {
        var loader = house.Host.Services.GetRequiredService<PageLoader>();
        List<string> pages = [];
        foreach (var endpoint in house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && endpoint.RoutePattern.RawText?.TrimStart('/') is { } route && !route.StartsWith("en/", StringComparison.Ordinal)
                && (await loader.LoadAsync(page, endpoint.Metadata)).ModelTypeInfo!.GetCustomAttributes(inherit: true).OfType<AuthorizeAttribute>().Any(asked => asked.Policy == ProjectsPermissions.TakePart))
                pages.Add(route);
        return pages;
    }
}
