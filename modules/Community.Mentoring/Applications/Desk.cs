using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rounds;
using Community.Theme.Opale;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Applications;

/// <summary>Reading applications, and what follows when they change: who takes part, and what ends.</summary>
internal sealed class Desk(ICommunityData data, Proposals proposals, IParticipation participation, TimeProvider time)
{
    /// <summary>Roles of those who take part; the recipe says that they read what is kept for the programme.</summary>
    public const string MenteeRole = "Mentee", MentorRole = "Mentor";

    /// <summary>What somebody reads who was shown a person by the programme, rather than by the staff's page.</summary>
    public const string Profile = nameof(Profile);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Notes that staff read somebody's private answers. The caller saves before it shows them: what cannot be noted is not shown.</summary>
    public void NoteReading(ClaimsPrincipal reader, string subjectId, string what) => data.Set<PrivateReading>().Add(new()
    {
        ReaderId = reader.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", SubjectId = subjectId, What = what, ReadUtc = Now,
    });

    /// <summary>Notes and saves that a participant was shown profiles, once a day for each.</summary>
    public async Task NoteProfilesAsync(ClaimsPrincipal reader, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken)
    {
        var readerId = reader.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        var day = Now.AddDays(-1);
        var noted = await data.Set<PrivateReading>().Where(row => row.ReaderId == readerId && row.What == Profile && row.ReadUtc > day && subjects.Contains(row.SubjectId))
            .Select(row => row.SubjectId).ToListAsync(cancellationToken);
        foreach (var subject in subjects.Except(noted))
            NoteReading(reader, subject, Profile);
        await data.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Gives or takes the role of a participant by what the application is now. A mentee takes part once hers is sent, under 18 with her guardian's agreement; a mentor once approved.</summary>
    public Task ParticipateAsync(Application application, CancellationToken cancellationToken) => application switch
    {
        MenteeApplication mentee => participation.SetAsync(mentee.UserId, MenteeRole, PeopleLoader.MissingOf(mentee, Formats.Today(time), inPair: false)
            .TrueForAll(missing => missing is Missing.Languages or Missing.Times), cancellationToken),
        _ => participation.SetAsync(application.UserId, MentorRole, application is { State: ApplicationState.Approved, Consents: true }, cancellationToken),
    };

    /// <summary>Takes consent back: the application leaves every round at once, proposals and pairs that rest on it end.</summary>
    public async Task WithdrawAsync(Application application, CancellationToken cancellationToken)
    {
        (application.State, application.WithdrawnUtc) = (ApplicationState.Withdrawn, Now);
        await ParticipateAsync(application, cancellationToken);
        await proposals.LeaveAsync(application.UserId, EndReason.ConsentWithdrawn, SideOf(application), cancellationToken);
    }

    /// <summary>A guardian's agreement is given or taken back. Without it nothing goes on: what is under way ends, and the application waits.</summary>
    public async Task GuardianAsync(MenteeApplication application, bool agrees, CancellationToken cancellationToken)
    {
        application.GuardianAgreedUtc = agrees ? application.GuardianAgreedUtc ?? Now : null;
        application.ModifiedUtc = Now;
        await ParticipateAsync(application, cancellationToken);
        if (!agrees && application.IsMinorOn(Formats.Today(time)))
            await proposals.LeaveAsync(application.UserId, EndReason.ConsentWithdrawn, Side.Mentee, cancellationToken);
    }

    private static Side SideOf(Application application) => application is MenteeApplication ? Side.Mentee : Side.Mentor;
}
