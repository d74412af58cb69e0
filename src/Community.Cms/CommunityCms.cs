using Community.Abstractions.Modules;
using Community.Cms.Accessibility;
using Community.Cms.Accounts;
using Community.Cms.Auditing;
using Community.Cms.Background;
using Community.Cms.Changes;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Definitions;
using Community.Cms.Editing;
using Community.Cms.Mail;
using Community.Cms.Media;
using Community.Cms.Privacy;
using Community.Cms.Recipes;
using Community.Cms.Sites;
using Community.Cms.Accounts.SecondFactors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Cms;

/// <summary>The embedded engine, as a host adds it.</summary>
public static class CommunityCms
{
    /// <summary>Registers the engine. <c>Community:DataPath</c> must hold the absolute path of the data folder.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="known">Every module the host knows, enabled or not: their tables are part of the model.</param>
    public static IServiceCollection AddCommunityCms(
        this IServiceCollection services, IConfiguration configuration, IReadOnlyList<ICommunityModule> known) => services
        .AddSingleton<IStringLocalizerFactory, Sentences>()
        .AddData(configuration, known)
        .AddDefinitions(configuration)
        .AddContent(configuration)
        .AddChanges(configuration)
        .AddSites(configuration)
        .AddRecipes(configuration)
        .AddMedia(configuration)
        .AddMail(configuration)
        .AddBackground(configuration)
        .AddEditing()
        .AddAccessibility()
        .AddAuditing()
        .AddPrivacy()
        .AddAccounts(configuration);

    /// <summary>The engine's part between authorization and the endpoints: nobody passes whose role asks for a second factor that is missing.</summary>
    public static void UseCommunityCms(this IApplicationBuilder app) => app.UseSecondFactorDemand();

    /// <summary>Maps the engine's endpoints that are not Razor Pages.</summary>
    public static void MapCommunityCms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMedia();
        endpoints.MapMediaUploads();
        endpoints.MapAccounts();
    }
}
