using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Modules;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Members.Contracts;
using Community.Members.Follows;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Community.Members;

/// <summary>Members show themselves, find each other and write to each other; staff keep the place friendly.</summary>
public sealed class MembersModule : ICommunityModule
{
    /// <inheritdoc />
    public ModuleManifest Manifest { get; } = new(
        "Community.Members", "Members", "Members show themselves, find each other and write to each other; organisations have their pages.", ["Community.Search"]);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<IPermissionProvider, MembersPermissions>();
        services.AddScoped<MailLinks>();

        services.AddScoped<TermLists>();
        services.AddScoped<ProfileStore>();
        services.AddScoped<Guardians>();
        services.AddScoped<BusinessCard>();
        services.AddScoped<ISearchSource, ProfileSearch>();
        services.AddSingleton<IContentUrlProvider, ProfileAddress>();
        services.AddScoped<IMemberProfiles, MemberProfiles>();

        services.AddScoped<OrganisationStore>();
        services.AddScoped<IOrganisations>(provider => provider.GetRequiredService<OrganisationStore>());

        services.AddScoped<FollowStore>();
        services.AddScoped<IFollows>(provider => provider.GetRequiredService<FollowStore>());
        services.AddScoped<FollowTargets>();
        services.AddScoped<IBackgroundTask, DigestTask>();
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var mine = endpoints.MapGroup("/mon-profil").RequireAuthorization();
        mine.MapGet("/carte.vcf", (BusinessCard card, HttpContext http, CancellationToken cancellationToken) => card.VCardAsync(http, cancellationToken));
        mine.MapGet("/qr.svg", (BusinessCard card, HttpContext http, CancellationToken cancellationToken) => card.QrCodeAsync(http, cancellationToken));
    }
}
