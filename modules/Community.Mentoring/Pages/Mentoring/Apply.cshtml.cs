using System.Net.Mail;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rounds;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>A mentee's application, one screen after the other; each is saved when she goes on.</summary>
[Authorize]
[LimitForms]
internal sealed class ApplyModel(
    ICommunityData data, PeopleLoader people, Desk desk, Space space, MentoringMails mails, TimeProvider time, Words words, IStringLocalizer<Strings> T) : MentoringPage
{
    public const int Steps = 5;

    /// <summary>Skills she may name.</summary>
    public const int MostSkills = 6;

    /// <summary>Screen, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "etape")]
    public int Step { get; set; } = 1;

    [BindProperty]
    public ApplyInput Input { get; set; } = new();

    public MenteeApplication? Row { get; private set; }
    public SkillTable Skills { get; private set; } = new([]);
    /// <summary>Approved mentors she may name, by application id.</summary>
    public IReadOnlyList<(string Id, string Name)> Mentors { get; private set; } = [];
    public bool IsSent => Row?.State is ApplicationState.Submitted or ApplicationState.Approved;
    public bool IsMinor => Row?.IsMinorOn(Formats.Today(time)) == true;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Step = Math.Clamp(Step, 1, Math.Min(Steps, (Row?.Step ?? 0) + 1));
        if (Row is not null)
            Input = ApplyInput.Of(Row);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Step is < 1 or > Steps)
            return BadRequest();
        if (Row is null && Step > 1)
            return RedirectToPage(new { etape = 1 });
        await CheckAsync(cancellationToken);
        if (!ModelState.IsValid)
            return Page();
        var (sent, mailGuardian) = await data.WriteAsync(token => StoreAsync(token), cancellationToken);
        if (sent && mailGuardian)
            Say(T["Your application is sent. We have written to your parent or guardian: you can be matched as soon as they agree."]);
        else if (sent)
            Say(T["Your application is sent. You can change it at any time; we write to you when we have found a mentor."]);
        return Step == Steps ? RedirectToPage("/Mentoring/MySpace") : RedirectToPage(new { etape = Step + 1 });
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        var found = await data.WriteAsync(async token =>
        {
            if (await MineAsync(token) is not { } row)
                return false;
            await desk.WithdrawAsync(row, token);
            return true;
        }, cancellationToken);
        if (!found)
            return NotFound();
        Say(T["Your consent is withdrawn: you are in no round any more, and nobody is proposed to you."]);
        return RedirectToPage("/Mentoring/MySpace");
    }

    private Task<MenteeApplication?> MineAsync(CancellationToken cancellationToken) => data.Set<MenteeApplication>().FirstOrDefaultAsync(row => row.UserId == Me, cancellationToken);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Row = await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == Me, cancellationToken);
        Skills = await people.SkillsAsync(cancellationToken);
        if (Step != 4)
            return;
        var mentors = await data.Set<MentorApplication>().AsNoTracking().Where(row => row.State == ApplicationState.Approved && row.WithdrawnUtc == null && row.UserId != Me)
            .Select(row => new { row.Id, row.UserId }).ToListAsync(cancellationToken);
        var names = await space.NamesAsync(mentors.Select(row => row.UserId), cancellationToken);
        Mentors = [.. mentors.Select(row => (row.Id, Name: names.GetValueOrDefault(row.UserId, ""))).Where(row => row.Name.Length > 0).OrderBy(row => row.Name, StringComparer.CurrentCulture)];
    }

    private Task CheckAsync(CancellationToken cancellationToken)
    {
        switch (Step)
        {
            case 1:
                Need("Input.Now", Input.Now, T["Say in a sentence where you are now."]);
                Need("Input.Towards", Input.Towards, T["Say in a sentence where you want to go."]);
                if (Input.Stage is not { } stage || !Enum.IsDefined(stage))
                    Wrong("Input.Stage", T["Choose where you are now."]);
                if (Input.Target is not { } target || !Enum.IsDefined(target))
                    Wrong("Input.Target", T["Choose where you want to be."]);
                CheckBirth();
                break;
            case 2:
                if (Known(Input.Goals, Goals.All).Count == 0)
                    Wrong("Input.Goals", T["Choose at least one goal."]);
                if (Input.Skills.Any(wish => wish.IsNamed && (Skills.PlaceOf(wish.Term!) < 0 || wish.Weight is < 1 or > 3)))
                    Wrong("Input.Skills", T["Choose skills from the list."]);
                if (Input.Skills.Count(wish => wish.IsNamed) > MostSkills)
                    Wrong("Input.Skills", T["Choose {0} skills at most.", MostSkills]);
                if (Input.Sector is not null && !Sectors.All.Contains(Input.Sector))
                    Wrong("Input.Sector", T["Choose a field from the list."]);
                break;
            case 3:
                CheckMeeting(Input.Languages, Input.Slots, Input.Remote, Input.InPerson, Input.Commune, Input.WithinKm);
                break;
            case 4:
                if (Input.Wished.Count(id => !string.IsNullOrEmpty(id)) > 3)
                    Wrong("Input.Wished", T["Choose three mentors at most."]);
                if (Input.Wished.Any(id => !string.IsNullOrEmpty(id) && Mentors.All(mentor => mentor.Id != id)))
                    Wrong("Input.Wished", T["Choose mentors from the list."]);
                Text("Input.ForMentor", Input.ForMentor, Lengths.Text, TooLong(Lengths.Text));
                Text("Input.AvoidText", Input.AvoidText, Lengths.Text, TooLong(Lengths.Text));
                Text("Input.Employer", Input.Employer, Lengths.Line, TooLong(Lengths.Line));
                break;
            default:
                if (!Input.Consent)
                    Wrong("Input.Consent", T["Without your consent we cannot look for a mentor."]);
                if (IsMinor)
                    CheckGuardian();
                break;
        }
        return Task.CompletedTask;
    }

    private void CheckBirth()
    {
        var today = Formats.Today(time);
        if (Input.BirthDate is not { } birth || birth > today.AddYears(-14) || birth < today.AddYears(-100))
            Wrong("Input.BirthDate", T["Give your date of birth; the programme is open from 14 years on."]);
    }

    private void CheckGuardian()
    {
        Need("Input.GuardianName", Input.GuardianName, T["Give the name of a parent or guardian."], Lengths.Line);
        if (Input.GuardianEmail?.Trim() is not { Length: > 0 and <= 254 } email || !MailAddress.TryCreate(email, out var address) || address.Address != email)
            Wrong("Input.GuardianEmail", T["Give the e-mail address of a parent or guardian, such as name@example.org."]);
        else if (Row is { GuardianEmail: { } before, GuardianAskedUtc: { } asked } && before != email && asked > time.GetUtcNow().UtcDateTime.AddHours(-1))
            Wrong("Input.GuardianEmail", T["We have just written to another address. Wait an hour before you give a new one, or tell the staff."]);
    }

    internal void CheckMeeting(List<string> languages, List<int> slots, List<RemoteRhythm> remote, bool inPerson, string? commune, int km)
    {
        if (Known(languages, MeetingLanguages.All).Count == 0)
            Wrong("Input.Languages", T["Choose at least one language."]);
        if (!inPerson && remote.Count == 0)
            Wrong("Input.InPerson", T["Choose at least one way to meet."]);
        if (slots.All(slot => slot is < 0 or >= WeekGrid.Bits) && remote.Count == 0)
            Wrong("Input.Slots", T["Tick at least one time when you can meet."]);
        if (inPerson && Communes.Find(commune) is null)
            Wrong("Input.Commune", T["Choose your commune: we work out the distance from it."]);
        if (inPerson && km is < 1 or > 200)
            Wrong("Input.WithinKm", T["Give a distance from 1 to 200 km."]);
    }

    private void Need(string field, string? value, string missing, int longest = Lengths.Text)
    {
        if (Text(field, value, longest, TooLong(longest)) is null)
            Wrong(field, missing);
    }

    private string TooLong(int longest) => T["Shorten this to {0} characters at most.", longest];

    // An application sent twice is the same application: there is one for each account, made under the writer's lock.
    private async Task<(bool Sent, bool MailGuardian)> StoreAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var row = await MineAsync(cancellationToken);
        if (row is null)
            data.Set<MenteeApplication>().Add(row = new() { UserId = Me, CreatedUtc = now });
        row.ModifiedUtc = now;
        row.Step = Math.Max(row.Step, Step);
        Apply(row);
        if (Step != Steps)
        {
            await desk.ParticipateAsync(row, cancellationToken);
            return (false, false);
        }
        if (row.State is ApplicationState.Draft or ApplicationState.Withdrawn or ApplicationState.Refused)
            (row.State, row.SubmittedUtc) = (ApplicationState.Submitted, now);
        (row.ConsentUtc, row.WithdrawnUtc) = (row.WithdrawnUtc is null ? row.ConsentUtc ?? now : now, null);
        var mailed = await AskGuardianAsync(row, cancellationToken);
        await desk.ParticipateAsync(row, cancellationToken);
        return (true, mailed);
    }

    private void Apply(MenteeApplication row)
    {
        switch (Step)
        {
            case 1:
                (row.Now, row.Towards, row.Stage, row.Target, row.BirthDate) = (Clean(Input.Now), Clean(Input.Towards), Input.Stage, Input.Target, Input.BirthDate);
                break;
            case 2:
                (row.Goals, row.Sector) = (Known(Input.Goals, Goals.All), Input.Sector);
                // A skill named twice counts once, as the more important of the two.
                row.Skills = [.. Input.Skills.Where(wish => wish.IsNamed).GroupBy(wish => wish.Term!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new SkillWish(group.Key, group.Max(wish => wish.Weight)).ToString())];
                break;
            case 3:
                (row.Languages, row.Slots, row.Remote) = (Known(Input.Languages, MeetingLanguages.All), Bits(Input.Slots), Input.Remote.Aggregate(RemoteRhythm.None, (all, one) => all | one));
                (row.InPerson, row.Commune, row.WithinKm) = (Input.InPerson, Communes.Find(Input.Commune)?.Code, Math.Clamp(Input.WithinKm, 1, 200));
                break;
            case 4:
                row.WantsWoman = Input.WantsWoman;
                row.Wished = [.. Input.Wished.OfType<string>().Where(id => id.Length > 0).Distinct()];
                (row.ForMentor, row.Employer) = (Clean(Input.ForMentor), Clean(Input.Employer));
                // Names are looked up by staff; who is no longer named is no longer avoided.
                if (row.AvoidText != Clean(Input.AvoidText))
                    (row.AvoidText, row.Avoid) = (Clean(Input.AvoidText), string.IsNullOrWhiteSpace(Input.AvoidText) ? [] : row.Avoid);
                break;
        }
    }

    private async Task<bool> AskGuardianAsync(MenteeApplication row, CancellationToken cancellationToken)
    {
        if (!row.IsMinorOn(Formats.Today(time)))
            return false;
        var email = Input.GuardianEmail!.Trim();
        row.GuardianName = Clean(Input.GuardianName);
        if (row.GuardianEmail == email && row.GuardianToken is not null)
            return row.GuardianAgreedUtc is null;
        // Another guardian has to agree anew, and the old link no longer works.
        (row.GuardianEmail, row.GuardianToken, row.GuardianAgreedUtc, row.GuardianAskedUtc) = (email, ContentIds.New(), null, time.GetUtcNow().UtcDateTime);
        await mails.SendToGuardianAsync(email, System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "/mentorat/accord/" + row.GuardianToken, url => (T["Your agreement to a mentoring application"],
            T["Hello,\n\na person under 18 has applied to the mentoring programme of the house and named you as a parent or guardian. Read what it is about, and say whether you agree:\n\n{0}\n\nWithout your agreement nothing happens.", url]), cancellationToken);
        return true;
    }

    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    internal static List<string> Known(IEnumerable<string> chosen, IReadOnlyList<string> all) => [.. chosen.Where(all.Contains).Distinct()];

    internal static int Bits(IEnumerable<int> slots) => slots.Where(slot => slot is >= 0 and < WeekGrid.Bits).Aggregate(0, (bits, slot) => bits | 1 << slot);

    /// <summary>What is shown on the last screen before sending.</summary>
    public IEnumerable<(string Term, string Text)> Summary()
    {
        if (Row is null)
            yield break;
        yield return (T["Where you are now"], Row.Now ?? "");
        yield return (T["Where you want to go"], Row.Towards ?? "");
        yield return (T["Goals"], string.Join(", ", Row.Goals.Select(words.Goal)));
        yield return (T["Skills"], string.Join(", ", Row.Skills.Select(SkillWish.Parse).Select(wish => Skills.Terms.FirstOrDefault(term => term.Id == wish.TermId)?.Text).OfType<string>()));
        yield return (T["Field"], Row.Sector is null ? "" : words.Sector(Row.Sector));
        yield return (T["Languages"], string.Join(", ", Row.Languages.Select(words.Language)));
        yield return (T["How you can meet"], words.Ways(Row));
        yield return (T["Times"], words.Slots(Row.Slots));
        yield return (T["I wish for a woman as a mentor"], Row.WantsWoman ? T["Yes"] : T["No"]);
    }
}

