using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Cms.Admin.Media;
using Community.Cms.Media;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Media;

/// <summary>A file with its small picture.</summary>
internal sealed record MediaTile(MediaFileRow File, string? Thumbnail)
{
    public string Name => File.Title ?? System.IO.Path.GetFileName(File.Path);
}

/// <summary>Files people uploaded, by folder, with what can be done to several at once.</summary>
[Authorize(CommonPermissions.ManageMedia)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxFormBytes)]
internal sealed class ListModel(MediaDesk desk, IMediaLibrary media, MediaAddresses addresses, MediaOptions options, IAntiforgery antiforgery, IStringLocalizer<Strings> T) : PageModel
{
    // Files beyond the library's own limit are read too, so that each is refused by name and the others are kept.
    private const long MaxFormBytes = 1024L * 1024 * 1024;
    private const int PageSize = 48;
    private const int MostAtOnce = 200;

    /// <summary>Where files go when no folder is open.</summary>
    public const string DefaultFolder = "bibliotheque";

    public IReadOnlyList<MediaTile> Files { get; private set; } = [];
    public IReadOnlyList<MediaFolder> Folders { get; private set; } = [];
    public MediaFilter Filter { get; private set; } = new();
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;
    public int Pages { get; private set; } = 1;
    public bool AsList { get; private set; }
    public string? NewFolder { get; private set; }
    public string Token { get; private set; } = "";
    public DateOnly Today => desk.Today;
    public DateOnly ExpiringFrom => desk.ExpiringFrom;
    public long MaxBytes => options.MaxBytes;
    public long MaxLargeBytes => options.MaxLargeBytes;

    /// <summary>Folders right below the open one.</summary>
    public IEnumerable<MediaFolder> Below => Folders.Where(folder => folder.Parent == Filter.Folder);

    /// <summary>The open folder and those above it, from the top.</summary>
    public IEnumerable<MediaFolder> Trail => Folders.Where(folder => Filter.Folder == folder.Path || Filter.Folder.StartsWith(folder.Path + "/", StringComparison.Ordinal));

    public string UploadFolder => Filter.Folder.Length > 0 ? Filter.Folder : DefaultFolder;

    public bool Narrows => Filter.Words is not null || Filter.Kind is not null || Filter.State is not null;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostUploadAsync(List<IFormFile>? files, string? into, CancellationToken cancellationToken)
    {
        var given = (files ?? []).Where(file => file.FileName.Length > 0).ToList();
        List<string> stored = [];
        foreach (var file in given)
        {
            var name = Path.GetFileName(file.FileName);
            await using var content = file.OpenReadStream();
            var result = await media.SaveAsync(into ?? DefaultFolder, name, content, cancellationToken);
            if (result.File is null)
                ModelState.AddModelError("files", T["{0}: {1}", name, result.Error ?? T["this file could not be kept."].Value]);
            else
            {
                stored.Add(result.File.Path);
                if (!new FileKind(result.File.ContentType, Path.GetExtension(result.File.Path)).Allows(Path.GetExtension(name)))
                    TempData["Warning"] = T["“{0}” is really of another kind: it is kept as {1}.", name, Path.GetFileName(result.File.Path)].Value;
            }
        }
        if (given.Count == 0)
            ModelState.AddModelError("files", T["Choose a file first."]);
        if (stored.Count > 0)
            TempData["Notice"] = stored.Count == 1 ? T["The file is in the library."].Value : T["{0} files are in the library.", stored.Count].Value;
        if (ModelState.IsValid)
            return stored.Count == 1 ? Redirect(Url.Content(MediaAddress.Of(stored[0]))) : Redirect(Url.Content(MediaAddress.OfFolder(into ?? DefaultFolder)));
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostFolderAsync(string? name, string? parent, CancellationToken cancellationToken)
    {
        var (path, error) = await desk.CreateFolderAsync(await KnownAsync(parent, cancellationToken) ?? "", name, cancellationToken);
        if (path is not null)
        {
            TempData["Notice"] = T["The folder is there."].Value;
            return Redirect(Url.Content(MediaAddress.OfFolder(path)));
        }
        ModelState.AddModelError("name", error!);
        NewFolder = name;
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync([FromForm(Name = "path")] List<string>? paths, string? target, CancellationToken cancellationToken)
    {
        if (paths is not { Count: > 0 and <= MostAtOnce })
            TempData["Warning"] = T["Check the files first."].Value;
        else if (await KnownAsync(target, cancellationToken) is not { } folder)
            TempData["Warning"] = T["Choose the folder to move to."].Value;
        else if (await desk.MoveAsync(paths, folder, cancellationToken) is var moved)
            TempData["Notice"] = moved == 1 ? T["One file moved. Its former address leads to it."].Value : T["{0} files moved. Their former addresses lead to them.", moved].Value;
        return Redirect(Request.PathBase + Request.Path + QueryWithoutHandler());
    }

    /// <summary>The address of this list with some of its values changed.</summary>
    public string With(string key, string? value)
    {
        var query = new Dictionary<string, string?>
        {
            ["folder"] = Filter.Folder, ["q"] = Filter.Words, ["type"] = Filter.Kind, ["state"] = Filter.State,
            ["sort"] = Filter.Sort == "newest" ? null : Filter.Sort, ["view"] = AsList ? "list" : null, [key] = value,
        };
        return Url.Content("~/admin/medias") + QueryString.Create(query.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var query = Request.Query;
        Folders = await desk.FoldersAsync(cancellationToken);
        AsList = query["view"] == "list";
        Token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;
        Filter = new()
        {
            Folder = Folders.FirstOrDefault(folder => folder.Path == query["folder"])?.Path ?? "",
            Words = PageNumber.Words(query["q"]),
            Kind = query["type"].ToString() is "image" or "pdf" or "other" ? query["type"].ToString() : null,
            State = query["state"].ToString() is "describe" or "expiring" ? query["state"].ToString() : null,
            Sort = query["sort"].ToString() is "oldest" or "name" or "size" ? query["sort"].ToString() : "newest",
        };
        var asked = PageNumber.Of(query["page"]);
        var (files, total) = await desk.ListAsync(Filter, asked, PageSize, cancellationToken);
        (Total, Pages) = (total, Math.Max(1, (total + PageSize - 1) / PageSize));
        Number = Math.Clamp(asked, 1, Pages);
        Files = [.. files.Select(file => new MediaTile(file, file.Width > 0 ? Editing.Thumbnails.Of(addresses.ImageOf(file)) : null))];
    }

    private async Task<string?> KnownAsync(string? folder, CancellationToken cancellationToken) =>
        folder is null ? null : folder.Length == 0 ? "" : (await desk.FoldersAsync(cancellationToken)).FirstOrDefault(known => known.Path == folder)?.Path;

    private string QueryWithoutHandler() => QueryString.Create(Request.Query.Where(pair => pair.Key != "handler")).ToString();
}
