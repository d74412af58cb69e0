using Community.Abstractions.Security;
using Community.Cms.Admin.Media;
using Community.Cms.Media;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Media;

/// <summary>A folder's name and place.</summary>
[Authorize(CommonPermissions.ManageMedia)]
internal sealed class FolderModel(MediaDesk desk, IStringLocalizer<Strings> T) : PageModel
{
    public MediaFolder Stored { get; private set; } = null!;
    public IReadOnlyList<MediaFolder> Folders { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Parent { get; set; }

    /// <summary>Folders it can go into: not itself, nor one of its own.</summary>
    public IEnumerable<MediaFolder> Parents => Folders.Where(folder => folder.Path != Stored.Path && !folder.Path.StartsWith(Stored.Path + "/", StringComparison.Ordinal));

    public async Task<IActionResult> OnGetAsync(string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken))
            return NotFound();
        (Name, Parent) = (Stored.Name, Stored.Parent);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken))
            return NotFound();
        Parent ??= "";
        if (Parent.Length > 0 && Folders.All(folder => folder.Path != Parent))
            ModelState.AddModelError(nameof(Parent), T["Choose the folder to move to."]);
        var (moved, error) = ModelState.IsValid ? await desk.MoveFolderAsync(Stored.Path, Parent, Name, cancellationToken) : default;
        if (error is not null)
            ModelState.AddModelError(nameof(Name), error);
        if (moved is null)
            return Page();
        TempData["Notice"] = T["The folder is changed. The former addresses of its files lead to them."].Value;
        return Redirect(Url.Content(MediaAddress.OfFolder(moved)));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken))
            return NotFound();
        if (!await desk.RemoveFolderAsync(Stored.Path, cancellationToken))
        {
            TempData["Warning"] = T["Something is still in this folder: move or remove it first."].Value;
            return RedirectToPage(new { path });
        }
        TempData["Notice"] = T["The folder is removed."].Value;
        return Redirect(Url.Content(MediaAddress.OfFolder(Stored.Parent)));
    }

    private async Task<bool> FindAsync(string? path, CancellationToken cancellationToken)
    {
        Folders = await desk.FoldersAsync(cancellationToken);
        if (Folders.FirstOrDefault(folder => folder.Path == path) is not { } found)
            return false;
        Stored = found;
        return true;
    }
}