/// <summary>What she typed, over all screens.</summary>
internal sealed class ApplyInput
{
    public string? Now { get; set; }
    public string? Towards { get; set; }
    public CareerStage? Stage { get; set; }
    public CareerStage? Target { get; set; }
    public DateOnly? BirthDate { get; set; }
    public List<string> Goals { get; set; } = [];
    public List<SkillInput> Skills { get; set; } = [];
    public string? Sector { get; set; }
    public List<string> Languages { get; set; } = [];
    public List<int> Slots { get; set; } = [];
    public List<RemoteRhythm> Remote { get; set; } = [];
    public bool InPerson { get; set; }
    public string? Commune { get; set; }
    public int WithinKm { get; set; } = 20;
    public bool WantsWoman { get; set; }
    public List<string?> Wished { get; set; } = [];
    public string? AvoidText { get; set; }
    public string? Employer { get; set; }
    public string? ForMentor { get; set; }
    public bool Consent { get; set; }
    public string? GuardianName { get; set; }
    public string? GuardianEmail { get; set; }

    public static ApplyInput Of(MenteeApplication row) => new()
    {
        Now = row.Now, Towards = row.Towards, Stage = row.Stage, Target = row.Target, BirthDate = row.BirthDate, Goals = row.Goals,
        Skills = [.. row.Skills.Select(SkillWish.Parse).Select(wish => new SkillInput { Term = wish.TermId, Weight = wish.Weight })], Sector = row.Sector, Languages = row.Languages,
        Slots = [.. Enumerable.Range(0, WeekGrid.Bits).Where(bit => (row.Slots & (1 << bit)) != 0)],
        Remote = [.. Enum.GetValues<RemoteRhythm>().Where(one => one != 0 && row.Remote.HasFlag(one))],
        InPerson = row.InPerson, Commune = row.Commune, WithinKm = row.WithinKm, WantsWoman = row.WantsWoman, Wished = [.. row.Wished],
        AvoidText = row.AvoidText, Employer = row.Employer, ForMentor = row.ForMentor, Consent = row.Consents, GuardianName = row.GuardianName, GuardianEmail = row.GuardianEmail,
    };
}

/// <summary>A skill she wants to learn, and how much it matters: from 1 to 3.</summary>
internal sealed class SkillInput
{
    public string? Term { get; set; }
    public int Weight { get; set; } = 2;

    public bool IsNamed => !string.IsNullOrEmpty(Term);
}
