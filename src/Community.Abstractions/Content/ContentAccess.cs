using System.Security.Claims;
using Community.Abstractions.Security;

namespace Community.Abstractions.Content;

/// <summary>
/// Who may do what with which item in the back office: with all of a type, or with one's own. Lists, buttons, addresses, previews and the content manager ask the same
/// rule. Who may read a published item is another one: <see cref="Reader"/>.
/// </summary>
public static class ContentAccess
{
    /// <summary>May see an item and its versions: whoever owns it, and whoever may do anything with it.</summary>
    /// <param name="user">The person.</param>
    /// <param name="type">Name of the item's type.</param>
    /// <param name="owner">Account of the item's owner; null for an item of nobody, or to ask about all of the type.</param>
    public static bool CanView(this ClaimsPrincipal user, string type, string? owner) =>
        Has(user, CommonPermissions.ViewContent, type) || IsOwn(user, owner)
        || CanEdit(user, type, owner) || CanPublish(user, type, owner) || CanDelete(user, type, owner) || CanApprove(user, type);

    /// <summary>May write it.</summary>
    /// <inheritdoc cref="CanView"/>
    public static bool CanEdit(this ClaimsPrincipal user, string type, string? owner) => Can(user, CommonPermissions.EditContent, CommonPermissions.EditOwnContent, type, owner);

    /// <summary>May publish it, take it off the site and schedule both.</summary>
    /// <inheritdoc cref="CanView"/>
    public static bool CanPublish(this ClaimsPrincipal user, string type, string? owner) => Can(user, CommonPermissions.PublishContent, CommonPermissions.PublishOwnContent, type, owner);

    /// <summary>May remove it.</summary>
    /// <inheritdoc cref="CanView"/>
    public static bool CanDelete(this ClaimsPrincipal user, string type, string? owner) => Can(user, CommonPermissions.DeleteContent, CommonPermissions.DeleteOwnContent, type, owner);

    /// <summary>May publish what was submitted, or send it back.</summary>
    /// <param name="user">The person.</param>
    /// <param name="type">Name of the item's type.</param>
    public static bool CanApprove(this ClaimsPrincipal user, string type) => Has(user, CommonPermissions.ApproveContent, type);

    /// <summary>May write a new item, which will be theirs.</summary>
    /// <inheritdoc cref="CanApprove"/>
    public static bool CanCreate(this ClaimsPrincipal user, string type) => Has(user, CommonPermissions.EditContent, type) || Has(user, CommonPermissions.EditOwnContent, type);

    private static bool Can(ClaimsPrincipal user, string all, string own, string type, string? owner) => Has(user, all, type) || (IsOwn(user, owner) && Has(user, own, type));

    private static bool IsOwn(ClaimsPrincipal user, string? owner) => owner is not null && owner == user.FindFirstValue(ClaimTypes.NameIdentifier);

    private static bool Has(ClaimsPrincipal user, string permission, string type) => user.HasPermission(permission) || user.HasPermission(CommonPermissions.ForType(permission, type));
}
