using System.Security.Claims;
using Community.Cms.Accounts.SecondFactors;
using Microsoft.AspNetCore.Authentication;

namespace Community.Cms.Accounts.Permissions;

/// <summary>Adds to each signed-in request what the person's roles allow, from memory.</summary>
internal sealed class PermissionClaims(RolePermissions permissions) : IClaimsTransformation
{
    /// <summary>Claim of people whose role asks for a second factor that their session was not opened with.</summary>
    public const string NeedsSecondFactor = "needs-second-factor";

    private static readonly ClaimsIdentity Waiting = new([new Claim(NeedsSecondFactor, "true")], RolePermissions.IdentityType);

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.Identities.Any(identity => identity.AuthenticationType == RolePermissions.IdentityType))
            return principal;
        var roles = principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToList();
        if (roles.Count == 0)
            return principal;
        if (!SecondFactor.IsIn(principal) && await permissions.DemandSecondFactorAsync(roles))
            return new([.. principal.Identities, Waiting]);
        // A new principal: the one from the cookie is written back when the session is prolonged, and permissions do not belong into it.
        return new([.. principal.Identities, await permissions.GetIdentityAsync(roles)]);
    }
}
