using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Cms.Admin.Media;
using Community.Cms.Media;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Media;

/// <summary>Removes files, after asking.</summary>
[Authorize(CommonPermissions.ManageMedia)]
internal sealed class RemoveModel(MediaLibrary library, MediaDesk desk, MediaAddresses addresses, MediaUses uses, IStringLocalizer<Strings> T) : PageModel
{
    private const int MostAtOnce = 200;
    // Each look for uses reads all contents once.
    private const int MostLookedFor = 10;

    public IReadOnlyList<MediaTile> Stored { get; private set; } = [];

    /// <summary>Places that show one of the files.</summary>
    public IReadOnlyList<MediaUse> Uses { get; private set; } = [];

    /// <summary>Whether there were too many files to look for the uses of each.</summary>
    public bool IsPartial { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "path")] List<string>? paths, CancellationToken cancellationToken)
    {
        if (paths is null or [])
        {
            TempData["Warning"] = T["Check the files first."].Value;
            return RedirectToPage("/Admin/Media/List");
        }
        return await FindAsync(paths, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "path")] List<string>? paths, CancellationToken cancellationToken)
    {
        if (!await FindAsync(paths ?? [], cancellationToken) || await desk.RemoveAsync(Stored.Select(tile => tile.File.Path), cancellationToken) is 0)
            return NotFound();
        TempData["Notice"] = Stored.Count == 1 ? T["The file is removed."].Value : T["{0} files are removed.", Stored.Count].Value;
        return Redirect(Url.Content(MediaAddress.OfFolder(MediaPaths.FolderOf(Stored[0].File.Path))));
    }

    private async Task<bool> FindAsync(List<string> paths, CancellationToken cancellationToken)
    {
        var rows = await library.FindRowsAsync([.. paths.Take(MostAtOnce).Where(path => path is not null)], cancellationToken);
        Stored = [.. rows.Values.DistinctBy(row => row.Path).Select(row => new MediaTile(row, row.Width > 0 ? Editing.Thumbnails.Of(addresses.ImageOf(row)) : null))];
        List<MediaUse> found = [];
        foreach (var tile in Stored.Take(MostLookedFor))
            found.AddRange(await uses.OfAsync(tile.File.Path, cancellationToken));
        Uses = [.. found.DistinctBy(use => use.Url)];
        IsPartial = Stored.Count > MostLookedFor;
        return Stored.Count > 0;
    }
}
