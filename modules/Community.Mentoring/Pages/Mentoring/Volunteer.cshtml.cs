using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Community.Mentoring.Rounds;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>A mentor's application, in three screens, with the charter at the end.</summary>
[Authorize]
[LimitForms]
internal sealed class VolunteerModel(ICommunityData data, PeopleLoader people, Desk desk, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    public const int Steps = 3;

    [BindProperty(SupportsGet = true, Name = "etape")]
    public int Step { get; set; } = 1;

    [BindProperty]
    public VolunteerInput Input { get; set; } = new();

    public MentorApplication? Row { get; private set; }
    public SkillTable Skills { get; private set; } = new([]);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Step = Math.Clamp(Step, 1, Math.Min(Steps, (Row?.Step ?? 0) + 1));
        if (Row is not null)
            Input = VolunteerInput.Of(Row);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Step is < 1 or > Steps)
            return BadRequest();
        if (Row is null && Step > 1)
            return RedirectToPage(new { etape = 1 });
        Check();
        if (!ModelState.IsValid)
            return Page();
        await data.WriteAsync(StoreAsync, cancellationToken);
        if (Step < Steps)
            return RedirectToPage(new { etape = Step + 1 });
        Say(T["Thank you. The staff read your application and write to you for a conversation."]);
        return RedirectToPage("/Mentoring/MySpace");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        var found = await data.WriteAsync(async token =>
        {
            if (await data.Set<MentorApplication>().FirstOrDefaultAsync(row => row.UserId == Me, token) is not { } row)
                return false;
            await desk.WithdrawAsync(row, token);
            return true;
        }, cancellationToken);
        if (!found)
            return NotFound();
        Say(T["Your consent is withdrawn: you are in no round any more, and nobody is proposed to you."]);
        return RedirectToPage("/Mentoring/MySpace");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Row = await data.Set<MentorApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == Me, cancellationToken);
        Skills = await people.SkillsAsync(cancellationToken);
    }

    private void Check()
    {
        switch (Step)
        {
            case 1:
                if (Text("Input.Path", Input.Path, Lengths.Text, T["Shorten this to {0} characters at most.", Lengths.Text]) is null)
                    Wrong("Input.Path", T["Tell your path in a few sentences."]);
                if (Input.Stage is not { } stage || !Enum.IsDefined(stage))
                    Wrong("Input.Stage", T["Choose where you are now."]);
                if (ApplyModel.Known(Input.Goals, Goals.All).Count == 0)
                    Wrong("Input.Goals", T["Choose at least one goal."]);
                if (Input.Skills.Any(id => Skills.PlaceOf(id) < 0))
                    Wrong("Input.Skills", T["Choose skills from the list."]);
                Text("Input.Employer", Input.Employer, Lengths.Line, T["Shorten this to {0} characters at most.", Lengths.Line]);
                Text("Input.AvoidText", Input.AvoidText, Lengths.Text, T["Shorten this to {0} characters at most.", Lengths.Text]);
                break;
            case 2:
                if (Input.Capacity is < 1 or > 5)
                    Wrong("Input.Capacity", T["Give a number of mentees from 1 to 5."]);
                if (Input.HoursAMonth is < 1 or > 20)
                    Wrong("Input.HoursAMonth", T["Give a number of hours from 1 to 20."]);
                CheckMeeting();
                break;
            default:
                if (!Input.Charter)
                    Wrong("Input.Charter", T["Read the charter and sign it."]);
                if (!Input.Consent)
                    Wrong("Input.Consent", T["Without your consent we cannot propose a mentee."]);
                break;
        }
    }

    private void CheckMeeting()
    {
        if (ApplyModel.Known(Input.Languages, MeetingLanguages.All).Count == 0)
            Wrong("Input.Languages", T["Choose at least one language."]);
        if (!Input.InPerson && Input.Remote.Count == 0)
            Wrong("Input.InPerson", T["Choose at least one way to meet."]);
        if (ApplyModel.Bits(Input.Slots) == 0 && Input.Remote.Count == 0)
            Wrong("Input.Slots", T["Tick at least one time when you can meet."]);
        if (Input.InPerson && Communes.Find(Input.Commune) is null)
            Wrong("Input.Commune", T["Choose your commune: we work out the distance from it."]);
        if (Input.InPerson && Input.WithinKm is < 1 or > 200)
            Wrong("Input.WithinKm", T["Give a distance from 1 to 200 km."]);
    }

    private async Task<bool> StoreAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var row = await data.Set<MentorApplication>().FirstOrDefaultAsync(row => row.UserId == Me, cancellationToken);
        if (row is null)
            data.Set<MentorApplication>().Add(row = new() { UserId = Me, CreatedUtc = now });
        row.ModifiedUtc = now;
        row.Step = Math.Max(row.Step, Step);
        switch (Step)
        {
            case 1:
                (row.Path, row.Stage, row.IsWoman, row.Employer) = (ApplyModel.Clean(Input.Path), Input.Stage, Input.IsWoman, ApplyModel.Clean(Input.Employer));
                (row.Goals, row.Skills, row.Sectors) = (ApplyModel.Known(Input.Goals, Goals.All), [.. Input.Skills.Distinct()], ApplyModel.Known(Input.Sectors, Sectors.All));
                row.LikesStages = [.. Input.LikesStages.Where(Enum.IsDefined).Select(stage => (int)stage).Distinct()];
                (row.LikesGoals, row.LikesAges) = (ApplyModel.Known(Input.LikesGoals, Goals.All), [.. Input.LikesAges.Where(Enum.IsDefined).Select(age => (int)age).Distinct()]);
                if (row.AvoidText != ApplyModel.Clean(Input.AvoidText))
                    (row.AvoidText, row.Avoid) = (ApplyModel.Clean(Input.AvoidText), string.IsNullOrWhiteSpace(Input.AvoidText) ? [] : row.Avoid);
                break;
            case 2:
                (row.Capacity, row.HoursAMonth) = (Input.Capacity, Input.HoursAMonth);
                (row.Languages, row.Slots, row.Remote) = (ApplyModel.Known(Input.Languages, MeetingLanguages.All), ApplyModel.Bits(Input.Slots), Input.Remote.Aggregate(RemoteRhythm.None, (all, one) => all | one));
                (row.InPerson, row.Commune, row.WithinKm) = (Input.InPerson, Communes.Find(Input.Commune)?.Code, Math.Clamp(Input.WithinKm, 1, 200));
                break;
            default:
                row.CharterUtc ??= now;
                (row.ConsentUtc, row.WithdrawnUtc) = (row.WithdrawnUtc is null ? row.ConsentUtc ?? now : now, null);
                if (row.State != ApplicationState.Approved)
                    (row.State, row.SubmittedUtc) = (ApplicationState.Submitted, row.SubmittedUtc ?? now);
                break;
        }
        await desk.ParticipateAsync(row, cancellationToken);
        return true;
    }
}

