using Community.Abstractions.Background;
using Community.Abstractions.Changes;
using Community.Abstractions.Media;
using Community.Abstractions.Security;
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
        services.AddSingleton<ClamAv>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<MediaSizes>();
        services.AddScoped<MediaLibrary>();
        services.AddScoped<IMediaLibrary>(provider => provider.GetRequiredService<MediaLibrary>());
        services.AddScoped<MediaDesk>();
        services.AddScoped<MediaUploads>();
        services.AddSingleton<IChangeConsumer, MediaCatalogConsumer>();
        services.AddScoped<IBackgroundTask, MediaCleanupTask>();
        return services;
    }

    public static void MapMedia(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/w{width:int}/{**path}", _reading, MediaDelivery.SizeAsync).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapMethods("/media/{**path}", _reading, MediaDelivery.FileAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Maps uploads in pieces, for people who look after the library.</summary>
    public static void MapMediaUploads(this IEndpointRouteBuilder endpoints)
    {
        var uploads = endpoints.MapGroup(MediaUploads.Address).RequireAuthorization(CommonPermissions.ManageMedia).ExcludeFromDescription();
        uploads.MapPost("", (MediaUploads desk, HttpContext context) => desk.BeginAsync(context));
        uploads.MapMethods("{id}", [HttpMethods.Head], (string id, MediaUploads desk, HttpContext context) => desk.TellAsync(id, context));
        uploads.MapPost("{id}", (string id, MediaUploads desk, HttpContext context) => desk.GoOnAsync(id, context));
    }
}
