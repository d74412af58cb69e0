using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes;

/// <summary>Reads recipe files: JSON with comments and trailing commas. Whatever is wrong is said with file, line and reason.</summary>
internal sealed class RecipeReader(IStringLocalizer<RecipeStrings> T)
{
    /// <summary>Bytes that an uploaded text may have.</summary>
    public const int MaxUploadLength = 20 * 1024 * 1024;

    // A file in the recipes folder was put there by the people who run the machine; it may hold a whole site with its pictures.
    private const int MaxFileLength = 500 * 1024 * 1024;
    private const int MaxDepth = 128;

    public static JsonReaderOptions ReaderOptions => new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    private static readonly JsonDocumentOptions DocumentOptions =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads a file of a recipes folder.</summary>
    /// <exception cref="RecipeException">The file is no recipe.</exception>
    public async Task<RecipeFile> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Parse(await ReadAllAsync(stream, Path.GetFileName(path), MaxFileLength, cancellationToken), Path.GetFileName(path), Path.GetDirectoryName(path));
    }

    /// <summary>Reads an upload.</summary>
    /// <exception cref="RecipeException">The text is no recipe, or too long.</exception>
    public async Task<RecipeFile> ReadUploadAsync(Stream stream, string fileName, CancellationToken cancellationToken) =>
        Parse(await ReadAllAsync(stream, fileName, MaxUploadLength, cancellationToken), fileName, null);

    /// <exception cref="RecipeException">The text is no recipe.</exception>
    public RecipeFile Parse(ReadOnlyMemory<byte> utf8, string fileName, string? folder)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        try
        {
            if (JsonNode.Parse(utf8.Span, null, DocumentOptions) is not JsonObject json)
                throw new RecipeException(T["{0}, line {1}: {2}", fileName, 1, T["a recipe is an object with a list of steps."]]);
            var shape = new RecipeShape(json, "", T);
            var steps = Steps(json, shape, fileName, utf8.Span);
            return new(fileName, folder, shape.OptionalText("name") ?? fileName, json, steps, utf8);
        }
        catch (JsonException exception)
        {
            throw new RecipeException(T["{0}, line {1}, character {2}: this is no JSON. Check the commas, quotation marks and braces around there.",
                fileName, exception.LineNumber + 1 ?? 1, exception.BytePositionInLine + 1 ?? 1]);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            throw new RecipeException(T["{0}, line {1}: {2}", fileName, 1, T["a text in the file is no text."]]);
        }
    }

    private List<JsonObject> Steps(JsonObject json, RecipeShape shape, string fileName, ReadOnlySpan<byte> utf8)
    {
        if (shape.Find("steps") is not JsonArray array)
            throw new RecipeException(T["{0}, line {1}: {2}", fileName, RecipeLines.Find(utf8, "steps"), T["the list of steps is missing."]]);
        var steps = new List<JsonObject>();
        foreach (var node in array)
        {
            var name = node is JsonObject step ? new RecipeShape(step, "", T).Find("name") as JsonValue : null;
            if (name?.GetValueKind() != JsonValueKind.String || string.IsNullOrWhiteSpace(name.GetValue<string>()))
                throw new RecipeException(T["{0}, line {1}: {2}",
                    fileName, RecipeLines.Find(utf8, $"steps[{steps.Count}]"), T["step {0} has no name.", steps.Count + 1]]);
            steps.Add((JsonObject)node!);
        }
        return steps;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream stream, string fileName, int max, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (text.Length + read > max)
                throw new RecipeException(T["{0} is too large: a recipe has at most {1} MB. Put it into the recipes folder instead.", fileName, max / 1024 / 1024]);
            text.Write(buffer, 0, read);
        }
        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
