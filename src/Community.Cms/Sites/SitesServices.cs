using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Sites;

internal static class SitesServices
{
    public static IServiceCollection AddSites(this IServiceCollection services, IConfiguration configuration) => services;
}
