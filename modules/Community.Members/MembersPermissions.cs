using Community.Abstractions.Security;
using Microsoft.Extensions.Localization;

namespace Community.Members;

/// <summary>What roles may allow in this module.</summary>
internal sealed class MembersPermissions(IStringLocalizer<Strings> T) : IPermissionProvider
{
    /// <summary>Read reports, warn, hide, suspend, answer appeals, decide about proposed skills.</summary>
    public const string ModerateCommunity = nameof(ModerateCommunity);

    public IEnumerable<Permission> GetPermissions() =>
        [new(ModerateCommunity, T["Moderate the community: reports, hidden things, suspended accounts, proposed skills"])];
}
