using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Community.Site.Reading;

/// <summary>Keeps the page of any content away from the addresses of programs: an unknown address below <c>/api</c> is theirs to answer.</summary>
internal sealed class SitePathConstraint : IRouteConstraint
{
    /// <summary>Name in route templates.</summary>
    public const string Name = "sitepath";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is not string path || !IsForPrograms(path);

    /// <summary>Whether nobody would write a page there.</summary>
    internal static bool IsForPrograms(string path) =>
        path.Equals("api", StringComparison.OrdinalIgnoreCase) || path.StartsWith("api/", StringComparison.OrdinalIgnoreCase);
}
