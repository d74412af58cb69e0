using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Community.Cms.Recipes.Expressions;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes;

/// <summary>Reads a recipe with those it includes and evaluates all expressions: what can be refused is refused before anything is written.</summary>
internal sealed class RecipePlanner(RecipeCatalog catalog, TimeProvider time, IStringLocalizer<RecipeStrings> T)
{
    /// <summary>Name of the step that includes other recipes; they run in its place, once in a run.</summary>
    public const string IncludeStep = "recipes";

    /// <exception cref="RecipeException">Something is wrong in one of the files.</exception>
    public async Task<RecipePlan> PlanAsync(RecipeFile file, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var steps = new List<PlannedStep>();
        await AddAsync(file, parameters, [file.Name], [], steps, cancellationToken);
        return new(file.Name, steps);
    }

    private async Task AddAsync(RecipeFile file, IReadOnlyDictionary<string, string> parameters, IReadOnlyList<string> chain, HashSet<string> done,
        List<PlannedStep> steps, CancellationToken cancellationToken)
    {
        RecipeEvaluator? evaluator = null;
        for (var number = 1; number <= file.Steps.Count; number++)
        {
            var name = RecipeFile.NameOf(file.Steps[number - 1]);
            try
            {
                evaluator ??= new(file, parameters, time, T);
                var json = (JsonObject)evaluator.Evaluate(file.Steps[number - 1], name)!;
                if (!name.Equals(IncludeStep, StringComparison.OrdinalIgnoreCase))
                    steps.Add(new(file, number, name, json));
                else
                    await IncludeAsync(file, json, parameters, chain, done, steps, cancellationToken);
            }
            catch (RecipeException exception)
            {
                throw PlannedStep.Explain(file, number, name, exception, T);
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape.
                throw PlannedStep.Explain(file, number, name, new(T["a text in the file is no text."]), T);
            }
        }
        done.Add(file.Name);
    }

    private async Task IncludeAsync(RecipeFile file, JsonObject step, IReadOnlyDictionary<string, string> parameters, IReadOnlyList<string> chain,
        HashSet<string> done, List<PlannedStep> steps, CancellationToken cancellationToken)
    {
        foreach (var value in new RecipeShape(step, IncludeStep, T).Objects("Values"))
        {
            var included = await catalog.ReadAsync(value.RequiredText("name"), file.Folder ?? catalog.Folder, cancellationToken);
            if (chain.Contains(included.Name))
                throw RecipeShape.Fault(value.Place, T["{0}: the recipe “{1}” includes itself.", value.Place, included.Name]);
            if (!done.Contains(included.Name))
                await AddAsync(included, parameters, [.. chain, included.Name], done, steps, cancellationToken);
        }
    }
}
