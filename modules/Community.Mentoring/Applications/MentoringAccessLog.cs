using Community.Abstractions.Data;
using Community.Abstractions.Privacy;
using Community.Mentoring.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Applications;

/// <summary>Readings of private answers by the staff of the programme, for the house's log. What participants are shown of each other is no access by staff.</summary>
internal sealed class MentoringAccessLog(ICommunityData data, IStringLocalizer<Strings> T) : IAccessLogSource
{
    public async Task<IReadOnlyList<PersonalDataAccess>> FindAsync(DateTime beforeUtc, string? subjectId, int limit, CancellationToken cancellationToken)
    {
        var rows = data.Set<PrivateReading>().AsNoTracking().Where(row => row.ReadUtc < beforeUtc && row.What != Desk.Profile);
        if (subjectId is not null)
            rows = rows.Where(row => row.SubjectId == subjectId);
        return [.. (await rows.OrderByDescending(row => row.ReadUtc).Take(limit).ToListAsync(cancellationToken)).Select(row => new PersonalDataAccess(row.ReadUtc, row.ReaderId, row.SubjectId, NameOf(row.What)))];
    }

    private string NameOf(string what) => what switch
    {
        "MentorApplication" => T["Mentor application"],
        "MenteeApplication" => T["Mentee application"],
        "AvoidList" => T["Whom somebody does not want to meet"],
        _ => T["A concern"],
    };
}
