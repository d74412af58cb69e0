using Community.Abstractions.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Auditing;

internal static class AuditServices
{
    public static IServiceCollection AddAuditing(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<IAuditTrail, AuditTrail>();
        return services;
    }
}
