using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Media;

internal static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration) => services;

    public static void MapMedia(this IEndpointRouteBuilder endpoints)
    {
    }
}
