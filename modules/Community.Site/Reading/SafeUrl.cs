namespace Community.Site.Reading;

/// <summary>Addresses that people typed.</summary>
internal static class SafeUrl
{
    /// <summary>Whether a link may lead there: the web, a mailbox, a telephone, or a page of this site.</summary>
    public static bool IsSafe(string url) =>
        url.StartsWith("~/", StringComparison.Ordinal) || url.StartsWith('#') || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)) ||
        (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "mailto" or "tel"));

    /// <summary>Whether it leaves this site.</summary>
    public static bool IsElsewhere(string url) => url.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
