using Community.Abstractions.Security;

namespace Community.Cms.Accounts.Permissions;

/// <summary>A permission for one content type, such as <c>EditOwn_NewsArticle</c>, and what implies it.</summary>
internal static class TypePermission
{
    /// <summary>The permissions that exist for each type, as they are called for all types.</summary>
    public static IReadOnlyList<string> OfContent { get; } =
    [
        CommonPermissions.ViewContent, CommonPermissions.EditContent, CommonPermissions.EditOwnContent, CommonPermissions.PublishContent,
        CommonPermissions.PublishOwnContent, CommonPermissions.DeleteContent, CommonPermissions.DeleteOwnContent, CommonPermissions.ApproveContent,
    ];

    /// <summary>The permission for all types and the type; null when the name is of another form.</summary>
    public static (string General, string Type)? Read(string name)
    {
        int line = name.IndexOf('_', StringComparison.Ordinal);
        if (line <= 0 || line == name.Length - 1)
            return null;
        var type = name[(line + 1)..];
        return OfContent.FirstOrDefault(permission => CommonPermissions.ForType(permission, type) == name) is { } general ? (general, type) : null;
    }

    /// <summary>The permissions any of which is enough: the name itself, the one for all types, and those for everybody's content; empty when the name is of another form.</summary>
    public static IReadOnlyList<string> EnoughFor(string name)
    {
        if (Read(name) is not var (general, type))
            return [];
        var all = general.Replace("Own", "", StringComparison.Ordinal);
        return all == general ? [name, general] : [name, general, CommonPermissions.ForType(all, type), all];
    }
}
