using System.Security.Claims;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Privacy;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Start;

/// <summary>Requests about personal data that wait for their answer.</summary>
internal sealed class PrivacyWaiting(PrivacyDesk desk, TimeProvider time, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (!user.HasPermission(CommonPermissions.ManagePrivacy))
            return [];
        var now = time.GetUtcNow().UtcDateTime;
        return [.. (await desk.ListAsync(open: true, 1, cancellationToken)).Requests.Take(limit).Select(request => new WaitingWork(
            request.DueUtc < now ? WaitingReason.ToFix : WaitingReason.ToApprove, request.Name, request.DueUtc < now ? T["Request about personal data, too late"] : T["Request about personal data"],
            $"~/admin/vie-privee/demandes/{request.Id}", request.ReceivedUtc))];
    }
}
