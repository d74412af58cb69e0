using System.Collections.Concurrent;
using System.Net;
using Community.Cms.Accounts;
using Community.Cms.Content;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

/// <summary>A process that writes is killed again and again; whatever it said was published is there afterwards, in the store and in the index.</summary>
public sealed class CrashTests
{
    private const int Kills = 20;

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_by_twenty_kills()
    {
        var folder = TestFolders.New();
        DemoAccount editor;
        await using (var host = CommunityHost.On(folder))
            editor = (await host.WithAsync<AccountSetup, IReadOnlyList<DemoAccount>>(setup => setup.CreateDemoAccountsAsync()))
                .Single(account => account.Role == "Editor");

        // The cookies outlive the process: the keys are in the data folder.
        var cookies = new CookieContainer();
        ConcurrentBag<string> acknowledged = [];
        for (var round = 0; round < Kills; round++)
        {
            using var server = Server.Launch(folder, cookies: cookies);
            await server.ReadyAsync();
            if (round == 0)
                (await server.Browser.SubmitAsync("/compte/connexion", new() { ["Email"] = editor.Email, ["Password"] = editor.Password }))
                    .Status.ShouldBe(HttpStatusCode.Redirect);
            var before = acknowledged.Count;
            var writing = Enumerable.Range(0, 2).Select(writer => WriteAsync(server.Browser, $"Vague {round} {writer}", acknowledged)).ToArray();
            // The kill falls into the middle of writing: some writes have been acknowledged, others are on their way.
            while (acknowledged.Count < before + 2 + (round % 4))
                await Task.WhenAny(Task.Delay(5), Task.WhenAll(writing));
            server.Kill();
            await Task.WhenAll(writing);
        }

        await using var after = CommunityHost.On(folder);
        await after.CatchUpAsync();
        var stored = (await after.DataAsync(db => db.Set<ContentRow>().Where(row => row.Published).Select(row => row.DisplayText).ToListAsync())).ToHashSet();
        acknowledged.Count.ShouldBeGreaterThan(Kills);
        acknowledged.Where(title => !stored.Contains(title)).ShouldBeEmpty();
        foreach (var title in acknowledged)
            // The heading repeats what was asked: only the results say what was found.
            (await after.AsVisitor().GetAsync("/recherche?q=" + Uri.EscapeDataString($"\"{title}\""))).Page.QuerySelectorAll(".result__title")
                .Select(found => found.TextContent.Trim()).ShouldContain(title);
    }

    // What there is in the folder when the process is killed: the database, the first and some of the pictures of the recipe, the passwords without their accounts.
    private static readonly Func<string, bool>[] Moments =
    [
        folder => File.Exists(Path.Combine(folder, "community.db")),
        folder => Pictures(folder) > 0,
        folder => Pictures(folder) > 10,
        folder => File.Exists(Path.Combine(folder, "demo-accounts.txt")),
    ];

    [Fact]
    public async Task A_set_up_that_is_killed_again_and_again_is_finished_by_the_next_start()
    {
        var folder = TestFolders.New();
        foreach (var moment in Moments)
        {
            moment(folder).ShouldBeFalse("The kill would fall before the set-up got further.");
            using var server = Server.Launch(folder, "Development");
            while (!moment(folder))
            {
                server.HasExited.ShouldBeFalse(server.Output);
                await Task.Delay(2, TestContext.Current.CancellationToken);
            }
            server.Kill();
        }
        using (var last = Server.Launch(folder, "Development"))
        {
            await last.PrintedAsync("membre@example.org");
            last.Kill();
            foreach (var line in await File.ReadAllLinesAsync(Path.Combine(folder, "demo-accounts.txt"), TestContext.Current.CancellationToken))
                last.Output.ShouldContain(line.Split('\t')[1]);
        }

        await using var killed = CommunityHost.On(folder);
        await using var undisturbed = await CommunityHost.StartAsync();
        await undisturbed.WithAsync<AccountSetup, IReadOnlyList<DemoAccount>>(setup => setup.CreateDemoAccountsAsync());
        (await CountAsync(killed)).ShouldBe(await CountAsync(undisturbed));
        var accounts = await killed.WithAsync<AccountSetup, IReadOnlyList<DemoAccount>>(setup => setup.CreateDemoAccountsAsync());
        accounts.Select(account => account.Role).ShouldBe(["Administrator", "Editor", "Member"]);
        foreach (var account in accounts)
            (await killed.AsVisitor().SubmitAsync("/compte/connexion", new() { ["Email"] = account.Email, ["Password"] = account.Password })).Status.ShouldBe(HttpStatusCode.Redirect, account.Role);
        await killed.CatchUpAsync();
        (await killed.AsVisitor().GetAsync("/recherche?q=imprimante")).Page.QuerySelectorAll(".result__title").ShouldNotBeEmpty();
    }

    private static int Pictures(string folder) =>
        Directory.Exists(Path.Combine(folder, "media")) ? Directory.EnumerateFiles(Path.Combine(folder, "media"), "*", SearchOption.AllDirectories).Count() : 0;

    // Items of each type, files, roles and people: “Page 12”.
    private static async Task<IReadOnlyList<string>> CountAsync(CommunityHost host) =>
    [
        .. await host.DataAsync(db => db.Set<ContentRow>().GroupBy(row => row.ContentType).OrderBy(group => group.Key).Select(group => group.Key + " " + group.Count()).ToListAsync()),
        $"media {await host.DataAsync(db => db.Set<MediaFileRow>().CountAsync())}",
        .. await host.DataAsync(db => db.UserRoles.Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => role.Name!).GroupBy(name => name).OrderBy(group => group.Key).Select(group => group.Key + " " + group.Count()).ToListAsync()),
        $"roles {await host.DataAsync(db => db.Roles.CountAsync())} people {await host.DataAsync(db => db.Users.CountAsync())}",
    ];

    private static async Task WriteAsync(Browser browser, string prefix, ConcurrentBag<string> acknowledged)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var title = $"{prefix} {number} x{Guid.NewGuid():n}";
                var answer = await browser.SubmitAsync("/admin/contenus/nouveau/Page",
                    new() { ["Item.TitlePart.Title"] = title, ["Item.Page.Lead.Text"] = "Une vague." }, "do=publish");
                if (answer.Status != HttpStatusCode.Redirect)
                    throw new InvalidOperationException(answer.Text);
                acknowledged.Add(title);
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone: what it did not answer was not promised.
        }
        catch (IOException)
        {
        }
    }
}