/// <summary>What a mentor typed.</summary>
internal sealed class VolunteerInput
{
    public string? Path { get; set; }
    public CareerStage? Stage { get; set; }
    public bool IsWoman { get; set; }
    public string? Employer { get; set; }
    public List<string> Goals { get; set; } = [];
    public List<string> Skills { get; set; } = [];
    public List<string> Sectors { get; set; } = [];
    public List<CareerStage> LikesStages { get; set; } = [];
    public List<string> LikesGoals { get; set; } = [];
    public List<AgeGroup> LikesAges { get; set; } = [];
    public string? AvoidText { get; set; }
    public int Capacity { get; set; } = 1;
    public int HoursAMonth { get; set; } = 2;
    public List<string> Languages { get; set; } = [];
    public List<int> Slots { get; set; } = [];
    public List<RemoteRhythm> Remote { get; set; } = [];
    public bool InPerson { get; set; }
    public string? Commune { get; set; }
    public int WithinKm { get; set; } = 20;
    public bool Charter { get; set; }
    public bool Consent { get; set; }

    public static VolunteerInput Of(MentorApplication row) => new()
    {
        Path = row.Path, Stage = row.Stage, IsWoman = row.IsWoman, Employer = row.Employer, Goals = row.Goals, Skills = row.Skills, Sectors = row.Sectors,
        LikesStages = [.. row.LikesStages.Select(stage => (CareerStage)stage)], LikesGoals = row.LikesGoals, LikesAges = [.. row.LikesAges.Select(age => (AgeGroup)age)], AvoidText = row.AvoidText, Capacity = row.Capacity, HoursAMonth = row.HoursAMonth,
        Languages = row.Languages, Slots = [.. Enumerable.Range(0, WeekGrid.Bits).Where(bit => (row.Slots & (1 << bit)) != 0)],
        Remote = [.. Enum.GetValues<RemoteRhythm>().Where(one => one != 0 && row.Remote.HasFlag(one))],
        InPerson = row.InPerson, Commune = row.Commune, WithinKm = row.WithinKm, Charter = row.CharterUtc is not null, Consent = row.Consents,
    };
}
