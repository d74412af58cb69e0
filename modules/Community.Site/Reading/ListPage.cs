using Microsoft.AspNetCore.WebUtilities;

namespace Community.Site.Reading;

/// <summary>A value that narrows a list, as a link.</summary>
/// <param name="Text">As people read it.</param>
/// <param name="Url">The list with it chosen, or with it taken back.</param>
/// <param name="Chosen">Whether it is chosen now.</param>
internal sealed record Choice(string Text, string Url, bool Chosen);

/// <summary>A list with pages and choices, all of them in the address.</summary>
internal abstract class ListPage : ReadingPage
{
    /// <summary>Page shown, from 1.</summary>
    public int Number { get; protected set; } = 1;

    /// <summary>Number of pages.</summary>
    public int Pages { get; protected set; } = 1;

    /// <summary>Items in the whole list.</summary>
    public int Total { get; protected set; }

    /// <summary>Query of the list as search engines should know it: what was chosen and the page, nothing else.</summary>
    public string CanonicalQuery { get; protected set; } = "";

    /// <summary>Address of the list with these choices; null values are left out.</summary>
    public string ListUrl(params (string Name, string? Value)[] chosen) => Request.PathBase + Request.Path + QueryOf(chosen);

    /// <summary>Whether the page asked for exists: the first always does.</summary>
    protected bool Holds(int total, int pageSize, int number)
    {
        Total = total;
        Number = number;
        Pages = PageNumber.Count(total, pageSize);
        return number <= Pages;
    }

    /// <summary>One value of the address; null when it is missing or empty.</summary>
    protected string? Asked(string name) => Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>A query string.</summary>
    protected static string QueryOf(params (string Name, string? Value)[] chosen) =>
        QueryHelpers.AddQueryString("", chosen.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    /// <summary>The page in the address: none for the first.</summary>
    protected static (string, string?) PageOf(int number) => ("page", number > 1 ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
}
