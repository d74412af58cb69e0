using Community.Abstractions.Auditing;
using Community.Abstractions.Background;
using Community.Abstractions.Changes;
using Community.Abstractions.Modules;
using Community.Abstractions.Navigation;
using Community.Abstractions.Recipes;
using Community.Abstractions.Search;
using Community.Abstractions.Sites;
using Community.Search.Gold;
using Community.Search.Indexing;
using Community.Search.Pages.Search;
using Community.Search.Queries;
using Community.Search.Searching;
using Community.Search.SynonymLists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Search;

/// <summary>One search over everything on the site.</summary>
public sealed class SearchModule : ICommunityModule
{
    /// <inheritdoc />
    public ModuleManifest Manifest { get; } = new(
        "Community.Search", "Search", "Anyone finds everything they may read, through one search with facets and suggestions.", []);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new SearchIndex(
            Path.Combine(configuration["Community:DataPath"] ?? "App_Data", "search"), provider.GetRequiredService<ILogger<SearchIndex>>()));
        services.AddSingleton<SynonymStore>();
        services.AddSingleton<SearchIndexer>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<SearchIndexer>());
        services.AddSingleton<SearchService>();
        services.AddSingleton<ISearchService>(provider => provider.GetRequiredService<SearchService>());
        services.AddSingleton<PlaceDirectory>();
        services.AddScoped<DocumentBuilder>();
        services.AddScoped<SearchFacets>();
        services.AddScoped<IRecipeStep, SynonymsRecipeStep>();
        services.AddScoped<INavigationProvider, SearchNavigation>();
        services.AddScoped<IAuditWordSource, SearchAuditWords>();
        services.AddScoped<IHelpSource, SearchHelp>();
        services.AddSingleton<QueryLog>();
        services.AddHostedService(provider => provider.GetRequiredService<QueryLog>());
        services.AddScoped<QueryReport>();
        services.AddScoped<IBackgroundTask, QueryRetentionTask>();
        services.AddScoped<IRetentionSource, QueryRetention>();
        services.AddScoped<GoldScorer>();
        services.AddScoped<IBackgroundTask, GoldScoreTask>();
        services.AddScoped<IRecipeStep, GoldRecipeStep>();
    }

    /// <inheritdoc />
    public void DescribeTables(ModelBuilder model) => model
        .ApplyConfiguration(new SearchQueryConfiguration())
        .ApplyConfiguration(new GoldScoreConfiguration());

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/recherche/suggestions", SearchSuggestions.GetAsync).AllowAnonymous();
}
