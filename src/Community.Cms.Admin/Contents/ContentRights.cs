using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;

namespace Community.Cms.Admin.Contents;

/// <summary>What one person may do with content. The content manager checks again: here it decides which buttons there are and which addresses open.</summary>
/// <param name="user">The person.</param>
internal sealed class ContentRights(ClaimsPrincipal user)
{
    /// <summary>The person; null for a visitor.</summary>
    public string? UserId { get; } = user.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>May see the contents of others in the list.</summary>
    public bool CanViewAll => user.HasPermission(CommonPermissions.ViewContent);

    /// <summary>May see the library to pick from it.</summary>
    public bool CanPickMedia => user.HasPermission(CommonPermissions.ManageMedia);

    /// <summary>Whether <paramref name="owner"/> is this person.</summary>
    public bool IsOwn(string? owner) => UserId is not null && owner == UserId;

    /// <summary>May write a new item, which will be theirs.</summary>
    public bool CanCreate(string type) => Has(CommonPermissions.EditContent, type) || Has(CommonPermissions.EditOwnContent, type);

    public bool CanView(string type, string? owner) =>
        Has(CommonPermissions.ViewContent, type) || IsOwn(owner) || CanEdit(type, owner) || CanPublish(type, owner);

    public bool CanEdit(string type, string? owner) => AnyOrOwn(CommonPermissions.EditContent, CommonPermissions.EditOwnContent, type, owner);

    public bool CanPublish(string type, string? owner) => AnyOrOwn(CommonPermissions.PublishContent, CommonPermissions.PublishOwnContent, type, owner);

    public bool CanRemove(string type, string? owner) => AnyOrOwn(CommonPermissions.DeleteContent, CommonPermissions.DeleteOwnContent, type, owner);

    /// <summary>May publish what was submitted, or send it back.</summary>
    public bool CanApprove(string type) => Has(CommonPermissions.ApproveContent, type);

    /// <inheritdoc cref="CanView(string, string?)"/>
    public bool CanView(ContentItem item) => CanView(item.ContentType, item.Owner);

    /// <inheritdoc cref="CanEdit(string, string?)"/>
    public bool CanEdit(ContentItem item) => CanEdit(item.ContentType, item.Owner);

    private bool AnyOrOwn(string any, string own, string type, string? owner) => Has(any, type) || (IsOwn(owner) && Has(own, type));

    private bool Has(string permission, string type) =>
        user.HasPermission(permission) || user.HasPermission(CommonPermissions.ForType(permission, type));
}
