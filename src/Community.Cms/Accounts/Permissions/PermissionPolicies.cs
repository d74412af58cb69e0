using Community.Abstractions.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Community.Cms.Accounts.Permissions;

/// <summary>Every permission is a policy of the same name. A name that no module declares is no policy, and the framework says so at first use.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options, IServiceScopeFactory scopes) : DefaultAuthorizationPolicyProvider(options)
{
    private readonly Lazy<Dictionary<string, AuthorizationPolicy>> _policies = new(() => Declared(scopes));

    public override bool AllowsCachingPolicies => true;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (await base.GetPolicyAsync(policyName) is { } policy)
            return policy;
        if (_policies.Value.TryGetValue(policyName, out policy))
            return policy;
        return TypePermission.EnoughFor(policyName) is { Count: > 0 } enough ? Requiring(enough) : null;
    }

    /// <summary>
    /// An endpoint that states nothing is closed to all but the owner of the site. Addresses that lead nowhere are left to the host's « not found ».
    /// </summary>
    public static AuthorizationPolicy Fallback { get; } = new AuthorizationPolicyBuilder()
        .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is null
            || context.User.HasPermission(CommonPermissions.SiteOwner))
        .Build();

    private static Dictionary<string, AuthorizationPolicy> Declared(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices<IPermissionProvider>()
            .SelectMany(provider => provider.GetPermissions())
            .Select(permission => permission.Name)
            .Distinct()
            .ToDictionary(name => name, name => Requiring([name]));
    }

    private static AuthorizationPolicy Requiring(IReadOnlyList<string> enough) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => enough.Any(permission => context.User.HasPermission(permission)))
        .Build();
}
