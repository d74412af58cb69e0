using System.Security.Claims;

namespace Community.Cms.Content;

internal static class Principals
{
    public static string? Id(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);
}
