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

    /// <param name="file">The recipe.</param>
    /// <param name="parameters">What its expressions may ask for.</param>
    /// <param name="known">Names of the steps that will be run. The others, which may be full of expressions of other systems, are only counted.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RecipeException">Something is wrong in one of the files.</exception>
    public async Task<RecipePlan> PlanAsync(
        RecipeFile file, IReadOnlyDictionary<string, string> parameters, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        var draft = new Draft(parameters, known);
        await AddAsync(file, draft, [file.Name], cancellationToken);
        return new(file.Name, draft.Steps, draft.Notes);
    }

    private async Task AddAsync(RecipeFile file, Draft draft, IReadOnlyList<string> chain, CancellationToken cancellationToken)
    {
        RecipeEvaluator? evaluator = null;
        for (var number = 1; number <= file.Steps.Count; number++)
        {
            var name = RecipeFile.NameOf(file.Steps[number - 1]);
            try
            {
                var include = name.Equals(IncludeStep, StringComparison.OrdinalIgnoreCase);
                var json = file.Steps[number - 1];
                if (include || draft.Known.Contains(name))
                    json = (JsonObject)(evaluator ??= new(file, draft.Parameters, draft.Notes, time, T)).Evaluate(json, name)!;
                if (include)
                    await IncludeAsync(file, json, draft, chain, cancellationToken);
                else
                    draft.Steps.Add(new(file, number, name, json));
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
        draft.Done.Add(file.Name);
    }

    private async Task IncludeAsync(RecipeFile file, JsonObject step, Draft draft, IReadOnlyList<string> chain, CancellationToken cancellationToken)
    {
        foreach (var value in new RecipeShape(step, IncludeStep, T).Objects("Values"))
        {
            var included = await catalog.ReadAsync(value.RequiredText("name"), file.Folder ?? catalog.Folder, cancellationToken);
            if (chain.Contains(included.Name))
                throw RecipeShape.Fault(value.Place, T["{0}: the recipe “{1}” includes itself.", value.Place, included.Name]);
            if (!draft.Done.Contains(included.Name))
                await AddAsync(included, draft, [.. chain, included.Name], cancellationToken);
        }
    }

    private sealed record Draft(IReadOnlyDictionary<string, string> Parameters, IReadOnlySet<string> Known)
    {
        public List<PlannedStep> Steps { get; } = [];
        public List<string> Notes { get; } = [];
        public HashSet<string> Done { get; } = [];
    }
}
