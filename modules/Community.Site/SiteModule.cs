using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Modules;
using Community.Members.Contracts;
using Community.Site.Agenda;
using Community.Site.Blocks;
using Community.Site.Display;
using Community.Site.Feeds;
using Community.Site.Moderation;
using Community.Site.Partners;
using Community.Site.Reading;
using Community.Site.SearchEngines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Site;

/// <summary>The house's public face: what visitors read.</summary>
public sealed class SiteModule : ICommunityModule
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <inheritdoc />
    public ModuleManifest Manifest { get; } = new(
        "Community.Site", "Public site", "Visitors read the front page, the news, the agenda, the places and every other page.", []);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<SitePathConstraint>(SitePathConstraint.Name));
        services.AddSingleton<BlockCache>();
        services.AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<BlockCache>());
        services.AddSingleton<IContentUrlProvider, PartnerAddress>();
        services.AddSingleton<IContentIndexProvider, EventIndexProvider>();
        services.AddSingleton<IDefinitionNeeds, SiteNeeds>();
        services.AddScoped<KeptReader>();
        services.AddScoped<EventFinder>();
        services.AddScoped<UpcomingEvents>();
        services.AddScoped<CardContexts>();
        services.AddScoped<CardMaker>();
        services.AddScoped<BlockLoader>();
        services.AddScoped<ContentViewer>();
        services.AddScoped<CalendarEndpoints>();
        services.AddScoped<NewsFeed>();
        services.AddScoped<IReportableSource, ReportablePages>();
    }

    /// <inheritdoc />
    public void DescribeTables(ModelBuilder model) => model
        .ApplyConfiguration(new EventIndexConfiguration());

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("").AllowAnonymous().CacheOutput("Public");
        open.MapMethods("/agenda.ics", Reading, (CalendarEndpoints calendar, HttpRequest request, CancellationToken cancellationToken) => calendar.FeedAsync(request, cancellationToken));
        open.MapMethods("/agenda/{id:length(26)}.ics", Reading, (string id, CalendarEndpoints calendar, HttpContext http, CancellationToken cancellationToken) => calendar.OneAsync(id, http, cancellationToken));
        open.MapMethods("/actualites/flux.atom", Reading, (NewsFeed feed, HttpRequest request, string? theme, CancellationToken cancellationToken) => feed.GetAsync(request, theme, cancellationToken));
        open.MapMethods("/sitemap.xml", Reading, Sitemap.GetAsync);
        open.MapMethods("/robots.txt", Reading, Sitemap.RobotsAsync);
        open.MapMethods("/favicon.ico", Reading, (HttpRequest request) =>
            Results.Redirect($"{SiteAddress.PathBase(request)}/Community.Theme.Opale/mark.svg", permanent: true));
    }
}
