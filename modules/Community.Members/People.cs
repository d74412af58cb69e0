using System.Security.Claims;
using Community.Abstractions.Security;

namespace Community.Members;

/// <summary>People, as this module asks for them.</summary>
internal static class People
{
    /// <summary>Acts for the module where rules of its own have decided already: profiles are derived from their table, whoever saves it.</summary>
    public static ClaimsPrincipal TheModule { get; } = new(new ClaimsIdentity([new(Permission.ClaimType, CommonPermissions.SiteOwner)], "Community.Members"));

    /// <summary>Account of a person; null for a visitor.</summary>
    public static string? Id(this ClaimsPrincipal person) => person.Identity?.IsAuthenticated == true ? person.FindFirstValue(ClaimTypes.NameIdentifier) : null;
}
