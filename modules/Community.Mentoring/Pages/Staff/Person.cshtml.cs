using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rounds;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Staff;

/// <summary>One application in full. Opening it is noted before it is shown. Drafts, and what somebody took back, are nobody's to read.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class PersonModel(
    ICommunityData data, Desk desk, Space space, PeopleLoader people, IUserDirectory users, MentoringMails mails, IAuditTrail audit, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    public Application Row { get; private set; } = null!;
    public MenteeApplication? Mentee => Row as MenteeApplication;
    public MentorApplication? Mentor => Row as MentorApplication;
    public string Name { get; private set; } = "";
    public SkillTable Skills { get; private set; } = new([]);
    public IReadOnlyList<(string Id, string Name)> Avoided { get; private set; } = [];
    /// <summary>Names of the mentors she would like.</summary>
    public IReadOnlyList<string> Wished { get; private set; } = [];
    public IReadOnlyList<UserSummary> Found { get; private set; } = [];

    [BindProperty]
    public string? Note { get; set; }
    [BindProperty]
    public string? Answer { get; set; }
    [BindProperty]
    public string? Search { get; set; }

    public async Task<IActionResult> OnGetAsync(string qui, string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(qui, id, cancellationToken))
            return NotFound();
        desk.NoteReading(User, Row.UserId, qui == "mentors" ? "MentorApplication" : "MenteeApplication");
        await data.SaveChangesAsync(cancellationToken);
        Note = Mentor?.InterviewNote;
        Answer = Mentor?.Answer;
        return Page();
    }

    public Task<IActionResult> OnPostApproveAsync(string qui, string id, CancellationToken cancellationToken) => ChangeAsync(qui, id, "MentorApproved", async (mentor, token) =>
    {
        if (!mentor.Consents || mentor.CharterUtc is null || mentor.State is ApplicationState.Draft or ApplicationState.Withdrawn)
            return T["Without consent and a signed charter nobody can be approved."];
        (mentor.State, mentor.ApprovedUtc, mentor.Answer) = (ApplicationState.Approved, time.GetUtcNow().UtcDateTime, null);
        await mails.SendAsync(mentor.UserId, "/mentorat/espace", url => (T["You are a mentor of the house"],
            T["Hello,\n\nyour application is approved. We write to you as soon as we have a mentee to propose. You can change your times and places at any time:\n\n{0}", url]), token);
        return T["The mentor is approved."];
    }, cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(string qui, string id, CancellationToken cancellationToken) => ChangeAsync(qui, id, "MentorSentBack", async (mentor, token) =>
    {
        if (string.IsNullOrWhiteSpace(Answer) || Answer.Length > Lengths.Text)
            return T["Write what is missing or why, in 2000 characters at most."];
        (mentor.State, mentor.Answer) = (ApplicationState.Refused, Answer.Trim());
        await mails.SendAsync(mentor.UserId, "/mentorat/espace", url => (T["About your application as a mentor"],
            T["Hello,\n\nwe have read your application and answered you here:\n\n{0}", url]), token);
        return T["The application is sent back."];
    }, cancellationToken);

    public Task<IActionResult> OnPostInterviewAsync(string qui, string id, CancellationToken cancellationToken) => ChangeAsync(qui, id, "MentorInterviewed", (mentor, _) =>
    {
        if (Note?.Length > Lengths.Text)
            return Task.FromResult(T["Shorten this to {0} characters at most.", Lengths.Text]);
        (mentor.InterviewUtc, mentor.InterviewNote) = (mentor.InterviewUtc ?? time.GetUtcNow().UtcDateTime, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim());
        return Task.FromResult(T["The interview is recorded."]);
    }, cancellationToken);

    public Task<IActionResult> OnPostCheckAsync(string qui, string id, CancellationToken cancellationToken) => ChangeAsync(qui, id, "MentorBackgroundCheck", (mentor, _) =>
    {
        mentor.BackgroundCheckUtc = mentor.BackgroundCheckUtc is null ? time.GetUtcNow().UtcDateTime : null;
        return Task.FromResult(mentor.BackgroundCheckUtc is null ? T["The background check is taken back."] : T["The background check is recorded."]);
    }, cancellationToken);

    public async Task<IActionResult> OnPostSearchAsync(string qui, string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(qui, id, cancellationToken))
            return NotFound();
        desk.NoteReading(User, Row.UserId, "AvoidList");
        await data.SaveChangesAsync(cancellationToken);
        Found = string.IsNullOrWhiteSpace(Search) ? [] : await users.SearchAsync(Search.Trim(), 10, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAvoidAsync(string qui, string id, string person, bool remove, CancellationToken cancellationToken)
    {
        var known = (await users.FindAsync([person], cancellationToken)).Count > 0;
        var done = await data.WriteAsync(async token =>
        {
            if ((!known && !remove) || await FindAsync(qui, id, true, token) is not { } row || row.UserId == person)
                return false;
            row.Avoid = remove ? [.. row.Avoid.Where(other => other != person)] : [.. row.Avoid.Append(person).Distinct()];
            audit.Record(new("MentoringAvoidListChanged", "MentoringApplication", row.Id, ""), User);
            return true;
        }, cancellationToken);
        if (!done)
            return NotFound();
        Say(T["The list is changed."]);
        return RedirectToPage(new { qui, id });
    }

    public async Task<IActionResult> OnPostGuardianAsync(string qui, string id, CancellationToken cancellationToken)
    {
        var done = await data.WriteAsync(async token =>
        {
            if (await data.Set<MenteeApplication>().FirstOrDefaultAsync(row => row.Id == id && row.State != ApplicationState.Draft && row.State != ApplicationState.Withdrawn, token) is not { } row)
                return false;
            await desk.GuardianAsync(row, agrees: true, token);
            audit.Record(new("GuardianAgreementRecorded", "MentoringApplication", row.Id, ""), User);
            return true;
        }, cancellationToken);
        return done ? RedirectToPage(new { qui, id }) : NotFound();
    }

    private async Task<IActionResult> ChangeAsync(string qui, string id, string action, Func<MentorApplication, CancellationToken, Task<LocalizedString>> change, CancellationToken cancellationToken)
    {
        var notice = await data.WriteAsync(async token =>
        {
            if (qui != "mentors" || await data.Set<MentorApplication>().FirstOrDefaultAsync(row => row.Id == id && row.State != ApplicationState.Draft && row.State != ApplicationState.Withdrawn, token) is not { } mentor)
                return null;
            var said = await change(mentor, token);
            await desk.ParticipateAsync(mentor, token);
            audit.Record(new(action, "MentoringApplication", mentor.Id, ""), User);
            return said.Value;
        }, cancellationToken);
        if (notice is null)
            return NotFound();
        Say(notice);
        return RedirectToPage(new { qui, id });
    }

    private async Task<Application?> FindAsync(string qui, string id, bool tracked, CancellationToken cancellationToken) => qui switch
    {
        "mentees" => await Rows<MenteeApplication>(tracked).FirstOrDefaultAsync(row => row.Id == id && row.State != ApplicationState.Draft && row.State != ApplicationState.Withdrawn, cancellationToken),
        "mentors" => await Rows<MentorApplication>(tracked).FirstOrDefaultAsync(row => row.Id == id && row.State != ApplicationState.Draft && row.State != ApplicationState.Withdrawn, cancellationToken),
        _ => null,
    };

    private IQueryable<TRow> Rows<TRow>(bool tracked) where TRow : Application => tracked ? data.Set<TRow>() : data.Set<TRow>().AsNoTracking();

    private async Task<bool> LoadAsync(string qui, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(qui, id, false, cancellationToken) is not { } row)
            return false;
        Row = row;
        Skills = await people.SkillsAsync(cancellationToken);
        var wishes = Mentee?.Wished ?? [];
        var wished = await data.Set<MentorApplication>().Where(mentor => wishes.Contains(mentor.Id)).Select(mentor => mentor.UserId).ToListAsync(cancellationToken);
        var names = await space.NamesAsync([row.UserId, .. row.Avoid, .. wished], cancellationToken);
        Name = names.GetValueOrDefault(row.UserId, "–");
        Wished = [.. wished.Select(id => names.GetValueOrDefault(id, "–"))];
        Avoided = [.. row.Avoid.Select(other => (other, names.GetValueOrDefault(other, "–")))];
        return true;
    }
}
