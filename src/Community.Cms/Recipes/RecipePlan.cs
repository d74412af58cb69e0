using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes;

/// <summary>A step that will be run, expressions evaluated; those of a step that nobody knows are left alone.</summary>
/// <param name="File">The file it is in.</param>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Name">Its name, as written.</param>
/// <param name="Json">The step.</param>
internal sealed record PlannedStep(RecipeFile File, int Number, string Name, JsonObject Json)
{
    /// <summary>The same refusal with file, line and step in front.</summary>
    public RecipeException Explain(RecipeException reason, IStringLocalizer<RecipeStrings> texts) =>
        Explain(File, Number, Name, reason, texts);

    /// <inheritdoc cref="Explain(RecipeException, IStringLocalizer{RecipeStrings})"/>
    public static RecipeException Explain(RecipeFile file, int number, string name, RecipeException reason, IStringLocalizer<RecipeStrings> texts)
    {
        var place = reason.Data[RecipeShape.PlaceKey] as string ?? "";
        var inFile = place.StartsWith("variables.", StringComparison.Ordinal) ? place
            : place.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? $"steps[{number - 1}]{place[name.Length..]}"
            : $"steps[{number - 1}]";
        return new(texts["{0}, line {1}, step {2} ({3}): {4}", file.FileName, file.LineOf(inFile), number, name, reason.Message]);
    }
}

/// <summary>Everything a run will do, in order: the steps of the recipe and of those it includes.</summary>
/// <param name="Name">The recipe.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Notes">What people should know, e.g. a text file that was not beside the recipe.</param>
internal sealed record RecipePlan(string Name, IReadOnlyList<PlannedStep> Steps, IReadOnlyList<string> Notes);
