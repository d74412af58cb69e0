using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Members.Contracts;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>News of a published project, by its holder or its team. They need no approval and wake the project up.</summary>
[RefusedForm]
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class JournalModel(ProjectDesk desk, ICommunityData data, IMediaLibrary media, Acquaintances people, IStringLocalizer<Strings> T) : PageModel
{
    /// <summary>Entries that one project may get in a day.</summary>
    public const int MostADay = 5;

    public ProjectRow Project { get; private set; } = null!;
    public bool IsHolder { get; private set; }
    public IReadOnlyList<EntryRow> Entries { get; private set; } = [];

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Alt { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var (title, text, alt) = (ProjectWords.Line(Title), ProjectWords.Lines(Text), ProjectWords.Line(Alt));
        Check(nameof(Title), title, ProjectItem.LongestTitle, T["Say in a few words what is new."]);
        Check(nameof(Text), text, ProjectItem.LongestText, T["Tell what happened."]);
        Check(nameof(Alt), alt, ProjectItem.LongestLine, null);
        var now = desk.Now;
        if (Entries.Count(entry => entry.CreatedUtc > now.AddDays(-1)) >= MostADay)
        {
            ModelState.AddModelError("", T["{0} news in a day are enough for those who follow: write on tomorrow.", MostADay]);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        string? picture = null;
        if (ModelState.IsValid && Upload is { } upload)
        {
            await using var stream = upload.OpenReadStream();
            var stored = await media.SaveAsync(ProjectDesk.FolderOf(id), upload.FileName, stream, cancellationToken);
            if (stored.File is { IsImage: true } file)
                picture = file.Path;
            else if (stored.File is { } other)
            {
                await media.RemoveAsync(other.Path, cancellationToken);
                ModelState.AddModelError(nameof(Upload), T["Choose a picture: JPEG, PNG, GIF, WebP or AVIF."]);
            }
            else
                ModelState.AddModelError(nameof(Upload), stored.Error ?? T["Choose a picture: JPEG, PNG, GIF, WebP or AVIF."]);
        }
        if (!ModelState.IsValid)
            return Page();
        var entry = new EntryRow { Id = ContentIds.New(), ProjectId = id, AuthorId = User.Id(), Title = title, Text = text, PicturePath = picture, PictureText = alt, CreatedUtc = now };
        await data.WriteAsync(async token =>
        {
            data.Set<EntryRow>().Add(entry);
            await people.TellFollowersAsync(new FollowNews(
                new FollowTarget("project", id), $"{Project.Title} : {title}", $"{Project.Title}: {title}", $"~/projets/{Project.Slug}#{entry.Id}", User.Id()), token);
            return await desk.ChangeAsync(id, User, project => project.LastNewsUtc = now, token);
        }, cancellationToken);
        await desk.CatchUpAsync(cancellationToken);
        TempData["Notice"] = T["Your news is on the site, and on its way to those who follow the project."].Value;
        return Redirect(Url.Content($"~/projets/{Project.Slug}#{entry.Id}"));
    }

    /// <summary>Takes an entry away, with its comments: the holder any, others their own.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string id, string? entry, CancellationToken cancellationToken)
    {
        var userId = User.Id();
        if (!await LoadAsync(id, cancellationToken)
            || await data.Set<EntryRow>().FirstOrDefaultAsync(row => row.Id == entry && row.ProjectId == id && (IsHolder || row.AuthorId == userId), cancellationToken) is not { } row)
            return NotFound();
        data.Set<CommentRow>().RemoveRange(await data.Set<CommentRow>().Where(comment => comment.EntryId == row.Id).ToListAsync(cancellationToken));
        data.Set<EntryRow>().Remove(row);
        await data.SaveChangesAsync(cancellationToken);
        if (row.PicturePath?.StartsWith(ProjectDesk.FolderOf(id) + "/", StringComparison.Ordinal) == true)
            await media.RemoveAsync(row.PicturePath, cancellationToken);
        return RedirectToPage(new { id });
    }

    private void Check(string field, string text, int longest, LocalizedString? missing)
    {
        if (text.Length == 0 && missing is not null)
            ModelState.AddModelError(field, missing);
        else if (text.Length > longest)
            ModelState.AddModelError(field, T["This is too long: {0} characters at most, {1} given.", longest, text.Length]);
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var userId = User.Id();
        if (!ContentIds.IsValid(id) || userId.Length == 0 || await data.Set<ProjectRow>().AsNoTracking().FirstOrDefaultAsync(
            row => row.ContentItemId == id && row.Published && !row.Hidden
                && (row.OwnerId == userId || data.Set<TeamRow>().Any(team => team.ProjectId == id && team.UserId == userId && team.State == AnswerState.Accepted)), cancellationToken) is not { } row)
            return false;
        Project = row;
        IsHolder = row.OwnerId == userId;
        Entries = await data.Set<EntryRow>().AsNoTracking().Where(entry => entry.ProjectId == id).OrderByDescending(entry => entry.CreatedUtc).Take(100).ToListAsync(cancellationToken);
        return true;
    }
}
