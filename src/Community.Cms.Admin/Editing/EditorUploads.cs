using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing;

/// <summary>Stores the files that came with a form, and puts their paths into the fields.</summary>
internal sealed class EditorUploads(IMediaLibrary media, IStringLocalizer<Strings> T)
{
    private const string Folder = "contenus";

    /// <summary>Stores the files; what is refused becomes an error of the field.</summary>
    public async Task SaveAsync(BoundItem bound, CancellationToken cancellationToken)
    {
        foreach (var upload in bound.Uploads)
            foreach (var file in upload.Multiple ? upload.Files : upload.Files.Take(1))
                if (await SaveAsync(upload, file, cancellationToken) is { } error)
                    bound.Errors.Add(new ContentError(upload.Path, error));
    }

    private async Task<string?> SaveAsync(PendingUpload upload, Microsoft.AspNetCore.Http.IFormFile file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file.FileName);
        if (upload.Extensions.Count > 0 && !upload.Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            return T["“{0}” is not of a kind that fits here: choose one of {1}.", name, string.Join(", ", upload.Extensions)];
        await using var content = file.OpenReadStream();
        var result = await media.SaveAsync(Folder, name, content, cancellationToken);
        if (result.File is not { } stored)
            return result.Error;
        var paths = upload.Node.Texts(nameof(MediaField.Paths));
        var texts = upload.Node.Texts(nameof(MediaField.MediaTexts));
        upload.Node[nameof(MediaField.Paths)] = JsonRead.ToArray(upload.Multiple ? [.. paths, stored.Path] : [stored.Path]);
        upload.Node[nameof(MediaField.MediaTexts)] = JsonRead.ToArray(upload.Multiple ? [.. texts, ""] : [""]);
        return null;
    }
}
