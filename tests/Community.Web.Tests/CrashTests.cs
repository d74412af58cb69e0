using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Community.Abstractions.Changes;
using Community.Cms.Accounts;
using Community.Cms.Content;
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
            using var server = await Server.StartAsync(folder, cookies);
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
        var feed = after.Services.GetRequiredService<IChangeFeed>();
        (await feed.CatchUpAsync(await feed.GetLatestAsync(), TimeSpan.FromSeconds(30))).ShouldBeTrue();
        var stored = (await after.DataAsync(db => db.Set<ContentRow>().Where(row => row.Published).Select(row => row.DisplayText).ToListAsync())).ToHashSet();
        acknowledged.Count.ShouldBeGreaterThan(Kills);
        acknowledged.Where(title => !stored.Contains(title)).ShouldBeEmpty();
        foreach (var title in acknowledged)
            (await after.AsVisitor().GetAsync("/recherche?q=" + Uri.EscapeDataString($"\"{title}\""))).Page.QuerySelector("main")!.TextContent.ShouldContain(title);
    }

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

    private sealed class Server : IDisposable
    {
        private readonly Process process;
        private readonly HttpClient client;

        private Server(Process process, HttpClient client)
        {
            (this.process, this.client) = (process, client);
            Browser = new(client);
        }

        public Browser Browser { get; }

        public static async Task<Server> StartAsync(string folder, CookieContainer cookies)
        {
            var address = $"http://127.0.0.1:{FreePort()}";
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Community.Web.dll"), "--urls", address])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
            start.Environment["Community__DataPath"] = folder;
            start.Environment["Community__Accounts__RateLimit"] = "100000";
            var process = Process.Start(start)!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
            for (var attempt = 0; ; attempt++)
                try
                {
                    (await client.GetAsync("/health/live")).EnsureSuccessStatusCode();
                    return new(process, client);
                }
                catch (HttpRequestException) when (attempt < 600 && !process.HasExited)
                {
                    await Task.Delay(50);
                }
        }

        public void Kill()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited)
                Kill();
            process.Dispose();
            client.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
