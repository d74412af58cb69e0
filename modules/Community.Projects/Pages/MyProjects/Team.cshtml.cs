using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>Who makes the project with its holder. Nobody is named who did not accept.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class TeamModel(ProjectDesk desk, ICommunityData data, Acquaintances people, ProjectMails mails, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    public const int MostPeople = 20, LongestPart = 100;

    private readonly IStringLocalizer<Strings> T = T;

    [BindProperty(SupportsGet = true, Name = "nom")]
    public string? Words { get; set; }

    [BindProperty]
    public string? Part { get; set; }

    public IReadOnlyList<(TeamRow Row, MemberSummary Person)> Team { get; private set; } = [];
    public IReadOnlyList<MemberSummary> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(string id, string? person, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var part = ProjectWords.Line(Part);
        Check(nameof(Part), part, LongestPart);
        var who = person is { Length: > 0 and <= 64 } ? (await people.FindAsync([person], User, cancellationToken)).GetValueOrDefault(person) : null;
        var known = await data.Set<TeamRow>().Where(row => row.ProjectId == id).ToListAsync(cancellationToken);
        if (who is null)
            ModelState.AddModelError("", T["This person has no account any more."]);
        else if (person == User.Id())
            ModelState.AddModelError("", T["You are part of the team already: it is your project."]);
        else if (known.Exists(row => row.UserId == person))
            ModelState.AddModelError("", T["This person was invited already. An invitation that was declined is not repeated."]);
        else if (known.Count >= MostPeople)
            ModelState.AddModelError("", T["A team has {0} people at most.", MostPeople]);
        if (ModelState.IsValid)
        {
            data.Set<TeamRow>().Add(new TeamRow { ProjectId = id, UserId = person!, Part = part, CreatedUtc = Desk.Now });
            await mails.InvitedAsync(Own.Row, person!, cancellationToken);
            await data.SaveChangesAsync(cancellationToken);
            TempData["Notice"] = T["{0} is invited, and shown once they accept.", who!.Name].Value;
            return RedirectTo("Team");
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, string? person, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id) || await data.Set<TeamRow>().FirstOrDefaultAsync(row => row.ProjectId == id && row.UserId == person && row.State != AnswerState.Declined, cancellationToken) is not { } row)
            return NotFound();
        data.Set<TeamRow>().Remove(row);
        await data.SaveChangesAsync(cancellationToken);
        return RedirectTo("Team");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var rows = await data.Set<TeamRow>().AsNoTracking().Where(row => row.ProjectId == Own.Row.ContentItemId).OrderBy(row => row.CreatedUtc).ToListAsync(cancellationToken);
        var named = await people.FindAsync(rows.Select(row => row.UserId), User, cancellationToken);
        Team = [.. rows.Select(row => (row, people.Of(named, row.UserId)))];
        var words = ProjectWords.Line(Words);
        if (words.Length is > 1 and <= 100)
            Found = [.. (await people.SearchAsync(words, User, cancellationToken)).Where(person => person.UserId != User.Id() && rows.TrueForAll(row => row.UserId != person.UserId))];
    }
}
