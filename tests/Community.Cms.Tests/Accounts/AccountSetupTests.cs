using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Mails;
using Community.Cms.Changes;
using Community.Cms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Tests.Accounts;

public sealed class AccountSetupTests
{
    [Fact]
    public async Task Roles_come_back_as_they_were_given()
    {
        await using var engine = await Engine.StartAsync();
        await engine.InScopeAsync<AccountSetup>(setup => setup.EnsureRolesAsync([("Editor", ["EditContent", "AccessAdminPanel", "EditContent"]), ("Member", [])]));
        var roles = await engine.InScopeAsync<AccountSetup, IReadOnlyList<(string Name, string[] Permissions)>>(setup => setup.GetRolesAsync());
        roles.Select(role => role.Name).ShouldBe(["Editor", "Member"]);
        roles[0].Permissions.ShouldBe(["AccessAdminPanel", "EditContent"]);
    }

    [Fact]
    public async Task Giving_the_same_roles_again_changes_nothing()
    {
        await using var engine = await Engine.StartAsync();
        for (var i = 0; i < 2; i++)
            await engine.InScopeAsync<AccountSetup>(setup => setup.EnsureRolesAsync([("Editor", ["EditContent"])]));
        (await engine.InScopeAsync<CommunityDbContext, int>(db => db.Set<ChangeRow>().CountAsync(row => row.ContentType == "Roles"))).ShouldBe(1);
    }

    [Fact]
    public async Task No_recipe_takes_the_house_from_its_administrators()
    {
        await using var engine = await Engine.StartAsync();
        await engine.InScopeAsync<AccountSetup>(setup => setup.EnsureRolesAsync([("Administrator", [])]));
        var roles = await engine.InScopeAsync<AccountSetup, IReadOnlyList<(string Name, string[] Permissions)>>(setup => setup.GetRolesAsync());
        roles.Single().Permissions.ShouldContain(CommonPermissions.SiteOwner);
    }

    [Fact]
    public async Task Demonstration_accounts_keep_their_passwords_and_only_the_owner_reads_them()
    {
        await using var engine = await Engine.StartAsync();
        var first = await engine.InScopeAsync<AccountSetup, IReadOnlyList<DemoAccount>>(setup => setup.CreateDemoAccountsAsync());
        var second = await engine.InScopeAsync<AccountSetup, IReadOnlyList<DemoAccount>>(setup => setup.CreateDemoAccountsAsync());
        second.ShouldBe(first);
        first.Select(account => account.Password).Distinct().Count().ShouldBe(3);
        foreach (var account in first)
            (await CheckAsync(engine, account.Email, account.Password)).ShouldBe([account.Role]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(engine.Folder, "demo-accounts.txt")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_set_up_killed_before_the_accounts_were_made_finishes_with_the_written_passwords()
    {
        await using var engine = await Engine.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(engine.Folder, "demo-accounts.txt"), "membre@example.org\tcraie-vague-navette\tMember\n");
        await engine.InScopeAsync<AccountSetup>(setup => setup.CreateDemoAccountsAsync());
        (await CheckAsync(engine, "membre@example.org", "craie-vague-navette")).ShouldBe(["Member"]);
    }

    [Fact]
    public async Task The_first_administrator_gets_one_link_and_another_only_when_it_is_over()
    {
        await using var engine = await Engine.StartAsync();
        var link = await FirstAdministratorAsync(engine);
        link.ShouldNotBeNull().ShouldStartWith("/compte/nouveau-mot-de-passe?id=");
        (await FirstAdministratorAsync(engine)).ShouldBeNull();
        engine.Clock.Advance(TimeSpan.FromHours(23));
        (await FirstAdministratorAsync(engine)).ShouldBeNull();
        (await WorksAsync(engine, link)).ShouldBeTrue();
        engine.Clock.Advance(TimeSpan.FromHours(2));
        (await WorksAsync(engine, link)).ShouldBeFalse();
        var second = (await FirstAdministratorAsync(engine)).ShouldNotBeNull();
        (await WorksAsync(engine, second)).ShouldBeTrue();
        await engine.InScopeAsync<UserManager<User>>(async users =>
        {
            var user = (await users.FindByEmailAsync("chef@example.org"))!;
            user.EmailConfirmed = true;
            await users.UpdateAsync(user);
        });
        engine.Clock.Advance(TimeSpan.FromDays(2));
        (await FirstAdministratorAsync(engine)).ShouldBeNull();
    }

    [Fact]
    public async Task A_mistyped_address_of_the_first_administrator_opens_nothing_once_it_is_mended()
    {
        await using var engine = await Engine.StartAsync();
        var wrong = (await FirstAdministratorAsync(engine, "chfe@example.org")).ShouldNotBeNull();
        var right = (await FirstAdministratorAsync(engine)).ShouldNotBeNull();
        (await WorksAsync(engine, wrong)).ShouldBeFalse();
        (await WorksAsync(engine, right)).ShouldBeTrue();
        (await engine.InScopeAsync<UserManager<User>, IList<User>>(users => users.GetUsersInRoleAsync("Administrator"))).Single().Email.ShouldBe("chef@example.org");
    }

    private static Task<string?> FirstAdministratorAsync(Engine engine, string email = "chef@example.org") =>
        engine.InScopeAsync<AccountSetup, string?>(setup => setup.CreateFirstAdministratorAsync(email));

    private static Task<bool> WorksAsync(Engine engine, string link) => engine.InScopeAsync<UserManager<User>, bool>(async users =>
    {
        var query = System.Web.HttpUtility.ParseQueryString(link[link.IndexOf('?', StringComparison.Ordinal)..]);
        return await users.FindForNewPasswordAsync(query["id"], query["code"]) is not null;
    });

    private static Task<IList<string>> CheckAsync(Engine engine, string email, string password) => engine.InScopeAsync<UserManager<User>, IList<string>>(async users =>
    {
        var user = (await users.FindByEmailAsync(email)).ShouldNotBeNull();
        user.EmailConfirmed.ShouldBeTrue();
        (await users.CheckPasswordAsync(user, password)).ShouldBeTrue();
        return await users.GetRolesAsync(user);
    });
}
