using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>A page on which holders write one part of their project. Somebody else's project is not found.</summary>
[RefusedForm]
internal abstract class HolderPage(ProjectDesk desk, IStringLocalizer<Strings> T) : PageModel
{
    public OwnProject Own { get; private set; } = null!;

    public ProjectItem Project => Own.Project;

    protected ProjectDesk Desk => desk;

    /// <summary>The version the person started from.</summary>
    [BindProperty]
    public string? Version { get; set; }

    protected async Task<bool> LoadAsync(string? id)
    {
        if (await desk.FindOwnAsync(id, User, HttpContext.RequestAborted) is not { } own)
            return false;
        Own = own;
        return true;
    }

    /// <summary>Notes what is wrong with a text; true when nothing is.</summary>
    protected bool Check(string field, string text, int longest, LocalizedString? missing = null)
    {
        if (text.Length == 0 && missing is not null)
            ModelState.AddModelError(field, missing);
        else if (text.Length > longest)
            ModelState.AddModelError(field, T["This is too long: {0} characters at most, {1} given.", longest, text.Length]);
        else
            return true;
        return false;
    }

    /// <summary>Keeps the project and goes on to <paramref name="next"/>; shows the page again when something is in the way.</summary>
    protected async Task<IActionResult> KeepAsync(string next)
    {
        if (!ModelState.IsValid)
            return Page();
        // A second window that changes the same project would be overwritten without a word.
        var result = await desk.SaveAsync(Own, Version ?? Own.Project.Item.ContentItemVersionId, User, HttpContext.RequestAborted);
        if (result.Succeeded)
            return RedirectTo(next);
        if (result.NotFound)
            return NotFound();
        if (result.Forbidden)
            return Forbid();
        if (result.Conflict is { } theirs)
        {
            ModelState.AddModelError("", T["This project was changed in another window meanwhile. What you typed is kept here: look at both, then save again."]);
            ModelState.Remove(nameof(Version));
            Version = theirs.ContentItemVersionId;
        }
        foreach (var error in result.Errors)
            ModelState.AddModelError("", error.Message);
        return Page();
    }

    protected IActionResult RedirectTo(string page) => RedirectToPage("/MyProjects/" + page, new { id = Own.Row.ContentItemId });

    /// <summary>Stores an upload among the project's files; null when refused, with the reason at <paramref name="field"/>.</summary>
    protected async Task<MediaFile?> UploadAsync(IMediaLibrary media, IFormFile upload, string field, bool picture)
    {
        await using var stream = upload.OpenReadStream();
        var result = await media.SaveAsync(ProjectDesk.FolderOf(Own.Row.ContentItemId), upload.FileName, stream, HttpContext.RequestAborted);
        if (result.File is null)
            ModelState.AddModelError(field, result.Error ?? T["This file cannot be kept."]);
        else if (result.File.IsImage != picture)
        {
            await media.RemoveAsync(result.File.Path, HttpContext.RequestAborted);
            ModelState.AddModelError(field, picture ? T["Choose a picture: JPEG, PNG, GIF, WebP or AVIF."] : T["Choose a PDF document or an STL model."]);
            return null;
        }
        return result.File;
    }
}
