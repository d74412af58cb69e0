using Community.Abstractions.Media;
using Community.Abstractions.Sites;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Media;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Community.Cms.Editing.Links;

/// <summary>Where a link of ours leads.</summary>
internal enum InnerState
{
    Fine,
    /// <summary>Nothing is there.</summary>
    Missing,
    /// <summary>A content that is not on the site.</summary>
    NotPublished,
    /// <summary>A former address, which redirects.</summary>
    Moved,
}

/// <summary>What a link is: an address of this site, one elsewhere, or neither.</summary>
/// <param name="Inner">Path on this site, without language, with a slash in front; null when it leads elsewhere.</param>
/// <param name="Outer">Address elsewhere; null when it leads to this site.</param>
/// <param name="IsUseless">Whether no browser can follow it.</param>
internal sealed record LinkTarget(string? Inner, Uri? Outer, bool IsUseless = false);

/// <summary>Tells addresses of this site from others, and whether they lead to something.</summary>
internal sealed class SiteLinks(CommunityDbContext db, ISiteContext site, EndpointDataSource endpoints, IConfiguration configuration)
{
    private readonly string pathBase = (configuration["Community:PathBase"] ?? "").TrimEnd('/');

    /// <summary>Sorts a link; null when there is nothing to follow (mail, telephone, a place in the page).</summary>
    public async Task<LinkTarget?> TargetOfAsync(string url, CancellationToken cancellationToken)
    {
        if (url.StartsWith('#') || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            return null;
        if (url.StartsWith("~/", StringComparison.Ordinal))
            return new(PathOf(url[1..]), null);
        if (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            return new(PathOf(WithoutBase(url)), null);
        if (!Uri.TryCreate(url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url, UriKind.Absolute, out var outer) || outer.Scheme is not ("http" or "https"))
            return new(null, null, IsUseless: true);
        var own = (await site.GetSettingsAsync(cancellationToken)).BaseUrl;
        return Uri.TryCreate(own, UriKind.Absolute, out var root) && root.Authority == outer.Authority ? new(PathOf(WithoutBase(outer.AbsolutePath)), null) : new(null, outer);
    }

    /// <summary>Where paths of this site lead, in two queries however many there are.</summary>
    public async Task<IReadOnlyDictionary<string, InnerState>> CheckAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        if (paths.Count == 0)
            return new Dictionary<string, InnerState>();
        var routes = paths.Select(RouteOf).ToArray();
        var known = (await db.Set<PathRow>().AsNoTracking().Where(row => routes.Contains(row.Path)).Select(row => new { row.Path, row.State }).ToListAsync(cancellationToken))
            .GroupBy(row => row.Path).ToDictionary(group => group.Key, group => group.Select(row => row.State).ToList());
        var files = paths.Select(FileOf).OfType<string>().ToArray();
        var stored = files.Length == 0 ? [] : await db.Set<MediaFileRow>().AsNoTracking().Where(file => files.Contains(file.Path)).Select(file => file.Path).ToListAsync(cancellationToken);
        return paths.Distinct().ToDictionary(path => path, path =>
            FileOf(path) is { } file ? (stored.Contains(file) ? InnerState.Fine : InnerState.Missing)
            : known.TryGetValue(RouteOf(path), out var states) ? (states.Contains(PathState.Current) ? InnerState.Fine : states.Contains(PathState.Former) ? InnerState.Moved : InnerState.NotPublished)
            : IsPage(path) ? InnerState.Fine : InnerState.Missing);
    }

    // Pages that are no contents: the agenda, the search. What a page does with a part of its address is its own affair.
    private bool IsPage(string path) => path == "/" || endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        endpoint.RoutePattern is { PathSegments.Count: > 0 } pattern
        && pattern.PathSegments[0].Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart, ..]
        && !pattern.Parameters.Any(parameter => parameter.IsCatchAll)
        && new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(path, []));

    private string WithoutBase(string path) => pathBase.Length > 0 && path.StartsWith(pathBase + "/", StringComparison.OrdinalIgnoreCase) ? path[pathBase.Length..] : path;

    private static string PathOf(string url)
    {
        var path = Uri.UnescapeDataString(url.Split('#', '?')[0]);
        if (path.StartsWith("/en/", StringComparison.OrdinalIgnoreCase) || path.Equals("/en", StringComparison.OrdinalIgnoreCase))
            path = path[3..];
        return "/" + path.Trim('/').Replace("\0", "", StringComparison.Ordinal);
    }

    private static string RouteOf(string path) => path.Trim('/').ToLowerInvariant();

    // Pictures have an address for each width: /media/w640/folder/name.webp.
    private static string? FileOf(string path)
    {
        if (!path.StartsWith("/media/", StringComparison.OrdinalIgnoreCase))
            return null;
        var file = path["/media/".Length..];
        var first = file.Split('/', 2);
        return first.Length == 2 && first[0].Length > 1 && first[0][0] == 'w' && IMediaLibrary.Widths.Any(width => first[0] == $"w{width}") ? first[1] : file;
    }
}
