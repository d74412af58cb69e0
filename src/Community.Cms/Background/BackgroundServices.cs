using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Community.Cms.Background;

internal static class BackgroundServices
{
    public static IServiceCollection AddBackground(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(configuration.GetSection("Community:Background").Get<BackgroundOptions>() ?? new());
        services.AddSingleton<BackgroundLeases>();
        services.AddSingleton<BackgroundRuns>();
        services.AddScoped<BackgroundTasks>();
        services.AddHostedService<BackgroundRunner>();
        return services;
    }
}
