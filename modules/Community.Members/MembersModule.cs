using System.Net.Sockets;
using System.Threading.RateLimiting;
using Community.Abstractions.Auditing;
using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Modules;
using Community.Abstractions.Navigation;
using Community.Abstractions.Privacy;
using Community.Abstractions.Recipes;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Members.Contracts;
using Community.Members.Demo;
using Community.Members.Follows;
using Community.Members.Messages;
using Community.Members.Moderation;
using Community.Members.Organisations;
using Community.Members.PersonalData;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Members;

/// <summary>Members show themselves, find each other and write to each other; staff keep the place friendly.</summary>
public sealed class MembersModule : ICommunityModule
{
    /// <summary>Rate limiting policy of the form to report something: reports in ten minutes from one address.</summary>
    internal const string ReportLimit = "members-report";

    /// <inheritdoc />
    public ModuleManifest Manifest { get; } = new(
        "Community.Members", "Members", "Members show themselves, find each other and write to each other; organisations have their pages.", ["Community.Search"]);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Community.Abstractions.Mail.IMailKindSource, MemberMailKinds>();
        services.AddScoped<IPermissionProvider, MembersPermissions>();
        services.AddScoped<MailLinks>();

        services.AddScoped<TermLists>();
        services.AddScoped<ProfileStore>();
        services.AddScoped<Guardians>();
        services.AddSingleton<GuardianLimit>();
        services.AddScoped<BusinessCard>();
        services.AddScoped<ISearchSource, ProfileSearch>();
        services.AddSingleton<IContentUrlProvider, ProfileAddress>();
        services.AddSingleton<IDefinitionNeeds, MembersNeeds>();
        services.AddScoped<ITermUses, MemberTerms>();
        services.AddScoped<IMemberProfiles, MemberProfiles>();

        services.AddScoped<OrganisationStore>();
        services.AddScoped<IOrganisations>(provider => provider.GetRequiredService<OrganisationStore>());

        services.AddScoped<ISearchSource, OrganisationSearch>();
        // After Razor Pages has set its options up, which begins a new list of conventions.
        services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddPageRoute("/Members/EditOrganisation", "/organisations/{slug}/modifier"));

        services.AddScoped<MessageDesk>();

        services.AddScoped<ModerationDesk>();
        services.AddScoped<IReportableSource, ProfileReports>();
        services.AddScoped<IReportableSource, OrganisationReports>();
        services.AddScoped<IReportableSource, MessageReports>();
        services.Configure<RateLimiterOptions>(options => AddReportLimit(options, configuration.GetValue("Community:Members:ReportLimit", 30)));
        services.AddScoped<INavigationProvider, MembersNavigation>();
        services.AddScoped<IAuditWordSource, MembersAuditWords>();
        services.AddScoped<IHelpSource, MembersHelp>();
        services.AddScoped<IWaitingWorkSource, ModerationWaiting>();

        services.AddScoped<IPersonalDataSource, MembersPersonalData>();
        services.AddScoped<IDataRegisterSource, MembersRegister>();
        services.AddScoped<IRecipeStep, MembersRecipeStep>();

        services.AddScoped<FollowStore>();
        services.AddScoped<IFollows>(provider => provider.GetRequiredService<FollowStore>());
        services.AddScoped<FollowTargets>();
        services.AddScoped<PublishedNews>();
        services.AddScoped<IBackgroundTask, DigestTask>();
    }

    /// <inheritdoc />
    public void DescribeTables(ModelBuilder model) => model
        .ApplyConfiguration(new ProfileRowConfiguration())
        .ApplyConfiguration(new SkillProposalRowConfiguration())
        .ApplyConfiguration(new OrganisationManagerRowConfiguration())
        .ApplyConfiguration(new ReportRowConfiguration())
        .ApplyConfiguration(new DecisionRowConfiguration())
        .ApplyConfiguration(new MessageRowConfiguration())
        .ApplyConfiguration(new BlockRowConfiguration())
        .ApplyConfiguration(new MessageSettingsRowConfiguration())
        .ApplyConfiguration(new FollowRowConfiguration())
        .ApplyConfiguration(new FollowNewsRowConfiguration())
        .ApplyConfiguration(new DigestRowConfiguration());

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var mine = endpoints.MapGroup("/mon-profil").RequireAuthorization();
        mine.MapGet("/carte.vcf", (BusinessCard card, HttpContext http, CancellationToken cancellationToken) => card.VCardAsync(http, cancellationToken));
        mine.MapGet("/qr.svg", (BusinessCard card, HttpContext http, CancellationToken cancellationToken) => card.QrCodeAsync(http, cancellationToken));
    }

    // One household has one IPv4 address, but a whole /64 of IPv6.
    private static void AddReportLimit(RateLimiterOptions options, int most) => options.AddPolicy(ReportLimit, http =>
    {
        if (most <= 0 || !HttpMethods.IsPost(http.Request.Method))
            return RateLimitPartition.GetNoLimiter("");
        var address = http.Connection.RemoteIpAddress?.MapToIPv6().GetAddressBytes() ?? new byte[16];
        var isIPv4 = http.Connection.RemoteIpAddress is { AddressFamily: AddressFamily.InterNetwork } or { IsIPv4MappedToIPv6: true };
        return RateLimitPartition.GetFixedWindowLimiter(
            Convert.ToHexString(address, 0, isIPv4 ? 16 : 8), _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(10), QueueLimit = 0 });
    });
}
