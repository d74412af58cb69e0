using Community.Abstractions.Media;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Community.Cms.Media;

/// <summary>Sends files and sizes of images to everyone.</summary>
internal static class MediaDelivery
{
    public static async Task<IResult> FileAsync(string? path, HttpContext context, MediaLibrary library, MediaStore store)
    {
        if (await library.FindRowAsync(path, context.RequestAborted) is not { } row)
            return Missing(context);
        if (row.Path != path)
            return Moved(context, "", row);
        if (store.FileOf(row.StoredAt) is var file && !File.Exists(file))
            return Missing(context);
        return Send(context, row, file, row.ContentType, row.Sha256);
    }

    public static async Task<IResult> SizeAsync(int width, string? path, HttpContext context, MediaLibrary library, MediaSizes sizes, MediaOptions options)
    {
        // Unknown widths end here: addresses cannot be invented to make work.
        if (!IMediaLibrary.Widths.Contains(width) || await library.FindRowAsync(path, context.RequestAborted) is not { } row || !MediaAddresses.CanResize(row))
            return Missing(context);
        if (row.Path != path)
            return Moved(context, $"w{width}/", row);
        var format = ImageFormat.For(context.Request.Headers.Accept, row.ContentType, options.Avif);
        if (await sizes.GetAsync(row, width, format, context.RequestAborted) is not { } file)
            return Missing(context);
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return Send(context, row, file, format.ContentType, Path.GetFileName(file));
    }

    // Not for ever: somebody may give a file its old name back.
    private static RedirectHttpResult Moved(HttpContext context, string size, MediaFileRow row)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Redirect($"{context.Request.PathBase}/media/{size}{MediaPaths.Encode(row.Path)}?v={MediaAddresses.Version(row)}");
    }

    private static PhysicalFileHttpResult Send(HttpContext context, MediaFileRow row, string file, string contentType, string tag)
    {
        var headers = context.Response.Headers;
        // With the hash in the address it never changes; without, it is asked again after an hour.
        headers.CacheControl = context.Request.Query["v"] == MediaAddresses.Version(row) ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        // Whatever a file holds, nothing in it runs. Browsers show no PDF in a sandbox, so there only its own programs are off.
        headers.ContentSecurityPolicy = contentType == FileKind.Pdf.ContentType
            ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
            : "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        // A model is taken home, never opened here.
        var download = contentType == FileKind.Stl.ContentType ? Path.GetFileName(row.Path) : null;
        return TypedResults.PhysicalFile(file, contentType, download, lastModified: row.ReplacedUtc ?? row.CreatedUtc, entityTag: new($"\"{tag}\""), enableRangeProcessing: true);
    }

    // The help page for lost visitors is for people who follow a link, not for every img element.
    private static NotFound Missing(HttpContext context)
    {
        var wantsPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!wantsPage && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return TypedResults.NotFound();
    }
}
