using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.Projects;

/// <summary>A member offers help on one need of a project.</summary>
[RefusedForm]
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class HelpModel(
    IContentReader reader, ProjectDesk desk, ICommunityData data, Acquaintances people, ProjectMails mails, IStringLocalizer<Strings> T) : PageModel
{
    public const int LongestMessage = 2000, MostOffersADay = 10;

    public ProjectRow Project { get; private set; } = null!;
    public ProjectNeed Need { get; private set; } = null!;
    public string Holder { get; private set; } = "";

    [BindProperty]
    public string? Message { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, string need, CancellationToken cancellationToken) => await LoadAsync(slug, need, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, string need, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, need, cancellationToken))
            return NotFound();
        var (userId, message, dayAgo) = (User.Id(), ProjectWords.Lines(Message), desk.Now.AddDays(-1));
        if (message.Length == 0)
            ModelState.AddModelError(nameof(Message), T["Say how you can help."]);
        else if (message.Length > LongestMessage)
            ModelState.AddModelError(nameof(Message), T["This is too long: {0} characters at most, {1} given.", LongestMessage, message.Length]);
        if (Project.OwnerId == userId)
            ModelState.AddModelError("", T["This is your own project: offers come from others."]);
        if (!Need.Open)
            ModelState.AddModelError("", T["The project has found this meanwhile. Perhaps it looks for something else."]);
        var mine = await data.Set<OfferRow>().Where(row => row.UserId == userId && (row.CreatedUtc > dayAgo || row.NeedId == Need.Id)).ToListAsync(cancellationToken);
        if (mine.Exists(row => row.NeedId == Need.Id && row.State == AnswerState.Asked))
            ModelState.AddModelError("", T["You offered your help with this already: the holder has still to answer."]);
        else if (mine.Count(row => row.CreatedUtc > dayAgo) >= MostOffersADay)
        {
            ModelState.AddModelError("", T["You offered help {0} times today: wait for the answers before you offer more.", MostOffersADay]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        if (!ModelState.IsValid)
            return Page();
        var offer = new OfferRow
        {
            Id = ContentIds.New(), ProjectId = Project.ContentItemId, NeedId = Need.Id, NeedText = Need.Text, UserId = userId, Message = message, CreatedUtc = desk.Now,
        };
        data.Set<OfferRow>().Add(offer);
        await mails.OfferedAsync(Project, offer, await people.NameAsync(userId, cancellationToken), cancellationToken);
        await mails.OfferSentAsync(Project, offer, cancellationToken);
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = T["Thank you! Your offer is with the holder of the project. You will be told what they answer."].Value;
        return LocalRedirect(Url.Content("~/projets/" + Project.Slug));
    }

    private async Task<bool> LoadAsync(string slug, string need, CancellationToken cancellationToken)
    {
        if (await desk.FindShownRowAsync(slug, cancellationToken) is not { } row || await reader.GetAsync(row.ContentItemId, User, cancellationToken) is not { } item
            || new ProjectItem(item).Needs.FirstOrDefault(known => known.Id == need) is not { } found)
            return false;
        (Project, Need, Holder) = (row, found, await people.NameAsync(row.OwnerId, cancellationToken));
        return true;
    }
}
