using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;

namespace Community.Cms.Admin.Contents;

/// <summary>What one person may do with content, by the rule of <see cref="ContentAccess"/>: here it decides which buttons there are and which addresses open.</summary>
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

    /// <inheritdoc cref="ContentAccess.CanCreate"/>
    public bool CanCreate(string type) => user.CanCreate(type);

    /// <inheritdoc cref="ContentAccess.CanView"/>
    public bool CanView(string type, string? owner) => user.CanView(type, owner);

    /// <inheritdoc cref="ContentAccess.CanEdit"/>
    public bool CanEdit(string type, string? owner) => user.CanEdit(type, owner);

    /// <inheritdoc cref="ContentAccess.CanPublish"/>
    public bool CanPublish(string type, string? owner) => user.CanPublish(type, owner);

    /// <inheritdoc cref="ContentAccess.CanDelete"/>
    public bool CanRemove(string type, string? owner) => user.CanDelete(type, owner);

    /// <inheritdoc cref="ContentAccess.CanApprove"/>
    public bool CanApprove(string type) => user.CanApprove(type);

    /// <inheritdoc cref="CanView(string, string?)"/>
    public bool CanView(ContentItem item) => CanView(item.ContentType, item.Owner);

    /// <inheritdoc cref="CanEdit(string, string?)"/>
    public bool CanEdit(ContentItem item) => CanEdit(item.ContentType, item.Owner);
}
