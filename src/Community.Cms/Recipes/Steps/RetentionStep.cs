using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes.Steps;

/// <summary>The step <c>Retention</c>: sets the periods it names, within the bounds that staff have. Those of the configuration are not in it.</summary>
internal sealed class RetentionStep(IEnumerable<IRetentionSource> sources, IStringLocalizer<RecipeStrings> T) : IRecipeStep
{
    public string Name => "Retention";

    public int Order => 710;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var given = context.Step.Where(pair => !pair.Key.Equals("name", StringComparison.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            Dictionary<string, int> changed = [];
            foreach (var period in await source.GetAsync(cancellationToken))
                if (period.ConfiguredBy is null && given.Remove(period.Name, out var node) && Read(period, node) is var value && value != period.Value)
                    changed[period.Name] = value;
            if (changed.Count > 0)
                await source.SetAsync(changed, cancellationToken);
        }
        context.Notes.AddRange(given.Keys.Select(name => T["{0} was left out: the site has no such period, or its configuration sets it.", $"{Name}.{name}"].Value));
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var step = new JsonObject { ["name"] = Name };
        foreach (var source in sources)
            foreach (var period in (await source.GetAsync(cancellationToken)).Where(period => period.ConfiguredBy is null))
                step[period.Name] = period.Value;
        return step.Count > 1 ? step : null;
    }

    private int Read(RetentionPeriod period, JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out int number) && number >= period.Least && number <= period.Most
            ? number
            : throw RecipeShape.Fault($"{Name}.{period.Name}", T["{0}: write a number between {1} and {2}.", $"{Name}.{period.Name}", period.Least, period.Most]);
}
