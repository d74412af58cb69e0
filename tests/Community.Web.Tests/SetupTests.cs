using System.Net;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Cms;
using Community.Cms.Accounts;
using Community.Cms.Content;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

public sealed class SetupTests
{
    [Fact]
    public async Task The_second_start_loses_nothing_and_sets_nothing_up_again()
    {
        var folder = TestFolders.New();
        int items;
        long changes;
        await using (var first = CommunityHost.On(folder))
        {
            await first.PublishPageAsync("Écrit avant l’arrêt");
            items = await first.DataAsync(db => db.Set<ContentRow>().CountAsync());
            changes = await first.Services.GetRequiredService<IChangeFeed>().GetLatestAsync();
        }
        items.ShouldBeGreaterThan(60);

        await using var second = CommunityHost.On(folder);
        (await second.DataAsync(db => db.Set<ContentRow>().CountAsync())).ShouldBe(items);
        (await second.Services.GetRequiredService<IChangeFeed>().GetLatestAsync()).ShouldBe(changes);
        (await second.AsVisitor().GetAsync("/ecrit-avant-l-arret")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_recipe_named_on_the_command_line_sets_the_house_up_without_any_example()
    {
        // The test host gives its settings as command-line arguments.
        await using var host = CommunityHost.On(TestFolders.New(), new Dictionary<string, string?> { ["recipe"] = "house" });
        var types = await host.DataAsync(db => db.Set<ContentRow>().Select(row => row.ContentType).Distinct().ToListAsync());
        types.ShouldContain("Taxonomy");
        types.ShouldNotContain(type => type == "MemberProfile" || type == "Organisation" || type == "Project" || type == "JobPosting" || type == "Portrait");
        var visitor = host.AsVisitor();
        foreach (var page in new[] { "/", "/annuaire", "/organisations", "/projets", "/emplois", "/mentorat" })
            (await visitor.GetAsync(page)).Status.ShouldBe(HttpStatusCode.OK, page);
        (await visitor.GetAsync("/annuaire")).Text.ShouldContain("Personne ici pour l’instant");
    }

    [Fact]
    public async Task The_house_of_Calais_is_a_living_place_of_examples_marked_as_such()
    {
        await using var host = await CommunityHost.StartAsync();
        await host.CatchUpAsync();
        var visitor = host.AsVisitor();
        (await visitor.GetAsync("/annuaire")).One("h1 .count").TextContent.ShouldBe("64");
        (await visitor.GetAsync("/organisations")).One("h1 .count").TextContent.ShouldBe("20");
        (await visitor.GetAsync("/annuaire/nadia-leroy")).Text.ShouldContain("Exemple");
        (await visitor.GetAsync("/organisations/maree-logicielle")).Text.ShouldContain("Karim Haddou");
        (await visitor.GetAsync("/annuaire?skill=couture")).Text.ShouldContain("Nadia Leroy");
    }

    [Fact]
    public async Task Outside_development_nobody_has_an_account_before_the_first_administrator()
    {
        await using var host = await CommunityHost.StartAsync();
        (await host.DataAsync(db => db.Users.CountAsync())).ShouldBe(0);
        File.Exists(Path.Combine(host.DataPath, "demo-accounts.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_first_administrator_chooses_a_password_through_a_link_that_works_once()
    {
        await using var host = await CommunityHost.StartAsync();
        var link = await host.WithAsync<AccountSetup, string?>(setup => setup.CreateFirstAdministratorAsync("direction@example.org"));
        var visitor = host.AsVisitor();
        var chosen = await visitor.SubmitAsync(link!, new() { ["Password"] = CommunityHost.Password });
        chosen.Status.ShouldBe(HttpStatusCode.Redirect, chosen.Text);

        (await host.AsVisitor().SubmitAsync("/compte/connexion", new() { ["Email"] = "direction@example.org", ["Password"] = CommunityHost.Password }))
            .Status.ShouldBe(HttpStatusCode.Redirect);
        var again = await host.AsVisitor().FollowAsync(link!);
        if (again.Page.QuerySelector("input[type=password]") is not null)
            (await host.AsVisitor().SubmitAsync(link!, new() { ["Password"] = "une-autre-phrase-longue" })).Status.ShouldNotBe(HttpStatusCode.Redirect);
        (await host.WithAsync<AccountSetup, string?>(setup => setup.CreateFirstAdministratorAsync("direction@example.org"))).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_administrators_link_is_printed_once_and_works_after_another_start()
    {
        string folder;
        await using (var host = await CommunityHost.StartAsync())
            folder = host.DataPath;
        using var first = Server.Launch(folder, settings: ("Community__Setup__AdminEmail", "direction@example.org"));
        await first.PrintedAsync("First administrator");
        first.Kill();
        var link = first.Output.Split('\n').Single(line => line.StartsWith("First administrator", StringComparison.Ordinal));
        link = link[link.IndexOf("/compte/", StringComparison.Ordinal)..].Trim();

        using var second = Server.Launch(folder, settings: ("Community__Setup__AdminEmail", "direction@example.org"));
        await second.ReadyAsync();
        var chosen = await second.Browser.SubmitAsync(link, new() { ["Password"] = CommunityHost.Password });
        second.Kill();
        second.Output.ShouldNotContain("/compte/nouveau-mot-de-passe");
        chosen.Status.ShouldBe(HttpStatusCode.Redirect, chosen.Text);
    }

    [Fact]
    public async Task The_passwords_of_the_demonstration_are_for_the_folders_owner_only()
    {
        await using var host = await CommunityHost.StartAsync();
        await host.WithAsync<AccountSetup, IReadOnlyList<DemoAccount>>(setup => setup.CreateDemoAccountsAsync());
        var file = Path.Combine(host.DataPath, "demo-accounts.txt");
        File.Exists(file).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_that_was_killed_while_it_made_the_tables_holds_up_nobody()
    {
        var folder = TestFolders.New();
        await using (SqliteConnection database = new($"Data Source={Path.Combine(folder, "community.db")};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            // What EF Core leaves behind in the middle of a migration.
            await using SqliteCommand begin = new(
                "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')", database);
            await begin.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var host = await Task.Run(() => CommunityHost.On(folder), TestContext.Current.CancellationToken);

        (await host.AsVisitor().GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.DataAsync(async db => await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync())).ShouldBe("wal");
    }

    [Fact]
    public async Task Two_processes_on_one_data_folder_write_at_once_and_lose_nothing()
    {
        var folder = TestFolders.New();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => CommunityHost.On(folder))));
        await using var first = hosts[0];
        await using var second = hosts[1];
        (await first.DataAsync(db => db.Set<ContentRow>().CountAsync())).ShouldBeInRange(60, 500);

        var pages = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => hosts[i % 2].PublishPageAsync($"Marée {i}"))));
        var results = await Task.WhenAll(hosts.Select(node => node.WithAsync<IContentManager, ContentResult>(content => content.SaveDraftAsync(
            pages[0].Clone().Apply(new TitlePart { Title = "Autre marée" }), pages[0].ContentItemVersionId, SystemUser.Principal))));

        foreach (var page in pages)
            foreach (var host in hosts)
                (await host.AsVisitor().GetAsync("/" + page.As<AutoroutePart>()!.Path)).Status.ShouldBe(HttpStatusCode.OK);
        (results.Count(result => result.Succeeded), results.Count(result => result.Conflict is not null)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_set_up_that_broke_off_is_finished_by_the_next_start()
    {
        var folder = TestFolders.New();
        Should.Throw<Exception>(() => CommunityHost.On(folder, new Dictionary<string, string?> { ["Community:Setup:Recipe"] = "no-such-recipe" }));
        await using var host = CommunityHost.On(folder);
        (await host.AsVisitor().GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
