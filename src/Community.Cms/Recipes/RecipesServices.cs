using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Recipes;

internal static class RecipesServices
{
    public static IServiceCollection AddRecipes(this IServiceCollection services, IConfiguration configuration) => services;
}
