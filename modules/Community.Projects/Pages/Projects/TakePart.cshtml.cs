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

/// <summary>Small things members do on a project's page: appreciate it, comment on its news. Shows itself only when a comment has to be put right.</summary>
[RefusedForm]
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class TakePartModel(ProjectDesk desk, ICommunityData data, IStringLocalizer<Strings> T) : PageModel
{
    public const int LongestComment = 1000, MostCommentsAnHour = 20;

    public ProjectRow Project { get; private set; } = null!;

    [BindProperty]
    public string? Entry { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken) => await LoadAsync(slug, cancellationToken) ? Back("") : NotFound();

    public async Task<IActionResult> OnPostAppreciateAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken))
            return NotFound();
        var userId = User.Id();
        if (Project.OwnerId == userId)
        {
            TempData["Notice"] = T["This is your own project: others appreciate it."].Value;
            return Back("");
        }
        // A second one changes nothing, also when both come at the same time: writers come one after the other.
        var first = await data.WriteAsync(async token =>
        {
            if (await data.Set<AppreciationRow>().AnyAsync(row => row.ProjectId == Project.ContentItemId && row.UserId == userId, token))
                return false;
            data.Set<AppreciationRow>().Add(new AppreciationRow { ProjectId = Project.ContentItemId, UserId = userId, CreatedUtc = desk.Now });
            return true;
        }, cancellationToken);
        TempData["Notice"] = (first ? T["Thank you: your appreciation counts."] : T["You appreciate this project already: each member counts once."]).Value;
        return Back("");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken))
            return NotFound();
        var userId = User.Id();
        await data.Set<AppreciationRow>().Where(row => row.ProjectId == Project.ContentItemId && row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        return Back("");
    }

    public async Task<IActionResult> OnPostCommentAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, cancellationToken) || !ContentIds.IsValid(Entry)
            || !await data.Set<EntryRow>().AnyAsync(row => row.Id == Entry && row.ProjectId == Project.ContentItemId && !row.Hidden, cancellationToken))
            return NotFound();
        var (userId, text, hourAgo) = (User.Id(), ProjectWords.Lines(Text), desk.Now.AddHours(-1));
        if (text.Length == 0)
            ModelState.AddModelError(nameof(Text), T["Write your comment first."]);
        else if (text.Length > LongestComment)
            ModelState.AddModelError(nameof(Text), T["This is too long: {0} characters at most, {1} given.", LongestComment, text.Length]);
        if (await data.Set<CommentRow>().CountAsync(row => row.AuthorId == userId && row.CreatedUtc > hourAgo, cancellationToken) >= MostCommentsAnHour)
        {
            ModelState.AddModelError(nameof(Text), T["You wrote many comments within an hour: wait a little before the next one."]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        if (!ModelState.IsValid)
            return Page();
        var comment = new CommentRow { Id = ContentIds.New(), EntryId = Entry!, ProjectId = Project.ContentItemId, AuthorId = userId, Text = text, CreatedUtc = desk.Now };
        data.Set<CommentRow>().Add(comment);
        await data.SaveChangesAsync(cancellationToken);
        return Back("#" + comment.Id);
    }

    /// <summary>Takes a comment away: its author, or the holder of the project.</summary>
    public async Task<IActionResult> OnPostRemoveCommentAsync(string slug, string? comment, CancellationToken cancellationToken)
    {
        var userId = User.Id();
        if (!await LoadAsync(slug, cancellationToken) || await data.Set<CommentRow>().FirstOrDefaultAsync(
            row => row.Id == comment && row.ProjectId == Project.ContentItemId && (row.AuthorId == userId || Project.OwnerId == userId), cancellationToken) is not { } row)
            return NotFound();
        data.Set<CommentRow>().Remove(row);
        await data.SaveChangesAsync(cancellationToken);
        return Back("#journal");
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (await desk.FindShownRowAsync(slug, cancellationToken) is not { } row)
            return false;
        Project = row;
        return true;
    }

    private LocalRedirectResult Back(string fragment) => LocalRedirect(Url.Content("~/projets/" + Project.Slug) + fragment);
}
