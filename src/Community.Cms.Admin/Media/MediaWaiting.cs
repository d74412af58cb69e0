using System.Security.Claims;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Media;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Media;

/// <summary>What the library asks of staff: rights that run out, and pictures that nobody described.</summary>
internal sealed class MediaWaiting(MediaDesk desk, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (!user.HasPermission(CommonPermissions.ManageMedia) || limit < 1)
            return [];
        List<WaitingWork> waiting = [.. (await desk.ExpiringAsync(limit, cancellationToken)).Select(row => new WaitingWork(
            WaitingReason.ToFix, row.Title ?? Path.GetFileName(row.Path), row.ExpiresOn < desk.Today ? T["Picture rights that have ended"] : T["Picture rights that end soon"],
            MediaAddress.Of(row.Path), (row.ExpiresOn!.Value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - MediaDesk.ExpiryWarning)))];
        if (await desk.ToDescribeAsync(cancellationToken) is { Count: > 0 and var count, SinceUtc: var since })
            waiting.Add(new(WaitingReason.ToFix, count == 1 ? T["One picture without a description"] : T["{0} pictures without a description", count], T["Media"], "~/admin/medias?state=describe", since));
        return [.. waiting.OrderBy(work => work.SinceUtc).Take(limit)];
    }
}

/// <summary>Addresses of the library's pages.</summary>
internal static class MediaAddress
{
    /// <summary>The page of a file, app-relative.</summary>
    public static string Of(string path) => $"~/admin/medias/fichier?path={Uri.EscapeDataString(path)}";

    /// <summary>The list of a folder, app-relative.</summary>
    public static string OfFolder(string folder) => folder.Length == 0 ? "~/admin/medias" : $"~/admin/medias?folder={Uri.EscapeDataString(folder)}";
}
