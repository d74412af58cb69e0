using System.Security.Claims;
using Community.Abstractions.Data;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Members.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Moderation;

/// <summary>What waits for moderators: reported things, appeals, and skills that members proposed.</summary>
internal sealed class ModerationWaiting(ICommunityData data, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (!user.HasPermission(MembersPermissions.ModerateCommunity))
            return [];
        // A thing that several people reported is one thing to decide.
        var reported = await data.Set<ReportRow>().AsNoTracking().Where(row => row.DecisionId == null).GroupBy(row => new { row.Kind, row.TargetId })
            .Select(thing => new { Id = thing.Min(row => row.Id)!, Title = thing.Min(row => row.Title)!, Since = thing.Min(row => row.CreatedUtc) })
            .OrderBy(thing => thing.Since).ThenBy(thing => thing.Id).Take(limit).ToListAsync(cancellationToken);
        var appeals = await data.Set<DecisionRow>().AsNoTracking().Where(row => row.AppealUtc != null && row.AnsweredUtc == null)
            .OrderBy(row => row.AppealUtc).Take(limit).Select(row => new { row.Id, row.Title, Since = row.AppealUtc!.Value }).ToListAsync(cancellationToken);
        List<WaitingWork> waiting =
        [
            .. reported.Select(thing => new WaitingWork(WaitingReason.ToApprove, thing.Title, T["Reported"], $"~/admin/moderation/{thing.Id}", thing.Since)),
            .. appeals.Select(appeal => new WaitingWork(WaitingReason.ToApprove, appeal.Title, T["Appeal against a decision"], $"~/admin/moderation/appel/{appeal.Id}", appeal.Since)),
        ];
        var proposals = data.Set<SkillProposalRow>().AsNoTracking().Where(row => row.Accepted == null);
        if (await proposals.CountAsync(cancellationToken) is > 0 and var count)
            waiting.Add(new(WaitingReason.ToApprove, count == 1 ? T["One proposed skill"] : T["{0} proposed skills", count], T["Proposed skills"], "~/admin/savoir-faire", await proposals.MinAsync(row => row.CreatedUtc, cancellationToken)));
        return waiting;
    }
}
