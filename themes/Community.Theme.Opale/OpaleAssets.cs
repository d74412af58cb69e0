using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Community.Theme.Opale;

/// <summary>Addresses of the theme's generated files.</summary>
public static class OpaleAssets
{
    private const string Folder = "Community.Theme.Opale/";

    /// <summary>
    /// Address of a file of the theme's wwwroot, e.g. <c>opale.css</c>. Where the host maps static assets with fingerprints
    /// (<c>MapRazorPages().WithStaticAssets()</c>) it is the fingerprinted one, which browsers keep for good.
    /// </summary>
    public static string Url(HttpContext context, string file)
    {
        var path = Folder + file;
        var known = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{known?[path] ?? path}";
    }
}
