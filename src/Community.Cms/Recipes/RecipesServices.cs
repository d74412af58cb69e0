using Community.Abstractions.Recipes;
using Community.Cms.Recipes.Steps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Recipes;

internal static class RecipesServices
{
    public static IServiceCollection AddRecipes(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<RecipeReader>()
        .AddSingleton<RecipeCatalog>()
        .AddSingleton<RecipePlanner>()
        .AddSingleton<RecipeRunner>()
        .AddSingleton<IRecipeRunner>(provider => provider.GetRequiredService<RecipeRunner>())
        .AddSingleton<SiteSetup>()
        .AddScoped<RecipeExporter>()
        .AddScoped<IRecipeStep, SettingsStep>()
        .AddScoped<IRecipeStep, RolesStep>()
        .AddScoped<IRecipeStep, ContentDefinitionStep>()
        .AddScoped<IRecipeStep, MediaStep>()
        .AddScoped<IRecipeStep, ContentStep>()
        .AddScoped<IRecipeStep, SiteDocumentsStep>()
        .AddScoped<IRecipeStep, RetentionStep>();
}
