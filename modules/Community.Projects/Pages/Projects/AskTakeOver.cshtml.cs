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

/// <summary>A member asks to take a sleeping project over. There is no such page for a project that is awake or that its holder keeps.</summary>
[RefusedForm]
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class AskTakeOverModel(
    IContentReader reader, ProjectDesk desk, ICommunityData data, Acquaintances people, ProjectMails mails, IStringLocalizer<Strings> T) : PageModel
{
    public const int LongestMessage = 2000, MostOpen = 3;

    public ProjectRow Project { get; private set; } = null!;

    [BindProperty]
    public string? Message { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken) => await LoadAsync(slug, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken))
            return NotFound();
        var (userId, message) = (User.Id(), ProjectWords.Lines(Message));
        if (message.Length == 0)
            ModelState.AddModelError(nameof(Message), T["Say what you would do with the project."]);
        else if (message.Length > LongestMessage)
            ModelState.AddModelError(nameof(Message), T["This is too long: {0} characters at most, {1} given.", LongestMessage, message.Length]);
        var mine = await data.Set<TakeOverRow>().Where(row => row.UserId == userId && row.State == AnswerState.Asked).ToListAsync(cancellationToken);
        if (mine.Exists(row => row.ProjectId == Project.ContentItemId))
            ModelState.AddModelError("", T["You asked for this project already: its holder has still to answer."]);
        else if (mine.Count >= MostOpen)
        {
            ModelState.AddModelError("", T["You wait for {0} answers already.", MostOpen]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        if (!ModelState.IsValid)
            return Page();
        var request = new TakeOverRow { Id = ContentIds.New(), ProjectId = Project.ContentItemId, UserId = userId, Message = message, CreatedUtc = desk.Now };
        data.Set<TakeOverRow>().Add(request);
        await mails.TakeOverAskedAsync(Project, request, await people.NameAsync(userId, cancellationToken), cancellationToken);
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = T["The holder is asked. You will be told what they answer."].Value;
        return LocalRedirect(Url.Content("~/projets/" + Project.Slug));
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (await desk.FindShownRowAsync(slug, cancellationToken) is not { } row || row.OwnerId == User.Id()
            || await reader.GetAsync(row.ContentItemId, User, cancellationToken) is not { } item)
            return false;
        var project = new ProjectItem(item);
        Project = row;
        return project.MayBeTakenOver && project.SleepsAt(desk.Now);
    }
}
