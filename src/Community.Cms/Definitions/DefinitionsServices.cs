using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Definitions;

internal static class DefinitionsServices
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services, IConfiguration configuration) => services;
}
