using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Background;

internal static class BackgroundServices
{
    public static IServiceCollection AddBackground(this IServiceCollection services, IConfiguration configuration) => services;
}
