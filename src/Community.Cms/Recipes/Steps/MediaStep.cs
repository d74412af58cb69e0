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
/// missing or not accepted becomes a note: the rest of the recipe is still worth having. <c>Folders</c> gives folders the names people typed.
/// </summary>
internal sealed class MediaStep(MediaLibrary library, MediaStore store, CommunityDbContext data, TimeProvider time, IStringLocalizer<RecipeStrings> T) : IStreamedRecipeStep
{
    private const string Crop = "Crop", FormerPaths = "FormerPaths", CreatedUtc = "CreatedUtc", ToDescribe = "ToDescribe";

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
        foreach (var folder in new RecipeShape(context.Step, Name, T).Objects("Folders"))
            if (!await library.NameFolderAsync(folder.RequiredText("Path"), folder.RequiredText("Name").Trim(), cancellationToken))
                throw RecipeShape.Fault(folder.Place, T["{0}: the name of a folder must give its path.", folder.Place]);
    }

    public Task<JsonObject?> ExportAsync(CancellationToken cancellationToken) => Task.FromResult<JsonObject?>(null);

    /// <summary>Every file with its bytes, so that the one recipe is the whole site.</summary>
    public async Task ExportAsync(Utf8JsonWriter writer, Func<Task> flush, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteStartArray("Files");
        var former = (await data.Set<MediaMoveRow>().AsNoTracking().OrderBy(move => move.OldPath).ToListAsync(cancellationToken)).ToLookup(move => move.NewPath, move => move.OldPath);
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
            if (MediaCrop.Of(row) is var crop && crop != MediaCrop.None)
                WriteCrop(writer, crop);
            if (former.Contains(row.Path))
                WriteTexts(writer, FormerPaths, former[row.Path]);
            writer.WriteBase64String("Base64", await File.ReadAllBytesAsync(source, cancellationToken));
            writer.WriteEndObject();
            await flush();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("Folders");
        foreach (var folder in await data.Set<MediaFolderRow>().AsNoTracking().OrderBy(row => row.Path).ToListAsync(cancellationToken))
        {
            writer.WriteStartObject();
            writer.WriteString("Path", folder.Path);
            writer.WriteString("Name", ExpressionText.Escape(folder.Name));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCrop(Utf8JsonWriter writer, MediaCrop crop)
    {
        writer.WriteStartObject(Crop);
        foreach (var (side, hundredths) in Sides(crop))
            writer.WriteNumber(side, hundredths);
        writer.WriteEndObject();
    }

    private static (string Side, int Hundredths)[] Sides(MediaCrop crop) =>
    [
        ("Left", crop.Left), ("Top", crop.Top), ("Right", crop.Right), ("Bottom", crop.Bottom), ("FocusX", crop.FocusX), ("FocusY", crop.FocusY),
    ];

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static (string Key, string? Text)[] Describe(MediaFileRow row) =>
    [
        ("Title", row.Title), ("Credit", row.Credit), ("AltText", row.AltFr), ("AltTextEn", row.AltEn), ("Decorative", row.Decorative ? "true" : null), ("Licence", row.Licence),
        ("RightsHolder", row.RightsHolder), ("Consent", row.Consent), ("ExpiresOn", row.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        // Pictures of members are described where they show them: nobody is asked to do it here.
        (ToDescribe, !row.ToDescribe && !row.IsDescribed && row.Width > 0 ? "false" : null),
        (CreatedUtc, row.CreatedUtc.ToString("O", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Why a file was not taken, or null.</summary>
    private async Task<string?> ImportAsync(RecipeShape file, string target, string? folder, CancellationToken cancellationToken)
    {
        var (description, crop, former) = (Description(file), ReadCrop(file), file.TextList(FormerPaths).ToList());
        var created = ReadCreated(file);
        await using var content = Open(file, folder);
        if (content is null)
            return T["it is not beside the recipe."];
        var result = await library.ImportAsync(content, target, cancellationToken, row =>
        {
            if (file.OptionalText(ToDescribe) == "false")
                row.ToDescribe = false;
            if (crop != MediaCrop.None)
                crop.Apply(row);
            row.CreatedUtc = created ?? row.CreatedUtc;
            description.Apply(row);
        });
        if (result.File is { } kept && former.Count > 0)
            await library.RememberAsync(kept.Path, former, cancellationToken);
        return result.Error;
    }

    /// <summary>What is cut off, and what must stay in view; all that the recipe does not say is as for a new file.</summary>
    private MediaCrop ReadCrop(RecipeShape file)
    {
        if (file.OptionalObject(Crop) is not { } json)
            return MediaCrop.None;
        var sides = Sides(MediaCrop.None).Select(side => json[side.Side] is not { } node ? side.Hundredths : node is JsonValue value && value.TryGetValue(out int given) ? given : -1).ToArray();
        var crop = new MediaCrop(sides[0], sides[1], sides[2], sides[3], sides[4], sides[5]);
        return crop.IsValid ? crop : throw RecipeShape.Fault(file.PlaceOf(Crop), T["{0}: write whole hundredths, and leave {1} of each side at least.", file.PlaceOf(Crop), MediaCrop.LeastLeft]);
    }

    private DateTime? ReadCreated(RecipeShape file)
    {
        if (file.OptionalText(CreatedUtc) is not { } text)
            return null;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment))
            throw RecipeShape.Fault(file.PlaceOf(CreatedUtc), T["{0} must be a date and time.", file.PlaceOf(CreatedUtc)]);
        var now = time.GetUtcNow().UtcDateTime;
        return moment < now ? moment : now;
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
