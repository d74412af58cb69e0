using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Cms.Editing.Links;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Editing;

internal static class EditingServices
{
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddHttpClient<LinkProbe>(client =>
        {
            client.Timeout = TimeSpan.FromSeconds(15);
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Community-LinkCheck/1.0");
            client.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        }).ConfigurePrimaryHttpMessageHandler(PublicNetwork.Handler);
        return services
            .AddScoped<UnsavedTexts>()
            .AddScoped<EditorPresence>()
            .AddScoped<AccessibilityHints>()
            .AddScoped<SiteLinks>()
            .AddScoped<LinkBook>()
            .AddScoped<IPersonalDataSource, EditingData>()
            .AddScoped<IBackgroundTask, EditingCleanup>()
            .AddScoped<IBackgroundTask, LinkCheckTask>();
    }
}
