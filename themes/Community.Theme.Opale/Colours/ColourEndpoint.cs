using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Community.Theme.Opale.Colours;

internal static class ColourEndpoint
{
    public static void MapColours(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/couleurs/{version}.css", GetAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string version, ISiteContext site, HttpContext context)
    {
        var colours = await site.GetDocumentAsync<HouseColours>(context.RequestAborted);
        // A page from a cache may still ask for the colours before: it gets today's, which no browser keeps under the old address.
        context.Response.Headers.CacheControl = version == colours.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Text(ColourSheet.Of(colours), "text/css; charset=utf-8");
    }
}
