using Community.Cms.Accounts;
using Community.Cms.Data;
using Community.Cms.Recipes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Community.Web.Setup;

/// <summary>What happens before the first request: the database is brought up to date, and a house that has never opened is set up from its recipe.</summary>
internal sealed class SiteOpening(
    IServiceScopeFactory scopes, IServer server, IHostApplicationLifetime lifetime, IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>Opens the house; harmless when it is open.</summary>
    public async Task OpenAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<DatabaseUpgrade>().RunAsync(lifetime.ApplicationStopping);
        await services.GetRequiredService<SiteSetup>().RunAsync(configuration["Community:Setup:Recipe"] ?? "calaisis", lifetime.ApplicationStopping);

        var demo = environment.IsDevelopment() ? await services.GetRequiredService<AccountSetup>().CreateDemoAccountsAsync() : [];
        var link = configuration["Community:Setup:AdminEmail"] is { Length: > 0 } email
            ? await services.GetRequiredService<AccountSetup>().CreateFirstAdministratorAsync(email) : null;
        lifetime.ApplicationStarted.Register(() =>
        {
            Greet(demo, link);
            // What opening leaves behind would stay for hours in a quiet house.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        });
    }

    // Written to the console and not to the log: passwords and links must not end up where logs go.
    private void Greet(IReadOnlyList<DemoAccount> demo, string? link)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (demo.Count > 0)
        {
            Console.WriteLine($"{Environment.NewLine}The house is open: {address}{Environment.NewLine}Demo sign-ins (also in the data folder, demo-accounts.txt):");
            foreach (var account in demo)
                Console.WriteLine($"  {account.Role,-14} {account.Email,-34} {account.Password}");
        }
        if (link is not null)
            Console.WriteLine($"{Environment.NewLine}First administrator, one time only: {address}{link}");
    }
}
