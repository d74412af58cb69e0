using System.Text.Json.Nodes;

namespace Community.Cms.Recipes;

/// <summary>A recipe as it was read; expressions are still expressions.</summary>
/// <param name="FileName">For messages.</param>
/// <param name="Folder">Folder of the file; null for an uploaded text.</param>
/// <param name="Name">Technical name.</param>
/// <param name="Json">The whole file.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Utf8">The text, to find lines.</param>
internal sealed record RecipeFile(string FileName, string? Folder, string Name, JsonObject Json, IReadOnlyList<JsonObject> Steps, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Technical name of a step, as written.</summary>
    public static string NameOf(JsonObject step) =>
        step.First(pair => pair.Key.Equals("name", StringComparison.OrdinalIgnoreCase)).Value!.GetValue<string>();

    /// <summary>Line of a place such as <c>steps[2].ContentTypes[3]</c>, from 1.</summary>
    public int LineOf(string place) => RecipeLines.Find(Utf8.Span, place);
}
