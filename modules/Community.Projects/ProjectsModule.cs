using Community.Abstractions.Auditing;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Media;
using Community.Abstractions.Modules;
using Community.Abstractions.Navigation;
using Community.Abstractions.Privacy;
using Community.Abstractions.Recipes;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Members.Contracts;
using Community.Projects.Data;
using Community.Projects.Moderation;
using Community.Projects.Recipes;
using Community.Projects.Searching;
using Community.Projects.Showing;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Projects;

/// <summary>Showcases: people present what they make, and others help them.</summary>
public sealed class ProjectsModule : ICommunityModule
{
    /// <inheritdoc />
    public ModuleManifest Manifest { get; } = new(
        "Community.Projects", "Projects", "Members present projects, tell their news and find people who help.", []);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection();
        services.AddSingleton<IPermissionProvider, ProjectsPermissions>();
        services.AddScoped<Community.Abstractions.Mail.IMailKindSource, ProjectMailKinds>();
        services.AddScoped<INavigationProvider, ProjectsNavigation>();
        services.AddScoped<IAuditWordSource, ProjectsAuditWords>();
        services.AddScoped<IHelpSource, ProjectsHelp>();
        services.AddScoped<IContentIndexProvider, ProjectIndexProvider>();
        services.AddSingleton<IDefinitionNeeds, ProjectsNeeds>();
        services.AddScoped<ISearchSource, ProjectSearchSource>();
        services.AddScoped<IReportableSource, ReportableProjects>();
        services.AddScoped<IReportableSource, ReportableEntries>();
        services.AddScoped<IReportableSource, ReportableComments>();
        services.AddScoped<IPersonalDataSource, ProjectsPersonalData>();
        services.AddScoped<IDataRegisterSource, ProjectsRegister>();
        services.AddScoped<IRecipeStep, ProjectsRecipeStep>();
        services.AddScoped<IMediaUses, JournalPictures>();
        services.AddScoped<ProjectWords>();
        services.AddScoped<ProjectCards>();
        services.AddScoped<ProjectPages>();
        services.AddScoped<ProjectMails>();
        services.AddScoped<ProjectDesk>();
        services.AddScoped<Acquaintances>();
        services.AddScoped<FeaturedProjects>();
        services.AddScoped<ProjectsFeed>();
    }

    /// <inheritdoc />
    public void DescribeTables(ModelBuilder model) => model
        .ApplyConfiguration(new ProjectRowConfiguration())
        .ApplyConfiguration(new TeamRowConfiguration())
        .ApplyConfiguration(new EntryRowConfiguration())
        .ApplyConfiguration(new CommentRowConfiguration())
        .ApplyConfiguration(new AppreciationRowConfiguration())
        .ApplyConfiguration(new OfferRowConfiguration())
        .ApplyConfiguration(new TakeOverRowConfiguration())
        .ApplyConfiguration(new FeatureRowConfiguration())
        .ApplyConfiguration(new MuteRowConfiguration());

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/projets/flux.atom", [HttpMethods.Get, HttpMethods.Head], (ProjectsFeed feed, HttpRequest request, CancellationToken cancellationToken) => feed.GetAsync(request, cancellationToken))
            .AllowAnonymous().CacheOutput("Public");
}
