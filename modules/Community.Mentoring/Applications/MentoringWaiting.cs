using System.Security.Claims;
using Community.Abstractions.Data;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Mentoring.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Applications;

/// <summary>What waits in the programme. Names of people stay on the programme's own pages: here is only how many wait, and since when.</summary>
internal sealed class MentoringWaiting(ICommunityData data, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        List<WaitingWork> waiting = [];
        if (user.HasPermission(MentoringPermissions.ManageMentoring))
        {
            var mentors = data.Set<MentorApplication>().AsNoTracking().Where(row => row.State == ApplicationState.Submitted);
            if (await mentors.CountAsync(cancellationToken) is > 0 and var applied)
                waiting.Add(new(WaitingReason.ToApprove, applied == 1 ? T["One mentor to approve"] : T["{0} mentors to approve", applied], T["Mentoring"],
                    "~/admin/mentorat/personnes?qui=mentors&etat=Submitted", await mentors.MinAsync(row => row.SubmittedUtc ?? row.CreatedUtc, cancellationToken)));
            var questions = data.Set<PortraitQuestion>().AsNoTracking().Where(row => row.PublishedUtc == null);
            if (await questions.CountAsync(cancellationToken) is > 0 and var asked)
                waiting.Add(new(WaitingReason.ToApprove, asked == 1 ? T["One question of a school"] : T["{0} questions of schools", asked], T["Mentoring"],
                    "~/admin/mentorat/questions", await questions.MinAsync(row => row.CreatedUtc, cancellationToken)));
        }
        // Concerns are for the named people alone, even how many there are.
        if (user.HasPermission(MentoringPermissions.HandleMentoringConcerns) && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } me)
        {
            var concerns = data.Set<Concern>().AsNoTracking().Where(row => row.HandledUtc == null && data.Set<ConcernContact>().Any(contact => contact.UserId == me));
            if (await concerns.CountAsync(cancellationToken) is > 0 and var open)
                waiting.Add(new(WaitingReason.ToFix, open == 1 ? T["One concern"] : T["{0} concerns", open], T["Mentoring: concerns"],
                    "~/admin/mentorat/signalements", await concerns.MinAsync(row => row.CreatedUtc, cancellationToken), new(me, user.Identity?.Name ?? "")));
        }
        return waiting;
    }
}
