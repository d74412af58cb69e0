using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Community.Theme.Opale.Layout;

/// <summary>
/// Addresses of the page being shown, in its own language and in the other. The host serves English below <c>/en</c>,
/// which it moves into the path base: so this is the one place of the theme that knows the prefix.
/// </summary>
/// <param name="Here">Path of this page, without query.</param>
/// <param name="Other">Path of the same page in the other language, without query unless the page chose it.</param>
internal sealed record PageAddress(string Here, string Other)
{
    private const string EnglishPrefix = "/en";

    /// <summary>The address that was asked for; behind an error page, the one that went wrong.</summary>
    /// <param name="context">The request.</param>
    /// <param name="alternate">Path that the page itself gives for the other language, from <c>ViewData["AlternateUrl"]</c>; null: the same path.</param>
    public static PageAddress Of(HttpContext context, string? alternate)
    {
        var request = context.Request;
        var path = context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed ? WithoutPrefix(failed.OriginalPath) : request.Path;
        var root = request.PathBase.Value ?? "";
        bool english = root.EndsWith(EnglishPrefix, StringComparison.OrdinalIgnoreCase);
        var otherBase = english ? root[..^EnglishPrefix.Length] : root + EnglishPrefix;
        return new(Join(request.PathBase, path), alternate ?? Join(new PathString(otherBase), path));
    }

    private static PathString WithoutPrefix(PathString path) =>
        path.StartsWithSegments(EnglishPrefix, StringComparison.OrdinalIgnoreCase, out var rest) ? rest : path;

    // The home page is / and /en, never /en/.
    private static string Join(PathString root, PathString path)
    {
        var whole = root.Add(path).ToUriComponent().TrimEnd('/');
        return whole.Length == 0 ? "/" : whole;
    }

    /// <summary>How a menu link stands to the page being shown: <c>page</c> for the page itself, <c>true</c> for a place above it, else null.</summary>
    public static string? Current(HttpRequest request, string menuUrl)
    {
        if (!menuUrl.StartsWith("~/", StringComparison.Ordinal))
            return null;
        var link = new PathString(menuUrl[1..].Split('?', '#')[0].TrimEnd('/'));
        if (request.Path.Equals(link, StringComparison.OrdinalIgnoreCase) || (!link.HasValue && request.Path == "/"))
            return "page";
        return link.HasValue && request.Path.StartsWithSegments(link, StringComparison.OrdinalIgnoreCase) ? "true" : null;
    }
}
