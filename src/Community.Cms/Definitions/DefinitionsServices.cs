using Community.Abstractions.Changes;
using Community.Abstractions.Definitions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Definitions;

internal static class DefinitionsServices
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services, IConfiguration configuration) => services
        .AddLocalization()
        .AddSingleton<DefinitionMerge>()
        .AddSingleton<DefinitionCache>()
        .AddSingleton<IChangeConsumer, DefinitionCacheConsumer>()
        .AddSingleton<DefinitionGuard>()
        .AddSingleton<IDefinitionNeeds, EngineNeeds>()
        .AddScoped<ContentDefinitionManager>()
        .AddScoped<IContentDefinitionManager>(provider => provider.GetRequiredService<ContentDefinitionManager>())
        .AddScoped<DefinitionDesk>()
        .AddScoped<DefinitionImpact>();
}
