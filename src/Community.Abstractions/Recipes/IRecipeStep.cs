using System.Security.Claims;
using System.Text.Json.Nodes;

namespace Community.Abstractions.Recipes;

/// <summary>One step of a running recipe.</summary>
/// <param name="Step">The step's JSON, expressions already evaluated.</param>
/// <param name="Folder">Folder of the recipe file, for files beside it; null for an uploaded text.</param>
/// <param name="User">Who runs it.</param>
public sealed record RecipeStepContext(JsonObject Step, string? Folder, ClaimsPrincipal User)
{
    /// <summary>What people should know afterwards, e.g. a missing file.</summary>
    public List<string> Notes { get; } = [];
}

/// <summary>Executes one kind of step and writes it again for an export. Runs inside the recipe's transaction; refuse with <see cref="RecipeException"/>.</summary>
public interface IRecipeStep
{
    /// <summary>The step's name in the file.</summary>
    string Name { get; }

    /// <summary>Place in an export, small first.</summary>
    int Order { get; }

    /// <summary>Applies the step; running it twice gives the same site.</summary>
    Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken);

    /// <summary>The step that recreates what is there now, or null when there is nothing.</summary>
    Task<JsonObject?> ExportAsync(CancellationToken cancellationToken);
}

/// <summary>A recipe that cannot be applied; the message says place and reason. Nothing of the recipe is kept.</summary>
public sealed class RecipeException(string message) : Exception(message);
