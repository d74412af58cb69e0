using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Community.Cms.Data;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes.Steps;

/// <summary>
/// The step <c>media</c>: puts files beside the recipe (<c>SourcePath</c>) or inside it (<c>Base64</c>) into the library at <c>TargetPath</c>. A file that is
/// missing or not accepted becomes a note: the rest of the recipe is still worth having.
/// </summary>
internal sealed class MediaStep(MediaLibrary library, MediaStore store, CommunityDbContext data, IStringLocalizer<RecipeStrings> T) : IStreamedRecipeStep
{
    public string Name => "media";

    public int Order => 400;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var file in new RecipeShape(context.Step, Name, T).Objects("Files"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Orchard Core's recipes begin some paths with a slash.
            var target = file.RequiredText("TargetPath").TrimStart('/');
            if (await ImportAsync(file, target, context.Folder, cancellationToken) is { } refusal)
                context.Notes.Add(T["The file {0} was left out: {1}", target, refusal]);
        }
    }

    public Task<JsonObject?> ExportAsync(CancellationToken cancellationToken) => Task.FromResult<JsonObject?>(null);

    /// <summary>Every file with its bytes, so that the one recipe is the whole site.</summary>
    public async Task ExportAsync(Utf8JsonWriter writer, Func<Task> flush, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteStartArray("Files");
        foreach (var path in await data.Set<MediaFileRow>().AsNoTracking().OrderBy(row => row.Path).Select(row => row.Path).ToListAsync(cancellationToken))
        {
            var source = store.FileOf(path);
            // Removed by a colleague since the list was read.
            if (!File.Exists(source))
                continue;
            writer.WriteStartObject();
            writer.WriteString("TargetPath", path);
            writer.WriteBase64String("Base64", await File.ReadAllBytesAsync(source, cancellationToken));
            writer.WriteEndObject();
            await flush();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Why a file was not taken, or null.</summary>
    private async Task<string?> ImportAsync(RecipeShape file, string target, string? folder, CancellationToken cancellationToken)
    {
        await using var content = Open(file, folder);
        return content is null ? T["it is not beside the recipe."].Value : (await library.ImportAsync(content, target, cancellationToken)).Error;
    }

    private Stream? Open(RecipeShape file, string? folder)
    {
        if (file.OptionalText("Base64") is { } base64)
            return new MemoryStream(Decode(file, base64));
        return file.OptionalText("SourcePath") is { } path && RecipeFolder.Find(folder, path) is { } found ? File.OpenRead(found) : null;
    }

    private byte[] Decode(RecipeShape file, string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw RecipeShape.Fault(file.PlaceOf("Base64"), T["{0} is no Base64 text.", file.PlaceOf("Base64")]);
        }
    }
}
