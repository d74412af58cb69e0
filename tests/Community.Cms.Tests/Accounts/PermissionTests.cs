using System.Security.Claims;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Permissions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Accounts;

public sealed class PermissionTests
{
    private static readonly (string, string[])[] House =
    [
        ("Administrator", []), ("Editor", [CommonPermissions.EditContent, CommonPermissions.AccessAdminPanel]), ("Member", ["EditOwn_Project"]),
    ];

    [Theory]
    [InlineData("Editor", CommonPermissions.EditContent, true)]
    [InlineData("Editor", "Edit_NewsArticle", true)]
    [InlineData("Editor", "EditOwn_NewsArticle", true)]
    [InlineData("Editor", "Publish_NewsArticle", false)]
    [InlineData("Editor", CommonPermissions.ManageUsers, false)]
    [InlineData("Member", "EditOwn_Project", true)]
    [InlineData("Member", "Edit_Project", false)]
    [InlineData("Member", CommonPermissions.AccessAdminPanel, false)]
    [InlineData("Administrator", CommonPermissions.ManageUsers, true)]
    [InlineData("Administrator", "Delete_NewsArticle", true)]
    public async Task A_role_allows_what_it_says_and_no_more(string role, string permission, bool allowed)
    {
        await using var engine = await HouseAsync();
        (await MayAsync(engine, role, permission)).ShouldBe(allowed);
    }

    [Fact]
    public async Task A_visitor_holds_no_permission()
    {
        await using var engine = await HouseAsync();
        var result = await engine.InScopeAsync<IAuthorizationService, AuthorizationResult>(
            service => service.AuthorizeAsync(new ClaimsPrincipal(new ClaimsIdentity()), null, CommonPermissions.ViewContent));
        result.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_role_allows_changes_at_once()
    {
        await using var engine = await HouseAsync();
        (await MayAsync(engine, "Editor", CommonPermissions.ManageMedia)).ShouldBeFalse();
        await engine.InScopeAsync<AccountSetup>(setup => setup.EnsureRolesAsync([("Editor", [CommonPermissions.ManageMedia])]));
        (await MayAsync(engine, "Editor", CommonPermissions.ManageMedia)).ShouldBeTrue();
        (await MayAsync(engine, "Editor", CommonPermissions.EditContent)).ShouldBeFalse();
    }

    [Fact]
    public async Task Permissions_are_added_once_and_stay_out_of_the_session()
    {
        await using var engine = await HouseAsync();
        var session = SignedIn("Editor");
        var transformation = engine.Services.GetRequiredService<IClaimsTransformation>();
        var once = await transformation.TransformAsync(session);
        (await transformation.TransformAsync(once)).ShouldBeSameAs(once);
        once.Identity!.Name.ShouldBe("Nadia");
        session.HasClaim(claim => claim.Type == Permission.ClaimType).ShouldBeFalse();
    }

    [Fact]
    public async Task A_permission_that_no_module_declares_is_no_policy()
    {
        await using var engine = await HouseAsync();
        var policies = engine.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        (await policies.GetPolicyAsync("Anything")).ShouldBeNull();
        (await policies.GetPolicyAsync("Anything_NewsArticle")).ShouldBeNull();
    }

    [Fact]
    public async Task An_endpoint_that_states_nothing_is_for_the_owner_of_the_site_alone()
    {
        await using var engine = await HouseAsync();
        var http = new DefaultHttpContext();
        http.SetEndpoint(new Endpoint(null, null, "forgotten"));
        foreach (var (role, allowed) in new[] { ("Editor", false), ("Administrator", true) })
        {
            var user = await engine.Services.GetRequiredService<IClaimsTransformation>().TransformAsync(SignedIn(role));
            (await engine.InScopeAsync<IAuthorizationService, AuthorizationResult>(
                service => service.AuthorizeAsync(user, http, PermissionPolicies.Fallback))).Succeeded.ShouldBe(allowed);
        }
    }

    [Fact]
    public async Task Every_permission_of_the_engine_is_described_in_French()
    {
        await using var engine = await HouseAsync();
        using var _ = new Community.Abstractions.Mail.CultureScope("fr");
        var described = engine.Services.GetServices<IPermissionProvider>().OfType<EnginePermissions>().Single().GetPermissions().ToList();
        var names = typeof(CommonPermissions).GetFields().Select(field => (string)field.GetValue(null)!).ToList();
        described.Select(permission => permission.Name).ShouldBe(names, ignoreOrder: true);
        described.Single(permission => permission.Name == CommonPermissions.ManageMedia).Description.ShouldBe("Utiliser la médiathèque");
    }

    private static async Task<Engine> HouseAsync()
    {
        var engine = await Engine.StartAsync();
        await engine.InScopeAsync<AccountSetup>(setup => setup.EnsureRolesAsync(House));
        return engine;
    }

    private static async Task<bool> MayAsync(Engine engine, string role, string permission)
    {
        var user = await engine.Services.GetRequiredService<IClaimsTransformation>().TransformAsync(SignedIn(role));
        return (await engine.InScopeAsync<IAuthorizationService, AuthorizationResult>(service => service.AuthorizeAsync(user, null, permission))).Succeeded;
    }

    private static ClaimsPrincipal SignedIn(string role) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "1"), new(ClaimTypes.Name, "Nadia"), new(ClaimTypes.Role, role)], "test"));
}
