using Community.Abstractions.Recipes;
using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Abstractions.Security;
using Community.Cms.Recipes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Recipes;

/// <summary>Runs recipes and hands the site out as one.</summary>
[Authorize(CommonPermissions.ManageRecipes)]
[RequestSizeLimit(30 * 1024 * 1024)]
internal sealed class ListModel(RecipeCatalog catalog, IRecipeRunner runner, RecipeExporter exporter, IAuditTrail audit, ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<RecipeInfo> Recipes { get; private set; } = [];

    /// <summary>What the last run did; null before one.</summary>
    public RecipeReport? Report { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Recipes = await catalog.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostRunAsync(string? name, CancellationToken cancellationToken)
    {
        Recipes = await catalog.ListAsync(cancellationToken);
        if (Recipes.All(recipe => recipe.Name != name))
            return NotFound();
        return await RunAsync("", () => runner.RunAsync(name!, User, cancellationToken));
    }

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        Recipes = await catalog.ListAsync(cancellationToken);
        if (file is null || file.Length == 0)
        {
            ModelState.AddModelError("file", T["Choose a recipe file first."]);
            return Page();
        }
        if (file.Length > RecipeReader.MaxUploadLength)
        {
            ModelState.AddModelError("file", T["This file is too large: {0} MB at most.", RecipeReader.MaxUploadLength / (1024 * 1024)]);
            return Page();
        }
        await using var content = file.OpenReadStream();
        return await RunAsync("file", () => runner.RunUploadAsync(content, Path.GetFileName(file.FileName), User, cancellationToken));
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        // Written whole before it is sent: an export that fails half-way must not look like one.
        var file = new MemoryStream();
        await exporter.ExportAsync(file, cancellationToken);
        audit.Record(new("SiteExported", "Recipe", "site", T["The whole site"]), User);
        await data.SaveChangesAsync(cancellationToken);
        file.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(file, "application/json", $"site-{time.GetUtcNow():yyyy-MM-dd}.recipe.json");
    }

    private async Task<IActionResult> RunAsync(string field, Func<Task<RecipeReport>> run)
    {
        try
        {
            Report = await run();
        }
        catch (RecipeException refused)
        {
            ModelState.AddModelError(field, refused.Message);
        }
        return Page();
    }
}
