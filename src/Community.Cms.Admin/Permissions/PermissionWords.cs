using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Permissions;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Permissions;

/// <summary>Permissions in plain words, also those for one content type.</summary>
internal sealed class PermissionWords(IEnumerable<IPermissionProvider> providers, IStringLocalizer<Strings> T)
{
    private Dictionary<string, string>? declared;

    /// <summary>What a permission allows; a name that nobody declares any more stays as it is.</summary>
    public string NameOf(string permission, ContentDefinitions known)
    {
        declared ??= providers.SelectMany(provider => provider.GetPermissions()).DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Description);
        if (declared.TryGetValue(permission, out var description))
            return description;
        return TypePermission.Read(permission) is var (general, type) ? T["{0}: {1}", OfOneType(general), known.FindType(type)?.DisplayName ?? type] : permission;
    }

    /// <summary>What a permission for contents allows where the type is said beside it.</summary>
    public string OfOneType(string general) => general switch
    {
        CommonPermissions.ViewContent => T["See all of them in the back office"],
        CommonPermissions.EditContent => T["Write all of them"],
        CommonPermissions.EditOwnContent => T["Write their own"],
        CommonPermissions.PublishContent => T["Publish and unpublish all of them"],
        CommonPermissions.PublishOwnContent => T["Publish and unpublish their own"],
        CommonPermissions.DeleteContent => T["Remove all of them"],
        CommonPermissions.DeleteOwnContent => T["Remove their own"],
        _ => T["Approve what was submitted, or send it back"],
    };
}
