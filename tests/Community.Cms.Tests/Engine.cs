using Community.Cms.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Community.Cms.Tests;

/// <summary>The engine over an empty SQLite database in a folder of its own; no host, no pages, no pump.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private Engine(string folder, ServiceProvider provider, FakeTimeProvider clock)
    {
        (Folder, this.provider, Clock) = (folder, provider, clock);
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => provider;

    /// <param name="configure">Services of the test.</param>
    /// <param name="settings">Configuration besides the data path.</param>
    public static async Task<Engine> StartAsync(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("community-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Community:DataPath", folder), .. settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))])
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddRouting().AddLogging().AddLocalization(options => options.ResourcesPath = "Resources").AddSingleton<TimeProvider>(clock);
        services.AddCommunityCms(configuration, []);
        services.ConfigureDbContext<CommunityDbContext>(builder => builder.ReplaceService<IModelCacheKeyFactory, EngineModels>());
        configure?.Invoke(services);
        var engine = new Engine(folder, services.BuildServiceProvider(validateScopes: true), clock);
        await engine.InScopeAsync<CommunityDbContext, bool>(data => data.Database.EnsureCreatedAsync());
        return engine;
    }

    /// <summary>As a request would: a scope, a service, an answer.</summary>
    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc cref="InScopeAsync{TService,T}"/>
    public async Task InScopeAsync<TService>(Func<TService, Task> work) where TService : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, true);
    }

    // EF keeps one model for each set of services: without a service of its own, this model without modules would also be that of the hosts in other tests.
    private sealed class EngineModels(ModelCacheKeyFactoryDependencies dependencies) : ModelCacheKeyFactory(dependencies);
}
