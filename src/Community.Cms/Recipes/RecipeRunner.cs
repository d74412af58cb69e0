using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;
using Community.Cms.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Recipes;

/// <summary>Runs recipes from the back office.</summary>
internal interface IRecipeRunner
{
    /// <summary>Runs a recipe of the recipes folder.</summary>
    /// <param name="name">Its name in <see cref="RecipeCatalog"/>.</param>
    /// <param name="user">Who runs it; becomes the owner of items that name <c>AdminUserId</c>.</param>
    /// <param name="cancellationToken">Stops the run; nothing is kept then.</param>
    /// <exception cref="RecipeException">It cannot be applied; the message says file, line, step and reason in the current UI language. Nothing is kept.</exception>
    Task<RecipeReport> RunAsync(string name, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Runs an uploaded recipe of at most <see cref="RecipeReader.MaxUploadLength"/> bytes. Recipes it includes come from the recipes folder.</summary>
    /// <inheritdoc cref="RunAsync"/>
    Task<RecipeReport> RunUploadAsync(Stream text, string fileName, ClaimsPrincipal user, CancellationToken cancellationToken = default);
}

/// <summary>Plans a recipe, then applies all steps in one transaction of a scope of its own: either all of it is there afterwards, or nothing.</summary>
internal sealed partial class RecipeRunner(
    IServiceScopeFactory scopes, RecipeCatalog catalog, RecipeReader reader, RecipePlanner planner, ISiteContext site, IChangeFeed feed,
    IStringLocalizer<RecipeStrings> T, ILogger<RecipeRunner> logger) : IRecipeRunner
{
    // People see what they just imported, unless there is a lot of it: then search follows by itself.
    private static readonly TimeSpan CatchUpBound = TimeSpan.FromSeconds(5);

    public async Task<RecipeReport> RunAsync(string name, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        await RunAlwaysAsync(await catalog.ReadAsync(name, catalog.Folder, cancellationToken), user, cancellationToken);

    public async Task<RecipeReport> RunUploadAsync(Stream text, string fileName, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        await RunAlwaysAsync(await reader.ReadUploadAsync(text, fileName, cancellationToken), user, cancellationToken);

    /// <summary>Runs a recipe, or answers null when <paramref name="begin"/>, which runs first in the transaction, says no.</summary>
    /// <exception cref="RecipeException">It cannot be applied.</exception>
    public async Task<RecipeReport?> RunAsync(
        RecipeFile file, ClaimsPrincipal user, Func<IServiceProvider, Task<bool>> begin, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = scope.ServiceProvider.GetServices<IRecipeStep>().Select(step => step.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var plan = await planner.PlanAsync(file, await ParametersAsync(user, cancellationToken), known, cancellationToken);
        var data = scope.ServiceProvider.GetRequiredService<CommunityDbContext>();
        var report = await data.WriteAsync(async stop =>
            await begin(scope.ServiceProvider) ? await ApplyAsync(plan, scope.ServiceProvider, user, stop) : null, cancellationToken);
        if (report is not null)
            await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), CatchUpBound, cancellationToken);
        return report;
    }

    private async Task<RecipeReport> RunAlwaysAsync(RecipeFile file, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await RunAsync(file, user, _ => Task.FromResult(true), cancellationToken))!;

    private async Task<RecipeReport> ApplyAsync(RecipePlan plan, IServiceProvider services, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var known = services.GetServices<IRecipeStep>().ToLookup(step => step.Name, StringComparer.OrdinalIgnoreCase);
        var data = services.GetRequiredService<CommunityDbContext>();
        var notes = plan.Notes.ToList();
        foreach (var planned in plan.Steps)
            if (known[planned.Name].FirstOrDefault() is { } step)
                notes.AddRange(await ApplyAsync(step, planned, data, user, cancellationToken));
        services.GetRequiredService<IAuditTrail>().Record(new("RecipeRun", "Recipe", plan.Name, plan.Name), user);
        return new(plan.Name, Count(plan.Steps.Where(step => known.Contains(step.Name))), Count(plan.Steps.Where(step => !known.Contains(step.Name))), notes);
    }

    private async Task<IReadOnlyList<string>> ApplyAsync(
        IRecipeStep step, PlannedStep planned, CommunityDbContext data, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new RecipeStepContext(planned.Json, planned.File.Folder, user);
        try
        {
            await step.ExecuteAsync(context, cancellationToken);
            await data.SaveChangesAsync(cancellationToken);
            return context.Notes;
        }
        catch (RecipeException exception)
        {
            throw planned.Explain(exception, T);
        }
#pragma warning disable CA1031 // A step of a module may stumble over JSON it did not expect: the person gets the place, the log the rest.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.StepFailed(logger, exception, plan: planned.File.Name, planned.Number, planned.Name);
            throw planned.Explain(new(T["this step could not be applied. The log of the server says why."]), T);
        }
    }

    private async Task<Dictionary<string, string>> ParametersAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var settings = await site.GetSettingsAsync(cancellationToken);
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["AdminUserId"] = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            ["AdminUsername"] = user.Identity?.Name ?? "",
            ["AdminEmail"] = user.FindFirstValue(ClaimTypes.Email) ?? "",
            ["SiteName"] = settings.SiteName,
            ["SiteTimeZone"] = settings.TimeZoneId,
        };
    }

    private static List<StepCount> Count(IEnumerable<PlannedStep> steps) =>
        [.. steps.GroupBy(step => step.Name, StringComparer.OrdinalIgnoreCase).Select(group => new StepCount(group.First().Name, group.Count()))];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Recipe {Plan}: step {Number} ({Step}) failed.")]
        public static partial void StepFailed(ILogger logger, Exception exception, string plan, int number, string step);
    }
}
