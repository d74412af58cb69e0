using System.Text.RegularExpressions;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using System.Text.Json.Nodes;

namespace Community.Cms.Admin.Editing;

/// <summary>Brings the paths of errors to the part or field that the form shows: <c>TitlePart.Title</c> is the title part's own input.</summary>
internal static partial class ErrorPaths
{
    public static ContentError Normalize(ContentError error, ContentTypeDefinition type, JsonObject content, ContentDefinitions definitions) =>
        error with { Path = Normalize(error.Path, type, content, definitions, "") };

    private static string Normalize(string path, ContentTypeDefinition type, JsonObject content, ContentDefinitions definitions, string above)
    {
        var steps = path.Split('.', 3);
        var step = Step().Match(steps[0]);
        var name = step.Groups["name"].Value;
        var here = above + steps[0];
        if (TypeParts.Of(type, above).FirstOrDefault(part => part.Name == name) is not { } part)
            return path.Length == 0 || above.Length == 0 ? path : above.TrimEnd('.');
        if (!step.Groups["index"].Success)
            return steps.Length > 1 && part.Part.Fields.Any(field => field.Name == steps[1]) ? $"{here}.{steps[1]}" : here;

        var list = ContainedLists.Of(part, content.Object(part.Name).Text("TermContentType"), definitions);
        var items = list is null ? [] : content.Object(part.Name).Objects(list.Member);
        int index = int.TryParse(step.Groups["index"].Value, out int number) ? number : -1;
        if (index < 0 || index >= items.Count || definitions.FindType(items[index].Text("ContentType")) is not { } inner || steps.Length == 1)
            return here;
        return Normalize(path[(steps[0].Length + 1)..], inner, items[index], definitions, here + ".");
    }

    [GeneratedRegex(@"^(?<name>[^\[]*)(\[(?<index>\d{1,6})\])?$")]
    private static partial Regex Step();
}
