using System.Threading.RateLimiting;
using Community.Abstractions.Auditing;
using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Mail;
using Community.Abstractions.Modules;
using Community.Abstractions.Navigation;
using Community.Abstractions.Privacy;
using Community.Abstractions.Recipes;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Jobs.Alerts;
using Community.Jobs.Applications;
using Community.Jobs.Browse;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Jobs;

/// <summary>Local jobs: employers post, candidates find and apply, staff approve and see what became of it.</summary>
public sealed class JobsModule : ICommunityModule
{
    /// <summary>Rate limit of the forms that strangers may send.</summary>
    internal const string FormsPolicy = "jobs-forms";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <inheritdoc />
    public ModuleManifest Manifest { get; } = new(
        "Community.Jobs", "Jobs", "Employers around Calais offer jobs, candidates find them within reach of where they live, and are alerted.", ["Community.Search"]);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        JobsOptions options = new(configuration);
        services.AddSingleton(options);
        services.TryAddScoped<IOrganisations, NoOrganisations>();
        services.AddSingleton<CvStore>();
        services.AddSingleton<ViewCounts>();
        services.AddSingleton<JobWords>();
        services.AddSingleton<IContentIndexProvider, JobIndexProvider>();
        services.AddSingleton<IDefinitionNeeds, JobsNeeds>();
        services.AddScoped<IMailKindSource, JobMailKinds>();
        services.AddScoped<IOrganisationNames, OrganisationNames>();
        services.AddScoped<ISearchSource, JobSearchSource>();
        services.AddScoped<JobSearch>();
        services.AddScoped<JobDesk>();
        services.AddScoped<JobMails>();
        services.AddScoped<IBackgroundTask, LifeTask>();
        services.AddScoped<IBackgroundTask, AlertTask>();
        services.AddScoped<IBackgroundTask, RetentionTask>();
        services.AddScoped<IRetentionSource, JobsRetention>();
        services.AddScoped<IPersonalDataSource, JobPersonalData>();
        services.AddScoped<IDataRegisterSource, JobsRegister>();
        services.AddScoped<IReportableSource, JobReports>();
        services.AddScoped<IRecipeStep, JobLifeStep>();
        services.AddScoped<INavigationProvider, JobsNavigation>();
        services.AddScoped<IAuditWordSource, JobsAuditWords>();
        services.AddScoped<IHelpSource, JobsHelp>();
        services.AddScoped<IWaitingWorkSource, JobsWaiting>();
        services.AddScoped<IPermissionProvider, JobsPermissions>();
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(FormsPolicy, context => options.RateLimit <= 0 || !HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("unlimited")
            : RateLimitPartition.GetSlidingWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = options.RateLimit, Window = TimeSpan.FromMinutes(10), SegmentsPerWindow = 5, QueueLimit = 0 })));
    }

    /// <inheritdoc />
    public void DescribeTables(ModelBuilder model) => model
        .ApplyConfiguration(new JobRowConfiguration())
        .ApplyConfiguration(new EmployerRowConfiguration())
        .ApplyConfiguration(new ApplicationRowConfiguration())
        .ApplyConfiguration(new AlertRowConfiguration())
        .ApplyConfiguration(new SavedRowConfiguration());

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/emplois/flux.atom", Reading, JobFeeds.AtomAsync).AllowAnonymous();
        endpoints.MapMethods("/emplois/offres.csv", Reading, JobFeeds.CsvAsync).AllowAnonymous().CacheOutput("Public");
        endpoints.MapMethods("/emplois/cv/{id}", Reading, ApplicationFiles.CvAsync).RequireAuthorization();
        endpoints.MapMethods("/emplois/gerer/candidatures/{id}/export.csv", Reading, ApplicationFiles.ExportAsync).RequireAuthorization();
    }
}
