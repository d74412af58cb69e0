using System.Globalization;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Community.Search;

/// <summary>What the search box shows while someone types.</summary>
internal static class SearchSuggestions
{
    private const int Most = 8;

    /// <summary>A line: title, address with the path base, name of the kind.</summary>
    internal sealed record Line(string Text, string Url, string Kind);

    public static async Task<JsonHttpResult<List<Line>>> GetAsync(
        string? q, HttpContext context, ISearchService search, IContentDefinitionManager definitions, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var found = await search.SuggestAsync(q ?? "", culture, Most, context.User, cancellationToken);
        var kinds = await definitions.GetAsync(cancellationToken);
        SetCaching(context);
        return TypedResults.Json(found.Select(suggestion => new Line(
            suggestion.Text, context.Request.PathBase + suggestion.Url[1..], kinds.FindType(suggestion.Kind)?.DisplayName ?? suggestion.Kind)).ToList());
    }

    /// <summary>A visitor's answer may be kept a minute by anyone; a signed-in person's by nobody.</summary>
    private static void SetCaching(HttpContext context)
    {
        context.Response.Headers.CacheControl = context.User.Identity?.IsAuthenticated == true ? "no-store" : "public, max-age=60";
        context.Response.Headers.Vary = "Cookie";
    }
}
