using System.Text.Json;
using Community.Abstractions.Recipes;

namespace Community.Cms.Recipes;

/// <summary>A step that is too large to be held in memory as a whole when it is exported.</summary>
internal interface IStreamedRecipeStep : IRecipeStep
{
    /// <summary>Writes the step, an object with its name, and calls <paramref name="flush"/> now and then.</summary>
    Task ExportAsync(Utf8JsonWriter writer, Func<Task> flush, CancellationToken cancellationToken);
}
