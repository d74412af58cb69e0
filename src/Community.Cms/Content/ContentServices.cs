using Community.Abstractions.Accounts;
using Community.Cms.Content.Approval;
using Community.Cms.Content.Bulk;
using Community.Cms.Content.Views;
using Community.Abstractions.Background;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Content;

internal static class ContentServices
{
    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<IHtmlText, HtmlText>()
        .AddSingleton<Patterns>()
        .AddSingleton<TaxonomyCache>()
        .AddSingleton<IChangeConsumer>(provider => provider.GetRequiredService<TaxonomyCache>())
        .AddScoped<ITaxonomies, Taxonomies>()
        .AddScoped<Autoroutes>()
        .AddScoped<ContentWriter>()
        .AddScoped<BulkDesk>()
        .AddScoped<ListViews>()
        .AddScoped<ApprovalTalk>()
        .AddScoped<IPersonalDataSource, ApprovalData>()
        .AddScoped<ContentValidator>()
        .AddScoped<ContentImporter>()
        .AddScoped<ContentManager>()
        .AddScoped<IContentManager>(provider => provider.GetRequiredService<ContentManager>())
        .AddScoped<IContentEraser, ContentEraser>()
        .AddScoped<IContentReader, ContentReader>()
        .AddScoped<IBackgroundTask, ScheduledPublishing>();
}
