namespace Community.Site.Reading;

/// <summary>The path of an item as it stands in an address.</summary>
internal static class SitePath
{
    private const int Longest = 1024;

    /// <summary>The path to look for; null when no item can have it.</summary>
    public static string? Of(string? path)
    {
        var trimmed = path?.Trim('/');
        return string.IsNullOrEmpty(trimmed) || trimmed.Length > Longest || trimmed.Any(char.IsControl) ? null : trimmed;
    }
}
