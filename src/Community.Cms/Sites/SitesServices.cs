using Community.Abstractions.Changes;
using Community.Abstractions.Sites;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Community.Cms.Sites;

internal static class SitesServices
{
    public static IServiceCollection AddSites(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AfterCommit>();
        services.ConfigureDbContext<CommunityDbContext>((provider, builder) => builder.AddInterceptors(provider.GetRequiredService<AfterCommit>()));
        return services
            .AddScoped<SiteAddress>()
            .AddScoped<DocumentStore>()
            .AddScoped<SiteDocuments>()
            .AddScoped<ISiteDocuments>(provider => provider.GetRequiredService<SiteDocuments>())
            .AddScoped<MenuReader>()
            .AddSingleton<SiteCache>()
            .AddSingleton<ISiteContext>(provider => provider.GetRequiredService<SiteCache>())
            .AddSingleton<IOpeningHours, OpeningHours>()
            .AddScoped<IRetentionSource, EngineRetention>()
            .AddSingleton<IChangeConsumer, SiteCacheConsumer>();
    }
}
