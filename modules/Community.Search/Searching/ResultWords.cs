using System.Globalization;
using System.Net;
using Microsoft.Extensions.Localization;

namespace Community.Search.Searching;

/// <summary>What pages say of results.</summary>
internal static class ResultWords
{
    /// <summary>How many results there are.</summary>
    public static string Count(IStringLocalizer T, int total) => total switch
    {
        0 => T["No result"],
        1 => T["1 result"],
        _ => T["{0} results", total.ToString("N0", CultureInfo.CurrentCulture)],
    };

    /// <summary>The place of an expected result.</summary>
    public static string Rank(IStringLocalizer T, int? rank) => rank?.ToString(CultureInfo.CurrentCulture) ?? T["not found"];

    /// <summary>A title without the marks of what matched, as plain text.</summary>
    public static string Plain(string title) => WebUtility.HtmlDecode(title.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal));
}
