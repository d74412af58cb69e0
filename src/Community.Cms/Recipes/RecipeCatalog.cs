using System.Globalization;
using Community.Abstractions.Recipes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes;

/// <summary>A recipe that can be run.</summary>
/// <param name="Name">Technical name; the name to run it by.</param>
/// <param name="DisplayName">Name in the current UI language.</param>
/// <param name="Description">What it does, in the current UI language.</param>
/// <param name="IsSetup">Whether it makes a whole site.</param>
/// <param name="Error">Why it cannot be run, with place and reason; null when it can.</param>
internal sealed record RecipeInfo(string Name, string DisplayName, string Description, bool IsSetup, string? Error);

/// <summary>The recipes in the recipes folder (<c>Community:RecipesPath</c>): files called <c>*.recipe.json</c>.</summary>
internal sealed class RecipeCatalog(IConfiguration configuration, RecipeReader reader, IStringLocalizer<RecipeStrings> T)
{
    private const string Extension = ".recipe.json";

    /// <summary>The recipes folder; null when none is configured.</summary>
    public string? Folder { get; } = configuration["Community:RecipesPath"];

    /// <summary>All recipes by name, the broken ones too.</summary>
    public async Task<IReadOnlyList<RecipeInfo>> ListAsync(CancellationToken cancellationToken)
    {
        var recipes = new List<RecipeInfo>();
        foreach (var path in Files(Folder))
            recipes.Add(await DescribeAsync(path, cancellationToken));
        return recipes;
    }

    /// <summary>Reads a recipe of a folder by its file's name, else by the name in the file.</summary>
    /// <exception cref="RecipeException">There is none, or it is broken.</exception>
    public async Task<RecipeFile> ReadAsync(string name, string? folder, CancellationToken cancellationToken)
    {
        var files = Files(folder).ToList();
        if (files.FirstOrDefault(path => NameOf(path).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return await reader.ReadFileAsync(exact, cancellationToken);
        foreach (var path in files)
            if (await TryReadAsync(path, cancellationToken) is { } file && file.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return file;
        throw new RecipeException(T["There is no recipe “{0}”.", name.Length <= 100 ? name : name[..100] + "…"]);
    }

    private async Task<RecipeInfo> DescribeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = await reader.ReadFileAsync(path, cancellationToken);
            var shape = new RecipeShape(file.Json, "", T);
            return new(NameOf(path), Text(shape, "displayName") ?? file.Name, Text(shape, "description") ?? "",
                shape.Find("issetuprecipe")?.ToString().Equals("true", StringComparison.OrdinalIgnoreCase) == true, null);
        }
        catch (RecipeException exception)
        {
            return new(NameOf(path), NameOf(path), "", false, exception.Message);
        }
    }

    private async Task<RecipeFile?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadFileAsync(path, cancellationToken);
        }
        catch (RecipeException)
        {
            return null;
        }
    }

    private static string? Text(RecipeShape shape, string name) =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? shape.OptionalText(name + "En") : null) ?? shape.OptionalText(name);

    private static IEnumerable<string> Files(string? folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.OrdinalIgnoreCase)
        : [];

    private static string NameOf(string path) => Path.GetFileName(path)[..^Extension.Length];
}
