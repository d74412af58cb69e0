using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Http;

namespace Community.Site.Reading;

/// <summary>Addresses for readers outside the page: absolute, or in the other language.</summary>
internal static class SiteAddress
{
    private const string English = "/en";

    /// <summary>The site's public address without trailing slash and without path base.</summary>
    public static string Root(HttpRequest request, SiteSettings settings) =>
        settings.BaseUrl is { Length: > 0 } address ? address.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    /// <summary>The path base without the language.</summary>
    public static string PathBase(HttpRequest request)
    {
        var root = request.PathBase.Value ?? "";
        return IsEnglish(request) ? root[..^English.Length] : root;
    }

    /// <summary>A path of this site (with slash in front, without path base) in a language.</summary>
    public static string In(string language, HttpRequest request, string path)
    {
        var address = PathBase(request) + (language == "en" ? English : "") + (path == "/" ? "" : path);
        return address.Length == 0 ? "/" : address;
    }

    /// <summary>This page in the other language, with a query.</summary>
    public static string Other(HttpRequest request, string query) =>
        In(IsEnglish(request) ? "fr" : "en", request, request.Path.ToUriComponent()) + query;

    /// <summary>An address from the root, with the path base whether or not it already has it.</summary>
    public static string FromRoot(HttpRequest request, string url) => PathBase(request) + WithoutBase(request, url);

    /// <summary>An address from the root, without the path base.</summary>
    public static string WithoutBase(HttpRequest request, string url)
    {
        var root = PathBase(request);
        return root.Length > 0 && url.StartsWith(root + "/", StringComparison.Ordinal) ? url[root.Length..] : url;
    }

    private static bool IsEnglish(HttpRequest request) => request.PathBase.Value?.EndsWith(English, StringComparison.OrdinalIgnoreCase) == true;
}
