using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Mail;
using Community.Abstractions.Navigation;
using Community.Abstractions.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Accessibility;

internal static class AccessibilityServices
{
    private const int LargestPage = 4_000_000;

    public static IServiceCollection AddAccessibility(this IServiceCollection services)
    {
        services.AddHttpClient<OwnPages>(client =>
        {
            client.Timeout = TimeSpan.FromSeconds(15);
            client.MaxResponseContentBufferSize = LargestPage;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Community-AccessibilityCheck/1.0");
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        }).ConfigurePrimaryHttpMessageHandler(OwnPages.Handler);
        return services
            .AddScoped<PageChecks>()
            .AddSingleton<AccessibilityScan>()
            .AddScoped<AccessibilityReports>()
            .AddScoped<IMailKindSource, AccessibilityMailKinds>()
            .AddScoped<IRetentionSource, AccessibilityRetention>()
            .AddScoped<IPersonalDataSource, ReporterData>()
            .AddScoped<IWaitingWorkSource, ReportsWaiting>()
            .AddScoped<IBackgroundTask, AccessibilityTask>()
            .AddScoped<IBackgroundTask, AccessibilityCleanup>();
    }
}
