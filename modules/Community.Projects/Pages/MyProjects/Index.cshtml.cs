using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>A project in the list of its holder.</summary>
internal sealed record MineLine(ProjectRow Row, int OpenOffers);

/// <summary>What a member has to do with projects: their own, invitations, offers they made.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class IndexModel(ICommunityData data, ProjectDesk desk, ProjectMails mails, Acquaintances people, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<MineLine> Mine { get; private set; } = [];
    public IReadOnlyList<(TeamRow Row, ProjectRow Project, MemberSummary Holder)> Teams { get; private set; } = [];
    public IReadOnlyList<(OfferRow Row, ProjectRow Project)> Offers { get; private set; } = [];
    public bool Muted { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var userId = User.Id();
        Mine = [.. (await data.Set<ProjectRow>().AsNoTracking().Where(row => row.OwnerId == userId).OrderByDescending(row => row.CreatedUtc)
            .Select(row => new { row, offers = data.Set<OfferRow>().Count(offer => offer.ProjectId == row.ContentItemId && offer.State == AnswerState.Asked) })
            .Take(100).ToListAsync(cancellationToken)).Select(line => new MineLine(line.row, line.offers))];
        var teams = await (
            from team in data.Set<TeamRow>().AsNoTracking()
            join project in data.Set<ProjectRow>().AsNoTracking() on team.ProjectId equals project.ContentItemId
            where team.UserId == userId && (team.State == AnswerState.Asked || team.State == AnswerState.Accepted)
            orderby team.State, team.CreatedUtc descending
            select new { team, project }).Take(100).ToListAsync(cancellationToken);
        var holders = await people.FindAsync(teams.Select(line => line.project.OwnerId), User, cancellationToken);
        Teams = [.. teams.Select(line => (line.team, line.project, people.Of(holders, line.project.OwnerId)))];
        var offers = await (
            from offer in data.Set<OfferRow>().AsNoTracking()
            join project in data.Set<ProjectRow>().AsNoTracking() on offer.ProjectId equals project.ContentItemId
            where offer.UserId == userId
            orderby offer.CreatedUtc descending
            select new { offer, project }).Take(100).ToListAsync(cancellationToken);
        Offers = [.. offers.Select(line => (line.offer, line.project))];
        Muted = await data.Set<MuteRow>().AnyAsync(row => row.UserId == userId, cancellationToken);
    }

    public async Task<IActionResult> OnPostAnswerAsync(string? project, bool accept, CancellationToken cancellationToken)
    {
        var userId = User.Id();
        if (await data.Set<TeamRow>().FirstOrDefaultAsync(row => row.ProjectId == project && row.UserId == userId && row.State == AnswerState.Asked, cancellationToken) is not { } invitation
            || await data.Set<ProjectRow>().FirstOrDefaultAsync(row => row.ContentItemId == project, cancellationToken) is not { } row)
            return NotFound();
        invitation.State = accept ? AnswerState.Accepted : AnswerState.Declined;
        invitation.AnsweredUtc = desk.Now;
        await mails.InvitationAnsweredAsync(row, await people.NameAsync(userId, cancellationToken), accept, cancellationToken);
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = (accept ? T["You are part of the team now."] : T["The invitation is declined."]).Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostLeaveAsync(string? project, CancellationToken cancellationToken)
    {
        var userId = User.Id();
        if (await data.Set<TeamRow>().FirstOrDefaultAsync(row => row.ProjectId == project && row.UserId == userId && row.State == AnswerState.Accepted, cancellationToken) is not { } team)
            return NotFound();
        data.Set<TeamRow>().Remove(team);
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = T["You left the team."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? offer, CancellationToken cancellationToken)
    {
        var userId = User.Id();
        if (!ContentIds.IsValid(offer) || await data.Set<OfferRow>().FirstOrDefaultAsync(row => row.Id == offer && row.UserId == userId && row.State == AnswerState.Asked, cancellationToken) is not { } row)
            return NotFound();
        row.State = AnswerState.Withdrawn;
        row.AnsweredUtc = desk.Now;
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = T["Your offer is taken back."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostMailsAsync(bool stop, CancellationToken cancellationToken)
    {
        await MailChoice.SetAsync(data, User.Id(), stop, cancellationToken);
        TempData["Notice"] = (stop ? T["You will receive no more e-mails about projects."] : T["You will receive e-mails about projects again."]).Value;
        return RedirectToPage();
    }
}

/// <summary>Whether a person wants mails about projects.</summary>
internal static class MailChoice
{
    public static async Task SetAsync(ICommunityData data, string userId, bool stop, CancellationToken cancellationToken) => await data.WriteAsync(async token =>
    {
        var row = await data.Set<MuteRow>().FirstOrDefaultAsync(row => row.UserId == userId, token);
        if (stop && row is null)
            data.Set<MuteRow>().Add(new MuteRow { UserId = userId });
        else if (!stop && row is not null)
            data.Set<MuteRow>().Remove(row);
        return stop;
    }, cancellationToken);
}
