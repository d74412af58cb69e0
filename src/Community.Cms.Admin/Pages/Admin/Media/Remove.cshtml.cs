using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Media;

/// <summary>Removes a file, after asking.</summary>
[Authorize(CommonPermissions.ManageMedia)]
internal sealed class RemoveModel(IMediaLibrary media, MediaUses uses, IStringLocalizer<Strings> T) : PageModel
{
    public MediaFile Stored { get; private set; } = null!;
    public string? Thumbnail { get; private set; }

    /// <summary>Contents that show the file, at most ten.</summary>
    public IReadOnlyList<Editing.PickOption> Uses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? path, CancellationToken cancellationToken) => await FindAsync(path, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm] string? path, CancellationToken cancellationToken)
    {
        if (!await FindAsync(path, cancellationToken) || !await media.RemoveAsync(Stored.Path, cancellationToken))
            return NotFound();
        TempData["Notice"] = T["The file is removed."].Value;
        return RedirectToPage("/Admin/Media/List");
    }

    private async Task<bool> FindAsync(string? path, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal) || await media.FindAsync(path, cancellationToken) is not { } file)
            return false;
        Stored = file;
        Thumbnail = await media.GetImageAsync(file.Path, cancellationToken) is { } image ? Editing.Thumbnails.Of(image) : null;
        Uses = await uses.OfAsync(file.Path, cancellationToken);
        return true;
    }
}
