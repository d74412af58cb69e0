using Community.Abstractions.Background;
using Community.Abstractions.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Community.Cms.Media;

internal static class MediaServices
{
    private static readonly string[] _reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddSingleton(configuration.GetSection("Community:Media").Get<MediaOptions>() ?? new());
        services.AddSingleton(new MediaStore(Path.GetFullPath(configuration["Community:DataPath"]!)));
        services.AddSingleton(new MediaAddresses((configuration["Community:PathBase"] ?? "").TrimEnd('/')));
        services.AddSingleton<MediaCatalog>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<MediaSizes>();
        services.AddScoped<MediaLibrary>();
        services.AddScoped<IMediaLibrary>(provider => provider.GetRequiredService<MediaLibrary>());
        services.AddScoped<IBackgroundTask, MediaCleanupTask>();
        return services;
    }

    public static void MapMedia(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/w{width:int}/{**path}", _reading, MediaDelivery.SizeAsync).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapMethods("/media/{**path}", _reading, MediaDelivery.FileAsync).AllowAnonymous().ExcludeFromDescription();
    }
}
