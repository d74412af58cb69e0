using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;

namespace Community.Mentoring.Applications;

/// <summary>Reading and ending applications.</summary>
internal sealed class Desk(ICommunityData data, Proposals proposals, TimeProvider time)
{
    /// <summary>Notes that staff read somebody's private answers. The caller saves before it shows them: what cannot be noted is not shown.</summary>
    public void NoteReading(ClaimsPrincipal reader, string subjectId, string what) => data.Set<PrivateReading>().Add(new()
    {
        ReaderId = reader.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", SubjectId = subjectId, What = what, ReadUtc = time.GetUtcNow().UtcDateTime,
    });

    /// <summary>Takes consent back: the application leaves every round at once, proposals and pairs of the person end.</summary>
    public async Task WithdrawAsync(Application application, CancellationToken cancellationToken)
    {
        (application.State, application.WithdrawnUtc) = (ApplicationState.Withdrawn, time.GetUtcNow().UtcDateTime);
        await proposals.LeaveAsync(application.UserId, EndReason.ConsentWithdrawn, cancellationToken);
    }
}
