namespace Community.Cms.Admin.Editing;

/// <summary>Addresses a link may have.</summary>
internal static class LinkAddress
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>A page of this site, or an address of the web, a mailbox or a telephone.</summary>
    public static bool IsFine(string url)
    {
        if (url.StartsWith("//", StringComparison.Ordinal) || url.Any(char.IsWhiteSpace))
            return false;
        if (url.StartsWith("~/", StringComparison.Ordinal) || url[0] is '/' or '#' or '?')
            return true;
        int colon = url.IndexOf(':', StringComparison.Ordinal);
        // Without a scheme it is a path of this site.
        return colon < 0 || (Schemes.Contains(url[..colon].ToLowerInvariant()) && Uri.TryCreate(url, UriKind.Absolute, out _));
    }
}
