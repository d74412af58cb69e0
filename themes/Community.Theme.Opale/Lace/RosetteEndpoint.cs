using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Community.Theme.Opale.Lace;

internal static class RosetteEndpoint
{
    public static void MapRosettes(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/rosette/{seed}.svg", Draw)
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static IResult Draw(string seed, HttpContext context)
    {
        if (!Rosette.IsSeed(seed))
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        // Opened on its own, the drawing is a document: it may use its own style and nothing else.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Text(Rosette.Document(seed), "image/svg+xml; charset=utf-8");
    }
}
