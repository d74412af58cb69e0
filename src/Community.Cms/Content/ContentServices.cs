using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Content;

internal static class ContentServices
{
    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration) => services;
}
