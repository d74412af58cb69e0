using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Tests.Accounts;

public sealed class UserAdministrationTests
{
    private static readonly ClaimsPrincipal Owner = SystemUser.Principal;

    [Fact]
    public async Task People_are_found_by_name_without_accents_and_by_address()
    {
        await using var house = await HouseAsync();
        (await ListAsync(house, "elodie")).Users.Single().DisplayName.ShouldBe("Élodie");
        (await ListAsync(house, "NADIA@")).Users.Single().DisplayName.ShouldBe("Nadia");
        (await ListAsync(house, "%")).Total.ShouldBe(0);
        (await ListAsync(house, "a\0b")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_list_can_be_kept_to_a_role_and_comes_in_pages()
    {
        await using var house = await HouseAsync();
        (await ListAsync(house, null, "Editor")).Users.Single().Roles.ShouldBe(["Editor"]);
        var last = await house.InScopeAsync<UserAdministration, UserPage>(users => users.ListAsync(null, null, 1_000_000_000, 2));
        (last.Page, last.Pages, last.Total, last.Users.Count).ShouldBe((2, 2, 3, 1));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await using var house = await HouseAsync();
        (await SetRolesAsync(house, "amina@example.org", Owner)).ShouldBe(UserChange.LastAdministrator);
        (await LockAsync(house, "amina@example.org", Owner)).ShouldBe(UserChange.LastAdministrator);
        (await SetRolesAsync(house, "nadia@example.org", Owner, "Administrator")).ShouldBe(UserChange.Done);
        (await SetRolesAsync(house, "amina@example.org", Owner, "Member")).ShouldBe(UserChange.Done);
    }

    [Fact]
    public async Task Nobody_gives_or_takes_more_than_they_have()
    {
        await using var house = await HouseAsync();
        var manager = Person(CommonPermissions.ManageUsers, CommonPermissions.EditContent);
        (await SetRolesAsync(house, "nadia@example.org", manager, "Administrator")).ShouldBe(UserChange.BeyondYou);
        (await SetRolesAsync(house, "amina@example.org", manager, "Member")).ShouldBe(UserChange.BeyondYou);
        (await LockAsync(house, "amina@example.org", manager)).ShouldBe(UserChange.BeyondYou);
        (await SetRolesAsync(house, "nadia@example.org", manager, "Editor")).ShouldBe(UserChange.Done);
    }

    [Fact]
    public async Task An_unknown_role_or_person_changes_nothing()
    {
        await using var house = await HouseAsync();
        (await SetRolesAsync(house, "nadia@example.org", Owner, "Pirate")).ShouldBe(UserChange.UnknownRole);
        (await house.InScopeAsync<UserAdministration, UserChange>(users => users.SetRolesAsync("nobody", [], Owner))).ShouldBe(UserChange.NotFound);
        (await ListAsync(house, "nadia")).Users.Single().Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_locked_account_is_shown_as_such_until_it_is_opened_again()
    {
        await using var house = await HouseAsync();
        (await LockAsync(house, "nadia@example.org", Owner)).ShouldBe(UserChange.Done);
        (await ListAsync(house, "nadia")).Users.Single().Locked.ShouldBeTrue();
        var id = (await ListAsync(house, "nadia")).Users.Single().Id;
        (await house.InScopeAsync<UserAdministration, UserChange>(users => users.UnlockAsync(id, Owner))).ShouldBe(UserChange.Done);
        (await house.InScopeAsync<UserAdministration, UserOverview?>(users => users.GetAsync(id))).ShouldNotBeNull().Locked.ShouldBeFalse();
    }

    [Fact]
    public async Task Modules_find_people_but_never_those_who_have_not_confirmed_their_address()
    {
        await using var house = await HouseAsync();
        await AddAsync(house, "eve@example.org", "Elodie Anonyme", confirmed: false);
        var found = await house.InScopeAsync<IUserDirectory, IReadOnlyList<UserSummary>>(directory => directory.SearchAsync("élodie", 10));
        found.Single().DisplayName.ShouldBe("Élodie");
        (await house.InScopeAsync<IUserDirectory, (string, string)?>(directory => directory.GetContactAsync(found[0].Id))).ShouldBe(("elodie@example.org", "fr"));
        (await house.InScopeAsync<IUserDirectory, IReadOnlyList<UserSummary>>(directory => directory.FindAsync([found[0].Id, "nobody"]))).Count.ShouldBe(1);
    }

    private static async Task<Engine> HouseAsync()
    {
        var engine = await Engine.StartAsync();
        await engine.InScopeAsync<AccountSetup>(setup => setup.EnsureRolesAsync([("Administrator", []), ("Editor", [CommonPermissions.EditContent]), ("Member", [])]));
        await AddAsync(engine, "amina@example.org", "Amina", true, "Administrator");
        await AddAsync(engine, "elodie@example.org", "Élodie", true, "Editor");
        await AddAsync(engine, "nadia@example.org", "Nadia", true);
        return engine;
    }

    private static Task AddAsync(Engine engine, string email, string name, bool confirmed, params string[] roles) => engine.InScopeAsync<UserManager<User>>(async users =>
    {
        var user = new User { UserName = email, Email = email, DisplayName = name, EmailConfirmed = confirmed };
        (await users.CreateAsync(user)).Succeeded.ShouldBeTrue();
        (await users.AddToRolesAsync(user, roles)).Succeeded.ShouldBeTrue();
    });

    private static Task<UserPage> ListAsync(Engine engine, string? text, string? role = null) =>
        engine.InScopeAsync<UserAdministration, UserPage>(users => users.ListAsync(text, role, 1, 20));

    private static Task<UserChange> SetRolesAsync(Engine engine, string email, ClaimsPrincipal actor, params string[] roles) =>
        engine.InScopeAsync<UserAdministration, UserChange>(async users => await users.SetRolesAsync((await users.ListAsync(email, null, 1, 1)).Users.Single().Id, roles, actor));

    private static Task<UserChange> LockAsync(Engine engine, string email, ClaimsPrincipal actor) =>
        engine.InScopeAsync<UserAdministration, UserChange>(async users => await users.SuspendAsync((await users.ListAsync(email, null, 1, 1)).Users.Single().Id, "Publicité", actor));

    private static ClaimsPrincipal Person(params string[] permissions) =>
        new(new ClaimsIdentity(permissions.Select(permission => new Claim(Permission.ClaimType, permission)), "test"));
}
