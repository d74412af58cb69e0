using Community.Abstractions.Auditing;
using Community.Abstractions.Background;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Auditing;

internal static class AuditServices
{
    public static IServiceCollection AddAuditing(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<AuditReader>();
        services.AddScoped<IBackgroundTask, AuditRetentionTask>();
        return services;
    }
}
