using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Community.Cms.Admin;

/// <summary>Address of the page being shown in the other language. The host serves English below <c>/en</c>, which it moves into the path base.</summary>
internal static class OtherLanguage
{
    private const string EnglishPrefix = "/en";

    public static string Address(HttpContext context)
    {
        var request = context.Request;
        var root = request.PathBase.Value ?? "";
        bool english = root.EndsWith(EnglishPrefix, StringComparison.OrdinalIgnoreCase);
        var other = new PathString(english ? root[..^EnglishPrefix.Length] : root + EnglishPrefix);
        // A form shown again was posted: its address answers to a link too.
        var path = context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed ? new PathString(failed.OriginalPath) : request.Path;
        return other.Add(path).ToUriComponent() + request.QueryString;
    }
}
