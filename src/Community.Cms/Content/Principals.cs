using System.Security.Claims;
using Community.Abstractions.Security;

namespace Community.Cms.Content;

/// <summary>Who may do what with which item: all of a type, or one's own.</summary>
internal static class ContentAuthorization
{
    public static bool CanView(this ClaimsPrincipal user, string type, string? owner) =>
        Has(user, CommonPermissions.ViewContent, type) || CanEdit(user, type, owner);

    public static bool CanEdit(this ClaimsPrincipal user, string type, string? owner) =>
        Can(user, CommonPermissions.EditContent, CommonPermissions.EditOwnContent, type, owner);

    public static bool CanEditAll(this ClaimsPrincipal user, string type) => Has(user, CommonPermissions.EditContent, type);

    public static bool CanPublish(this ClaimsPrincipal user, string type, string? owner) =>
        Can(user, CommonPermissions.PublishContent, CommonPermissions.PublishOwnContent, type, owner);

    public static bool CanDelete(this ClaimsPrincipal user, string type, string? owner) =>
        Can(user, CommonPermissions.DeleteContent, CommonPermissions.DeleteOwnContent, type, owner);

    public static bool CanApprove(this ClaimsPrincipal user, string type) => Has(user, CommonPermissions.ApproveContent, type);

    public static string? Id(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    private static bool Can(ClaimsPrincipal user, string all, string own, string type, string? owner) =>
        Has(user, all, type) || (owner is not null && owner == user.Id() && Has(user, own, type));

    private static bool Has(ClaimsPrincipal user, string permission, string type) =>
        user.HasPermission(permission) || user.HasPermission(CommonPermissions.ForType(permission, type));
}
