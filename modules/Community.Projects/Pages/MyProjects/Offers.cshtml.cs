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

/// <summary>Help that members offer: the holder accepts or declines, both are told.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class OffersModel(ProjectDesk desk, ICommunityData data, Acquaintances people, ProjectMails mails, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    public const int LongestAnswer = 1000;

    private readonly IStringLocalizer<Strings> T = T;

    /// <summary>The offer being answered.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public IReadOnlyList<(OfferRow Row, MemberSummary Person)> Offers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        await ShowAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, bool accept, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id) || !ContentIds.IsValid(Offer)
            || await data.Set<OfferRow>().FirstOrDefaultAsync(row => row.Id == Offer && row.ProjectId == id, cancellationToken) is not { } offer)
            return NotFound();
        var answer = ProjectWords.Lines(Answer);
        Check(nameof(Answer), answer, LongestAnswer, T["Write a line to the person: how to meet, or why not this time."]);
        if (offer.State != AnswerState.Asked)
            ModelState.AddModelError("", T["This offer was answered or taken back meanwhile."]);
        if (!ModelState.IsValid)
        {
            await ShowAsync(cancellationToken);
            return Page();
        }
        (offer.State, offer.Answer, offer.AnsweredUtc) = (accept ? AnswerState.Accepted : AnswerState.Declined, answer, Desk.Now);
        await mails.OfferAnsweredAsync(Own.Row, offer, await people.NameAsync(offer.UserId, cancellationToken), cancellationToken);
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = (accept ? T["The offer is accepted: both of you are told by e-mail."] : T["The offer is declined: both of you are told by e-mail."]).Value;
        return RedirectTo("Offers");
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var rows = await data.Set<OfferRow>().AsNoTracking().Where(row => row.ProjectId == Own.Row.ContentItemId && row.State != AnswerState.Withdrawn)
            .OrderBy(row => row.State).ThenByDescending(row => row.CreatedUtc).Take(200).ToListAsync(cancellationToken);
        var named = await people.FindAsync(rows.Select(row => row.UserId), User, cancellationToken);
        Offers = [.. rows.Select(row => (row, people.Of(named, row.UserId)))];
    }
}
