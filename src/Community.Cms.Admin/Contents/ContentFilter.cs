using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Community.Cms.Admin.Contents;

/// <summary>Where an item stands, as the list tells it.</summary>
internal enum ListedState
{
    Published,
    Draft,
    Changed,
    Submitted,
    SentBack,
    Scheduled,
    Removed,
}

/// <summary>Columns of the list besides the title.</summary>
internal enum ListColumn
{
    Kind,
    State,
    Language,
    Owner,
    Modified,
    Audience,
    Created,
    Published,
    Scheduled,
}

/// <summary>What the content list shows. It lives in the address; whatever cannot be read there does not filter.</summary>
internal sealed record ContentFilter
{
    public const int PageSize = 20;
    private const int LongestText = 200;

    public string? Type { get; init; }
    public ListedState? State { get; init; }
    /// <summary>User id; <c>me</c> for the person looking.</summary>
    public string? Owner { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Text { get; init; }
    /// <summary><c>modified</c> (default) or <c>title</c>.</summary>
    public string Sort { get; init; } = "modified";
    public bool Ascending { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The columns shown, in the order of <see cref="ListColumn"/>.</summary>
    public IReadOnlyList<ListColumn> Columns { get; init; } = Usual;

    private static readonly ListColumn[] Usual = [ListColumn.Kind, ListColumn.State, ListColumn.Language, ListColumn.Owner, ListColumn.Modified];

    public static ContentFilter Of(IQueryCollection query)
    {
        var sort = query["sort"].ToString() == "title" ? "title" : "modified";
        return new()
        {
            Type = Word(query["type"]),
            State = Enum.TryParse<ListedState>(query["state"], ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            Owner = Word(query["owner"]),
            From = Day(query["from"]),
            To = Day(query["to"]),
            Text = Word(query["q"]),
            Sort = sort,
            Ascending = query["dir"].ToString() is { Length: > 0 } direction ? direction == "asc" : sort == "title",
            Page = PageOf(query["page"]),
            Columns = ColumnsOf(query["col"]),
        };
    }

    /// <summary>The parts that filter, as they stand in the address, with the ones of <paramref name="without"/> left out.</summary>
    public Dictionary<string, string> ToQuery(params string[] without)
    {
        var parts = new Dictionary<string, string?>
        {
            ["q"] = Text,
            ["type"] = Type,
            ["state"] = State?.ToString().ToLowerInvariant(),
            ["owner"] = Owner,
            ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["to"] = To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["sort"] = Sort == "modified" ? null : Sort,
            // The usual columns need not be named.
            ["col"] = Columns.SequenceEqual(Usual) ? null : string.Join(',', Columns).ToLowerInvariant(),
            ["dir"] = Ascending == (Sort == "title") ? null : Ascending ? "asc" : "desc",
        };
        return parts.Where(part => part.Value is not null && !without.Contains(part.Key)).ToDictionary(part => part.Key, part => part.Value!);
    }

    /// <summary>Whether anything narrows the list.</summary>
    public bool Narrows => ToQuery("sort", "dir", "col").Count > 0;

    // A null byte is text to nobody, and PostgreSQL refuses it.
    private static string? Word(string? value)
    {
        var text = value?.Replace("\0", "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(text) ? null : text.Length > LongestText ? text[..LongestText] : text;
    }

    private static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // A form says each, an address all of them with commas.
    private static IReadOnlyList<ListColumn> ColumnsOf(Microsoft.Extensions.Primitives.StringValues values)
    {
        ListColumn[] chosen = [.. values.SelectMany(value => (value ?? "").Split(',')).Select(name => Enum.TryParse<ListColumn>(name, ignoreCase: true, out var column) && Enum.IsDefined(column) ? column : (ListColumn?)null)
            .OfType<ListColumn>().Distinct().Order()];
        return chosen.Length == 0 ? Usual : chosen;
    }

    // Ten to the ninth is the last page; so is a number too long for an int.
    private static int PageOf(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? Math.Max(1, page)
        : value is { Length: > 9 } && value.All(char.IsAsciiDigit) ? int.MaxValue : 1;
}
