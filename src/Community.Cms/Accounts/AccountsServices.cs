using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Accounts;

internal static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration) => services;

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
    }
}
