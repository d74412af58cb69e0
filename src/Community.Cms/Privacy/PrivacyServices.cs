using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Mail;
using Community.Abstractions.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddScoped<PrivacyDesk>()
        .AddScoped<AccessLog>()
        .AddScoped<IAccessLog>(provider => provider.GetRequiredService<AccessLog>())
        .AddScoped<IAccessLogSource>(provider => provider.GetRequiredService<AccessLog>())
        .AddScoped<IDataRegisterSource, EngineRegister>()
        .AddScoped<IPersonalDataSource, PrivacyData>()
        .AddScoped<IBackgroundTask, PrivacyRetentionTask>()
        .AddScoped<IMailKindSource, PrivacyMailKinds>();
}
