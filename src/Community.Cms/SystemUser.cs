using System.Security.Claims;
using Community.Abstractions.Security;

namespace Community.Cms;

/// <summary>Who acts when no person does: set-up, schedules.</summary>
public static class SystemUser
{
    /// <summary>May do everything; has no account, so nothing is owned by it.</summary>
    public static ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity(
        [new(Permission.ClaimType, CommonPermissions.SiteOwner)], "System"));
}
