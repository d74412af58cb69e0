using System.Security.Claims;
using Community.Abstractions.Security;

namespace Community.Site.Reading;

/// <summary>A person reduced to what they share with others of the same audiences: what is read with it may be kept for all of them.</summary>
internal static class AudienceOnly
{
    /// <summary>Nobody in particular.</summary>
    public static ClaimsPrincipal Anonymous { get; } = new(new ClaimsIdentity());

    /// <summary>The same audiences, without the person.</summary>
    public static ClaimsPrincipal Of(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
            return Anonymous;
        var identity = new ClaimsIdentity("audience");
        foreach (var permission in (string[])[CommonPermissions.ReadMentoringContent, CommonPermissions.ReadStaffContent])
            if (user.HasPermission(permission))
                identity.AddClaim(new Claim(Permission.ClaimType, permission));
        return new ClaimsPrincipal(identity);
    }
}
