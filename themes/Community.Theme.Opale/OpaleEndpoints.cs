using Community.Theme.Opale.Colours;
using Community.Theme.Opale.Lace;
using Microsoft.AspNetCore.Routing;

namespace Community.Theme.Opale;

/// <summary>What the host maps for the theme.</summary>
public static class OpaleEndpoints
{
    /// <summary>Maps <c>/rosette/{seed}.svg</c> and <c>/couleurs/{version}.css</c>, open to everybody and cacheable for good.</summary>
    public static void MapOpale(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRosettes();
        endpoints.MapColours();
    }
}
