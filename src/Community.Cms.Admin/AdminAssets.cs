using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Community.Cms.Admin;

/// <summary>Addresses of the back office's generated files.</summary>
internal static class AdminAssets
{
    private const string Folder = "Community.Cms.Admin/";

    /// <summary>Address of a file of wwwroot; the fingerprinted one where the host maps static assets so.</summary>
    public static string Url(HttpContext context, string file)
    {
        var path = Folder + file;
        var known = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{known?[path] ?? path}";
    }
}
