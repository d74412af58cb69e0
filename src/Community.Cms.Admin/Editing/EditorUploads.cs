using System.Security.Claims;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Cms.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing;

/// <summary>Stores the files that came with a form, and puts their paths into the fields.</summary>
internal sealed class EditorUploads(IMediaLibrary media, MediaLibrary library, MediaDesk desk, IHttpContextAccessor http, IStringLocalizer<Strings> T)
{
    private const string Folder = "contenus";

    /// <summary>Stores the files; what is refused becomes an error of the field, and so does a picture that nobody described when the text is to be published.</summary>
    public async Task SaveAsync(BoundItem bound, CancellationToken cancellationToken)
    {
        foreach (var upload in bound.Uploads)
            foreach (var file in upload.Multiple ? upload.Files : upload.Files.Take(1))
                if (await SaveAsync(upload, file, cancellationToken) is { } error)
                    bound.Errors.Add(new ContentError(upload.Path, error));
        await DescribeAsync(bound, cancellationToken);
    }

    // A text of a picture that the library knows none of becomes the library's, so that the next page has it already; what it says already stays.
    private async Task DescribeAsync(BoundItem bound, CancellationToken cancellationToken)
    {
        var rows = await library.FindRowsAsync([.. bound.Media.SelectMany(field => field.Node.Texts(nameof(MediaField.Paths)))], cancellationToken);
        var english = bound.Item.As<LocalizationPart>()?.Culture == "en";
        HashSet<string> done = [];
        foreach (var field in bound.Media)
        {
            var (paths, texts) = (field.Node.Texts(nameof(MediaField.Paths)), field.Node.Texts(nameof(MediaField.MediaTexts)));
            for (var i = 0; i < paths.Count; i++)
            {
                if (!rows.TryGetValue(paths[i], out var row) || row.Width == 0 || row.IsDescribed)
                    continue;
                var text = i < texts.Count && !string.IsNullOrWhiteSpace(texts[i]) ? texts[i].Trim() : null;
                var decorative = text is null && field.Decorative.Contains(paths[i]);
                if (field.Goes && text is null && !decorative)
                    bound.Errors.Add(new(field.Path, T["Say what “{0}” shows, or that it only decorates.", row.Title ?? Path.GetFileName(row.Path)]));
                if ((text is { Length: <= MediaDescription.MaxText } || decorative) && MayDescribe(row) && done.Add(row.Path))
                    await desk.DescribeAsync(row.Path, MediaDescription.Of(row) with { AltFr = english ? null : text, AltEn = english ? text : null, Decorative = decorative }, cancellationToken);
            }
        }
    }

    private bool MayDescribe(MediaFileRow row) => http.HttpContext?.User is { } user
        && (user.HasPermission(CommonPermissions.ManageMedia) || (row.UploaderId is not null && row.UploaderId == user.FindFirstValue(ClaimTypes.NameIdentifier)));

    private async Task<string?> SaveAsync(PendingUpload upload, IFormFile file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file.FileName);
        if (upload.Extensions.Count > 0 && !upload.Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            return T["“{0}” is not of a kind that fits here: choose one of {1}.", name, string.Join(", ", upload.Extensions)];
        await using var content = file.OpenReadStream();
        var result = await media.SaveAsync(Folder, name, content, cancellationToken);
        if (result.File is not { } stored)
            return result.Error;
        if (upload.Extensions.Count > 0 && !upload.Extensions.Contains(Path.GetExtension(stored.Path), StringComparer.OrdinalIgnoreCase))
        {
            await media.RemoveAsync(stored.Path, cancellationToken);
            return $"{T["“{0}” is really of another kind than its name says.", name]} {T["“{0}” is not of a kind that fits here: choose one of {1}.", name, string.Join(", ", upload.Extensions)]}";
        }
        var paths = upload.Node.Texts(nameof(MediaField.Paths));
        var texts = upload.Node.Texts(nameof(MediaField.MediaTexts));
        upload.Node[nameof(MediaField.Paths)] = JsonRead.ToArray(upload.Multiple ? [.. paths, stored.Path] : [stored.Path]);
        upload.Node[nameof(MediaField.MediaTexts)] = JsonRead.ToArray(upload.Multiple ? [.. texts, ""] : [""]);
        return null;
    }
}
