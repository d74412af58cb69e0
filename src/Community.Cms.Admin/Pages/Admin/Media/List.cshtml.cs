using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Media;

/// <summary>A file with its small picture.</summary>
internal sealed record MediaTile(MediaFile File, string? Thumbnail, string Url);

/// <summary>Files people uploaded.</summary>
[Authorize(CommonPermissions.ManageMedia)]
[RequestSizeLimit(200 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 200 * 1024 * 1024)]
internal sealed class ListModel(IMediaLibrary media, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 40;
    private const string Folder = "bibliotheque";

    public IReadOnlyList<MediaTile> Files { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;
    public int Pages { get; private set; } = 1;
    public string? Words { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostUploadAsync(List<IFormFile>? files, CancellationToken cancellationToken)
    {
        var given = (files ?? []).Where(file => file.Length > 0).ToList();
        int stored = 0;
        foreach (var file in given)
        {
            await using var content = file.OpenReadStream();
            var result = await media.SaveAsync(Folder, Path.GetFileName(file.FileName), content, cancellationToken);
            if (result.File is null)
                ModelState.AddModelError("files", T["{0}: {1}", Path.GetFileName(file.FileName), result.Error ?? T["this file could not be kept."].Value]);
            else
                stored++;
        }
        if (given.Count == 0)
            ModelState.AddModelError("files", T["Choose a file first."]);
        if (!ModelState.IsValid)
        {
            if (stored > 0)
                TempData["Notice"] = T["{0} files are in the library.", stored].Value;
            await LoadAsync(cancellationToken);
            return Page();
        }
        TempData["Notice"] = stored == 1 ? T["The file is in the library."].Value : T["{0} files are in the library.", stored].Value;
        return RedirectToPage(new { handler = (string?)null });
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Words = PageNumber.Words(Request.Query["q"]);
        var asked = PageNumber.Of(Request.Query["page"]);
        // The library answers one page: a first look says how many there are.
        var (files, total) = await media.ListAsync("", Words, Math.Min(asked, 100_000), PageSize, cancellationToken);
        (Total, Pages) = (total, Math.Max(1, (total + PageSize - 1) / PageSize));
        Number = Math.Clamp(asked, 1, Pages);
        if (Number != asked)
            (files, _) = await media.ListAsync("", Words, Number, PageSize, cancellationToken);
        var tiles = new List<MediaTile>();
        foreach (var file in files)
            tiles.Add(new(file, file.IsImage && await media.GetImageAsync(file.Path, cancellationToken) is { } image ? Editing.Thumbnails.Of(image) : null, media.UrlOf(file.Path)));
        Files = tiles;
    }
}
