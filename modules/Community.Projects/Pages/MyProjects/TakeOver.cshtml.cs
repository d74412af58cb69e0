using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>Whether others may take the project over when it sleeps, and who asks to.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class TakeOverModel(ProjectDesk desk, ICommunityData data, Acquaintances people, ProjectMails mails, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    private readonly IStringLocalizer<Strings> T = T;

    public IReadOnlyList<(TakeOverRow Row, MemberSummary Person)> Requests { get; private set; } = [];
    public bool Sleeps => Project.Item.PublishedUtc is not null && Project.SleepsAt(Desk.Now);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var rows = await data.Set<TakeOverRow>().AsNoTracking().Where(row => row.ProjectId == id).OrderBy(row => row.State).ThenByDescending(row => row.CreatedUtc).Take(100).ToListAsync(cancellationToken);
        var named = await people.FindAsync(rows.Select(row => row.UserId), User, cancellationToken);
        Requests = [.. rows.Select(row => (row, people.Of(named, row.UserId)))];
        return Page();
    }

    public async Task<IActionResult> OnPostConsentAsync(string id, bool agree, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        await Desk.ChangeAsync(id, User, project => project.MayBeTakenOver = agree, cancellationToken);
        TempData["Notice"] = (agree ? T["If your project sleeps for a year, members may ask to take it over. You decide each time."] : T["Nobody can ask to take your project over."]).Value;
        return RedirectTo("TakeOver");
    }

    public async Task<IActionResult> OnPostAnswerAsync(string id, string? request, bool accept, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id) || !ContentIds.IsValid(request)
            || await data.Set<TakeOverRow>().FirstOrDefaultAsync(row => row.Id == request && row.ProjectId == id && row.State == AnswerState.Asked, cancellationToken) is not { } row)
            return NotFound();
        var done = await data.WriteAsync(async token =>
        {
            if (accept && !await Desk.ChangeAsync(id, User, project => (project.Item.Owner, project.MayBeTakenOver, project.LastNewsUtc) = (row.UserId, false, Desk.Now), token))
                return false;
            (row.State, row.AnsweredUtc) = (accept ? AnswerState.Accepted : AnswerState.Declined, Desk.Now);
            await mails.TakeOverAnsweredAsync(Own.Row, row, token);
            if (!accept)
                return true;
            Own.Row.OwnerId = row.UserId;
            data.Set<TeamRow>().RemoveRange(await data.Set<TeamRow>().Where(team => team.ProjectId == id && team.UserId == row.UserId).ToListAsync(token));
            foreach (var other in await data.Set<TakeOverRow>().Where(other => other.ProjectId == id && other.Id != row.Id && other.State == AnswerState.Asked).ToListAsync(token))
            {
                (other.State, other.AnsweredUtc) = (AnswerState.Declined, Desk.Now);
                await mails.TakeOverAnsweredAsync(Own.Row, other, token);
            }
            return true;
        }, cancellationToken);
        if (!done)
        {
            TempData["Notice"] = T["The project cannot be handed over as it is: open it, see what is missing and save it first."].Value;
            return RedirectTo("Overview");
        }
        await Desk.CatchUpAsync(cancellationToken);
        TempData["Notice"] = (accept ? T["The project is theirs now. Thank you for what you began."] : T["The request is declined, and the person is told."]).Value;
        return accept ? RedirectToPage("/MyProjects/Index") : RedirectTo("TakeOver");
    }
}
