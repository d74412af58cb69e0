using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Community.Cms.Data;
using Community.Cms.Media;
using Community.Cms.Recipes.Expressions;
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
        foreach (var row in await data.Set<MediaFileRow>().AsNoTracking().OrderBy(row => row.Path).ToListAsync(cancellationToken))
        {
            var source = store.FileOf(row.StoredAt);
            // Removed by a colleague since the list was read.
            if (!File.Exists(source))
                continue;
            writer.WriteStartObject();
            writer.WriteString("TargetPath", row.Path);
            foreach (var (key, text) in Describe(row).Where(pair => pair.Text is not null))
                writer.WriteString(key, ExpressionText.Escape(text!));
            writer.WriteBase64String("Base64", await File.ReadAllBytesAsync(source, cancellationToken));
            writer.WriteEndObject();
            await flush();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static (string Key, string? Text)[] Describe(MediaFileRow row) =>
    [
        ("Title", row.Title), ("Credit", row.Credit), ("AltText", row.AltFr), ("AltTextEn", row.AltEn), ("Decorative", row.Decorative ? "true" : null), ("Licence", row.Licence),
        ("RightsHolder", row.RightsHolder), ("Consent", row.Consent), ("ExpiresOn", row.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Why a file was not taken, or null.</summary>
    private async Task<string?> ImportAsync(RecipeShape file, string target, string? folder, CancellationToken cancellationToken)
    {
        await using var content = Open(file, folder);
        return content is null ? T["it is not beside the recipe."].Value : (await library.ImportAsync(content, target, cancellationToken, Description(file))).Error;
    }

    // Keys of our own: Orchard Core keeps no such things of a file, and skips them.
    private static MediaDescription Description(RecipeShape file) => new()
    {
        Title = Text(file, "Title", MediaDescription.MaxTitle),
        Credit = Text(file, "Credit", MediaDescription.MaxTitle),
        AltFr = Text(file, "AltText", MediaDescription.MaxText),
        AltEn = Text(file, "AltTextEn", MediaDescription.MaxText),
        Decorative = file.OptionalText("Decorative") == "true",
        Licence = Text(file, "Licence", MediaDescription.MaxTitle),
        RightsHolder = Text(file, "RightsHolder", MediaDescription.MaxTitle),
        Consent = Text(file, "Consent", MediaDescription.MaxText),
        ExpiresOn = DateOnly.TryParseExact(file.OptionalText("ExpiresOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
    };

    private static string? Text(RecipeShape file, string key, int most) => file.OptionalText(key) is { } text ? text[..Math.Min(text.Length, most)] : null;

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
