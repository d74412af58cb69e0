using Community.Abstractions.Changes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Changes;

internal static class ChangesServices
{
    public static IServiceCollection AddChanges(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<ChangeFeed>()
        .AddSingleton<IChangeFeed>(provider => provider.GetRequiredService<ChangeFeed>())
        .AddHostedService<ChangePump>();
}
