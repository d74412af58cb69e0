using Microsoft.Net.Http.Headers;

namespace Community.Cms.Media;

/// <summary>What a size of an image is sent as.</summary>
internal sealed record ImageFormat(string ContentType, string Extension)
{
    public static readonly ImageFormat Avif = new("image/avif", "avif");
    public static readonly ImageFormat WebP = new("image/webp", "webp");
    public static readonly ImageFormat Jpeg = new("image/jpeg", "jpg");
    public static readonly ImageFormat Png = new("image/png", "png");

    /// <summary>The lightest format the browser names in its Accept header, else the original's (AVIF and WebP originals: WebP).</summary>
    public static ImageFormat For(IList<string?> accept, string originalType, bool avifAllowed)
    {
        var named = MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var values) ? values : [];
        if (avifAllowed && Accepts(named, Avif))
            return Avif;
        if (Accepts(named, WebP))
            return WebP;
        return originalType switch
        {
            "image/jpeg" => Jpeg,
            "image/png" or "image/gif" => Png,
            _ => WebP,
        };
    }

    // Only by name: everything that fetches pages says */*, also what cannot read these formats.
    private static bool Accepts(IList<MediaTypeHeaderValue> named, ImageFormat format) =>
        named.Any(value => value.Quality is not 0 && value.MediaType.Equals(format.ContentType, StringComparison.OrdinalIgnoreCase));
}
