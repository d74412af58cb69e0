using System.Text.Json;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;
using Community.Cms.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Recipes;

/// <summary>Sets the site up from a recipe, once. The mark that it is done is written in the transaction of the recipe: a kill half-way leaves nothing.</summary>
internal sealed class SiteSetup(IServiceScopeFactory scopes, RecipeCatalog catalog, RecipeRunner runner, TimeProvider time)
{
    private const string DocumentName = "Setup";

    /// <summary>Whether the site is set up.</summary>
    public async Task<bool> IsDoneAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await IsDoneAsync(scope.ServiceProvider, cancellationToken);
    }

    /// <summary>
    /// Runs the recipe unless a site is there already. Of several nodes that start together one does it and the others wait: the check is made again as the
    /// only writer.
    /// </summary>
    /// <returns>What was done; null when the site was there already.</returns>
    /// <exception cref="RecipeException">The recipe cannot be applied; nothing was kept.</exception>
    public async Task<RecipeReport?> RunAsync(string recipeName, CancellationToken cancellationToken = default)
    {
        if (await IsDoneAsync(cancellationToken))
            return null;
        var file = await catalog.ReadAsync(recipeName, catalog.Folder, cancellationToken);
        return await runner.RunAsync(file, SystemUser.Principal, services => BeginAsync(services, file.Name, cancellationToken), cancellationToken);
    }

    private async Task<bool> BeginAsync(IServiceProvider services, string recipeName, CancellationToken cancellationToken)
    {
        if (await IsDoneAsync(services, cancellationToken))
            return false;
        var mark = JsonSerializer.Serialize(new { Recipe = recipeName, WhenUtc = time.GetUtcNow().UtcDateTime }, ContentItem.JsonOptions);
        await services.GetRequiredService<DocumentStore>().WriteAsync(DocumentName, mark, cancellationToken);
        return true;
    }

    private static async Task<bool> IsDoneAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<DocumentStore>().ReadAsync(DocumentName, cancellationToken) is not null;
}
