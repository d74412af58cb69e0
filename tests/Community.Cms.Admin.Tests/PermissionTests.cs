using System.Net;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>Each permission that opens something in the back office, module pages included: without it there is no link and no page, with it alone there are both.</summary>
public sealed class PermissionTests(House house)
{
    [Fact]
    public async Task Without_a_permission_there_is_neither_link_nor_page_and_with_it_alone_there_are_both()
    {
        var (pages, links) = (await PagesAsync(), Links());
        var permissions = pages.Select(page => page.Permission).Concat(links.Select(link => link.Permission)).Where(name => name != CommonPermissions.AccessAdminPanel).Distinct().Order().ToList();
        permissions.Count.ShouldBeGreaterThan(15);
        List<string> wrong = [];
        foreach (var permission in permissions)
        {
            var without = await WithAsync("Without" + permission, [CommonPermissions.AccessAdminPanel, .. permissions.Where(other => other != permission)]);
            var with = await WithAsync("With" + permission, [CommonPermissions.AccessAdminPanel, permission]);
            var (hidden, shown) = ((await without.GetAsync("/admin")).One("nav.side").InnerHtml, (await with.GetAsync("/admin")).One("nav.side").InnerHtml);
            foreach (var link in links.Where(link => link.Permission == permission))
            {
                if (hidden.Contains($"href=\"{link.Url[1..]}\""))
                    wrong.Add($"{permission}: link {link.Url} is shown without it");
                if (!shown.Contains($"href=\"{link.Url[1..]}\""))
                    wrong.Add($"{permission}: link {link.Url} is not shown with it");
            }
            foreach (var page in pages.Where(page => page.Permission == permission))
            {
                if ((await without.GetAsync(page.Address)).Status != HttpStatusCode.Forbidden)
                    wrong.Add($"{permission}: {page.Address} opens without it");
                // What the address names may not exist; the door at least is open.
                if ((await with.GetAsync(page.Address)).Status == HttpStatusCode.Forbidden)
                    wrong.Add($"{permission}: {page.Address} is closed with it");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_permission_to_enter_no_other_one_opens_the_back_office_and_no_link_leads_there()
    {
        List<string> every;
        using (var scope = house.Host.Services.CreateScope())
            every = [.. scope.ServiceProvider.GetServices<IPermissionProvider>().SelectMany(provider => provider.GetPermissions()).Select(permission => permission.Name)];
        await house.Host.CreateRoleAsync("AllButTheDoor", every.Except([CommonPermissions.SiteOwner, CommonPermissions.AccessAdminPanel]));
        await house.Host.CreateRoleAsync("TheDoor", CommonPermissions.AccessAdminPanel);
        var (outside, inside) = (await house.Host.AsAsync("Dehors", "AllButTheDoor"), await house.Host.AsAsync("Dedans", "TheDoor"));

        const string Link = "header a[href='/admin']";
        (await outside.GetAsync("/")).Page.QuerySelector(Link).ShouldBeNull();
        (await inside.GetAsync("/")).Page.QuerySelector(Link).ShouldNotBeNull();
        (await inside.GetAsync("/admin")).Status.ShouldBe(HttpStatusCode.OK);
        List<string> open = [];
        foreach (var (address, _) in (await PagesAsync()).Append(("/admin", "")).Append(("/admin/mentorat/chiffres.csv", "")).Distinct())
            if ((await outside.GetAsync(address)).Status != HttpStatusCode.Forbidden)
                open.Add(address);
        open.ShouldBeEmpty();
    }

    private List<NavigationLink> Links()
    {
        using var scope = house.Host.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<INavigationProvider>().SelectMany(provider => provider.GetAdminLinks())];
    }

    private async Task<List<(string Address, string Permission)>> PagesAsync()
    {
        var loader = house.Host.Services.GetRequiredService<PageLoader>();
        List<(string, string)> pages = [];
        foreach (var endpoint in house.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            if (endpoint.RoutePattern.RawText?.TrimStart('/') is { } route && route.StartsWith("admin/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                foreach (var permission in (await loader.LoadAsync(page, endpoint.Metadata)).ModelTypeInfo!.GetCustomAttributes(inherit: true).OfType<AuthorizeAttribute>().Select(data => data.Policy).OfType<string>())
                    pages.Add(("/" + string.Join('/', route.Split('/').Where(part => !part.EndsWith("?}", StringComparison.Ordinal)).Select(part => part.StartsWith('{') ? "1" : part)), permission));
        return pages;
    }

    private async Task<Testing.Browser> WithAsync(string name, IReadOnlyCollection<string> permissions)
    {
        await house.Host.CreateRoleAsync(name, permissions);
        return await house.Host.AsAsync(name, name);
    }
}
