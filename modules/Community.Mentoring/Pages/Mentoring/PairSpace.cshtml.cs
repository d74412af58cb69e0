using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Community.Mentoring.Scoring;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>The shared space of a pair. Whoever is not one of the two gets the page of an address that does not exist.</summary>
[Authorize]
[LimitForms]
internal sealed class PairSpaceModel(ICommunityData data, Space space, MentoringMails mails, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    private const int MostOfEach = 200, MostToCome = 20, MostGoals = 20, MostDocuments = 30;
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public MentoringPair Pair { get; private set; } = null!;
    public string OtherName { get; private set; } = "";
    public bool IsLiving => MentoringPair.Living.Contains(Pair.State);
    public bool AsMentor => Pair.MentorId == Me;
    public ScoreCard Card => ScoreCard.Parse(Pair.Card);
    public IReadOnlyList<PairGoal> Goals { get; private set; } = [];
    public IReadOnlyList<PairMeeting> Meetings { get; private set; } = [];
    public IReadOnlyList<PairNote> Notes { get; private set; } = [];
    public IReadOnlyList<PairDocument> Documents { get; private set; } = [];
    public ClosingInterview? MyClosing { get; private set; }
    public DateTime NowUtc => time.GetUtcNow().UtcDateTime;
    public bool IsMine(string authorId) => authorId == Me;

    [BindProperty]
    public string? GoalText { get; set; }
    [BindProperty]
    public DateOnly? Day { get; set; }
    [BindProperty]
    public TimeOnly? Hour { get; set; }
    [BindProperty]
    public int Minutes { get; set; } = 60;
    [BindProperty]
    public MeetingMode Mode { get; set; }
    [BindProperty]
    public string? Where { get; set; }
    [BindProperty]
    public string? NoteText { get; set; }
    [BindProperty]
    public bool Shared { get; set; }
    [BindProperty]
    public string? NextStep { get; set; }
    [BindProperty]
    public IFormFile? Document { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        NextStep = Pair.NextStep;
        return Page();
    }

    public Task<IActionResult> OnPostGoalAsync(string id, CancellationToken cancellationToken)
    {
        Need("GoalText", GoalText, 300);
        return ChangeAsync(id, async (pair, token) =>
        {
            if (await data.Set<PairGoal>().CountAsync(goal => goal.PairId == pair.Id, token) >= MostGoals)
                return Full("GoalText", T["{0} goals are noted already: that is enough for one pair.", MostGoals]);
            data.Set<PairGoal>().Add(new() { PairId = pair.Id, Text = GoalText!.Trim(), CreatedUtc = NowUtc });
            return true;
        }, T["The goal is noted."], cancellationToken);
    }

    public Task<IActionResult> OnPostGoalDoneAsync(string id, string goal, CancellationToken cancellationToken) => ChangeAsync(id, async (pair, token) =>
    {
        if (await data.Set<PairGoal>().FirstOrDefaultAsync(row => row.Id == goal && row.PairId == pair.Id, token) is not { } row)
            return false;
        row.DoneUtc = row.DoneUtc is null ? NowUtc : null;
        return true;
    }, null, cancellationToken);

    public Task<IActionResult> OnPostMeetingAsync(string id, CancellationToken cancellationToken)
    {
        if (Day is not { } day || Hour is not { } hour || day < Formats.Today(time).AddYears(-1) || day > Formats.Today(time).AddYears(1))
            Wrong("Day", T["Give a day and an hour, within a year from today."]);
        if (Minutes is < 15 or > 480)
            Wrong("Minutes", T["Give a length from 15 to 480 minutes."]);
        if (!Enum.IsDefined(Mode))
            Wrong("Mode", T["Choose how you meet."]);
        Text("Where", Where, 300, T["Shorten this to {0} characters at most.", 300]);
        return ChangeAsync(id, async (pair, token) =>
        {
            // Each meeting that is to come sends a mail to both, and another when it is cancelled: there is an end to them.
            if (await data.Set<PairMeeting>().CountAsync(row => row.PairId == pair.Id && row.StartUtc > NowUtc, token) >= MostToCome)
                return Full("Day", T["{0} meetings are to come already: that is enough for now.", MostToCome]);
            var local = Day!.Value.ToDateTime(Hour!.Value);
            // An hour that the clocks skip in spring is the one after it.
            if (Paris.IsInvalidTime(local))
                local = local.AddHours(1);
            var first = !await data.Set<PairMeeting>().AnyAsync(row => row.PairId == pair.Id, token);
            PairMeeting meeting = new() { PairId = pair.Id, StartUtc = TimeZoneInfo.ConvertTimeToUtc(local, Paris), Minutes = Minutes, Mode = Mode, Where = string.IsNullOrWhiteSpace(Where) ? null : Where.Trim() };
            data.Set<PairMeeting>().Add(meeting);
            if (meeting.StartUtc > NowUtc)
                foreach (var person in new[] { pair.MenteeId, pair.MentorId }.OfType<string>())
                    await mails.SendAsync(person, $"/mentorat/binome/{pair.Id}", url => (first ? T["Your first meeting"] : T["A meeting of your pair"], first
                        ? T["Hello,\n\nyour first meeting is planned for {0}. Open the attached file to put it into your calendar.\n\n{2}\n\nYour shared space:\n\n{1}", Formats.DateTime(meeting.StartUtc), url, PairFiles.Guide(T)]
                        : T["Hello,\n\na meeting of your pair is planned for {0}. Open the attached file to put it into your calendar. Your shared space:\n\n{1}", Formats.DateTime(meeting.StartUtc), url]),
                        token, () => PairFiles.Attachment(meeting, T, NowUtc, first));
            return true;
        }, T["The meeting is noted, and a calendar invitation is on its way to both of you."], cancellationToken);
    }

    public Task<IActionResult> OnPostCancelMeetingAsync(string id, string meeting, CancellationToken cancellationToken) => ChangeAsync(id, async (pair, token) =>
    {
        if (await data.Set<PairMeeting>().FirstOrDefaultAsync(row => row.Id == meeting && row.PairId == pair.Id, token) is not { } row)
            return false;
        if (row.Cancelled)
            return true;
        row.Cancelled = true;
        if (row.StartUtc > NowUtc)
            foreach (var person in new[] { pair.MenteeId, pair.MentorId }.OfType<string>())
                await mails.SendAsync(person, $"/mentorat/binome/{pair.Id}", url => (T["A meeting is cancelled"],
                    T["Hello,\n\nthe meeting of your pair on {0} is cancelled. The attached file takes it out of your calendar. You can fix another date here:\n\n{1}", Formats.DateTime(row.StartUtc), url]),
                    token, () => PairFiles.Attachment(row, T, NowUtc, first: false));
        return true;
    }, T["The meeting is cancelled."], cancellationToken);

    public Task<IActionResult> OnPostNoteAsync(string id, CancellationToken cancellationToken)
    {
        Need("NoteText", NoteText, Lengths.Text);
        return ChangeAsync(id, async (pair, token) =>
        {
            if (await data.Set<PairNote>().CountAsync(note => note.PairId == pair.Id && note.AuthorId == Me, token) >= MostOfEach)
                return Full("NoteText", T["You have kept {0} notes here: remove one before you write another.", MostOfEach]);
            data.Set<PairNote>().Add(new() { PairId = pair.Id, AuthorId = Me, Shared = Shared, Text = NoteText!.Trim().ReplaceLineEndings("\n"), CreatedUtc = NowUtc });
            return true;
        }, T["The note is kept."], cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveNoteAsync(string id, string note, CancellationToken cancellationToken) => ChangeAsync(id, async (pair, token) =>
    {
        if (await data.Set<PairNote>().FirstOrDefaultAsync(row => row.Id == note && row.PairId == pair.Id && row.AuthorId == Me, token) is not { } row)
            return false;
        data.Set<PairNote>().Remove(row);
        return true;
    }, T["The note is removed."], cancellationToken);

    public Task<IActionResult> OnPostNextStepAsync(string id, CancellationToken cancellationToken)
    {
        Text("NextStep", NextStep, 300, T["Shorten this to {0} characters at most.", 300]);
        return ChangeAsync(id, (pair, _) =>
        {
            pair.NextStep = string.IsNullOrWhiteSpace(NextStep) ? null : NextStep.Trim();
            return Task.FromResult(true);
        }, T["The next step is noted."], cancellationToken);
    }

    public async Task<IActionResult> OnPostDocumentAsync(string id, CancellationToken cancellationToken)
    {
        byte[] bytes = [];
        FileKind? kind = null;
        if (Document is not { Length: > 0 and <= PairFiles.Largest })
            Wrong("Document", T["Choose a file of 5 MB at most."]);
        else
        {
            using MemoryStream copy = new();
            await Document.CopyToAsync(copy, cancellationToken);
            bytes = copy.ToArray();
            if ((kind = FileKind.Sniff(bytes)) is null || !PairFiles.Kinds.Contains(kind))
                Wrong("Document", T["Only PDF, Word and OpenDocument texts, PNG and JPEG pictures can be kept here."]);
        }
        return await ChangeAsync(id, async (pair, token) =>
        {
            if (await data.Set<PairDocument>().CountAsync(row => row.PairId == pair.Id, token) >= MostDocuments)
                return Full("Document", T["{0} documents are kept here: remove one before you add another.", MostDocuments]);
            PairDocument document = new() { PairId = pair.Id, AuthorId = Me, Name = SafeName(Document!.FileName), MediaType = kind!.ContentType, Length = bytes.Length, CreatedUtc = NowUtc };
            data.Set<PairDocument>().Add(document);
            data.Set<PairDocumentContent>().Add(new() { Id = document.Id, Bytes = bytes });
            return true;
        }, T["The document is kept."], cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveDocumentAsync(string id, string document, CancellationToken cancellationToken) => ChangeAsync(id, async (pair, token) =>
    {
        if (await data.Set<PairDocument>().FirstOrDefaultAsync(row => row.Id == document && row.PairId == pair.Id && row.AuthorId == Me, token) is not { } row)
            return false;
        data.Set<PairDocument>().Remove(row);
        return true;
    }, T["The document is removed."], cancellationToken);

    public Task<IActionResult> OnPostPauseAsync(string id, CancellationToken cancellationToken) => ChangeAsync(id, async (pair, token) =>
    {
        pair.State = pair.State == PairState.Paused ? PairState.Active : PairState.Paused;
        var paused = pair.State == PairState.Paused;
        if ((pair.MenteeId == Me ? pair.MentorId : pair.MenteeId) is { } other)
            await mails.SendAsync(other, $"/mentorat/binome/{pair.Id}", url => (paused ? T["Your pair takes a pause"] : T["Your pair goes on"], paused
                ? T["Hello,\n\nyour pair takes a pause. Nobody is asked anything meanwhile, and either of you can end the pause here:\n\n{0}", url]
                : T["Hello,\n\nthe pause is over and your pair goes on:\n\n{0}", url]), token);
        return true;
    }, null, cancellationToken);

    public Task<IActionResult> OnPostChangeAsync(string id, CancellationToken cancellationToken) => ChangeAsync(id, (pair, _) =>
    {
        pair.ChangeAskedUtc ??= NowUtc;
        return Task.FromResult(true);
    }, T["The staff know of your wish and will get in touch with you. The other person is not told."], cancellationToken);

    // The pair is there, but this is too much for it: told beside the field, with what was typed.
    private bool Full(string field, string message)
    {
        Wrong(field, message);
        return true;
    }

    private async Task<IActionResult> ChangeAsync(string id, Func<MentoringPair, CancellationToken, Task<bool>> change, string? notice, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        if (!await space.WriteAsync(id, Me, change, cancellationToken))
            return NotFound();
        if (!ModelState.IsValid)
            return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
        if (notice is not null)
            Say(notice);
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await space.PairsOf(Me).AsNoTracking().FirstOrDefaultAsync(pair => pair.Id == id, cancellationToken) is not { } pair)
            return false;
        Pair = pair;
        var other = AsMentor ? pair.MenteeId : pair.MentorId;
        OtherName = (await space.NamesAsync([other], cancellationToken)).Values.FirstOrDefault() ?? T["somebody who has left"];
        Goals = await data.Set<PairGoal>().AsNoTracking().Where(row => row.PairId == id).OrderBy(row => row.CreatedUtc).ToListAsync(cancellationToken);
        Meetings = await data.Set<PairMeeting>().AsNoTracking().Where(row => row.PairId == id).OrderByDescending(row => row.StartUtc).Take(MostOfEach).ToListAsync(cancellationToken);
        Notes = await data.Set<PairNote>().AsNoTracking().Where(row => row.PairId == id && (row.Shared || row.AuthorId == Me)).OrderByDescending(row => row.CreatedUtc).Take(MostOfEach).ToListAsync(cancellationToken);
        Documents = await data.Set<PairDocument>().AsNoTracking().Where(row => row.PairId == id).OrderByDescending(row => row.CreatedUtc).ToListAsync(cancellationToken);
        MyClosing = await data.Set<ClosingInterview>().AsNoTracking().FirstOrDefaultAsync(row => row.PairId == id && row.OfMentee != AsMentor, cancellationToken);
        return true;
    }

    private void Need(string field, string? value, int longest)
    {
        if (Text(field, value, longest, T["Shorten this to {0} characters at most.", longest]) is null)
            Wrong(field, T["Write something first."]);
    }

    private static string SafeName(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var safe = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or ':' or '|' or '?' or '*'))]).Trim();
        return safe.Length == 0 ? "document" : safe.Length > Lengths.Line ? safe[^Lengths.Line..] : safe;
    }
}
