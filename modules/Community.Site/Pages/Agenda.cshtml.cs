using Community.Abstractions.Content;
using Community.Site.Agenda;
using Community.Site.Display;
using Community.Site.Places;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Site.Pages;

/// <summary>The agenda: what is to come, by place and topic, and what is over.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class AgendaModel(UpcomingEvents events, CardContexts contexts, CardMaker cards) : ListPage
{
    private const int PageSize = 20;

    public IReadOnlyList<(string Month, IReadOnlyList<DateView> Dates)> Months { get; private set; } = [];
    public IReadOnlyList<Choice> Topics { get; private set; } = [];
    public IReadOnlyList<Choice> Places { get; private set; } = [];
    public TermInfo? Topic { get; private set; }
    public ContentItem? Place { get; private set; }
    public bool Past { get; private set; }

    public bool IsNarrowed => Topic is not null || Place is not null;
    public string? PlaceSlug => Place is null ? null : PlaceBook.SlugOf(Place);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var context = await contexts.ReadAsync(User, cancellationToken) with { Level = 3 };
        if (PageNumber.Of(Request.Query) is not { } number || !Choose(context, out var placeIds))
            return NotFound();
        var query = new EventQuery { Past = Past, TopicId = Topic?.Id, PlaceIds = placeIds, Page = number, PageSize = PageSize };
        var page = await events.ListAsync(query, User, cancellationToken);
        if (!Holds(page.Total, PageSize, number))
            return NotFound();
        Months = [.. ByMonth(page.Items.Select(item => cards.DateOf(item, context)).OfType<DateView>())];
        Topics = [.. context.Topics.Values.Select(topic => new Choice(topic.Text, With(topic.Slug, PlaceSlug), topic == Topic))];
        Places = [.. context.Places.Shown.Where(place => PlaceBook.SlugOf(place) is not null)
            .Select(place => new Choice(place.Title(), With(Topic?.Slug, PlaceBook.SlugOf(place)), place == Place))];
        CanonicalQuery = QueryOf(("theme", Topic?.Slug), ("lieu", PlaceSlug), ("passes", Past ? "true" : null), PageOf(number));
        return Page();
    }

    /// <summary>The agenda with these choices, in the same direction of time.</summary>
    public string With(string? topic, string? place) => ListUrl(("theme", topic), ("lieu", place), ("passes", Past ? "true" : null));

    /// <summary>The same choices, in the other direction of time.</summary>
    public string Direction(bool past) => ListUrl(("theme", Topic?.Slug), ("lieu", PlaceSlug), ("passes", past ? "true" : null));

    /// <summary>Reads what was chosen; false when there is no such topic or place.</summary>
    private bool Choose(CardContext context, out IReadOnlyList<string>? placeIds)
    {
        placeIds = null;
        Past = Asked("passes") is "true" or "1";
        if (Asked("theme") is { } topic)
            Topic = context.Topics.Values.FirstOrDefault(term => term.Slug == topic);
        if (Asked("lieu") is { } place)
        {
            placeIds = context.Places.IdsOf(place);
            Place = context.Places.First(placeIds);
        }
        return (Asked("theme") is null || Topic is not null) && (Asked("lieu") is null || Place is not null);
    }

    private static IEnumerable<(string, IReadOnlyList<DateView>)> ByMonth(IEnumerable<DateView> dates) => dates
        .GroupBy(date => Theme.Opale.Formats.InParis(date.StartUtc).ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentUICulture))
        .Select(group => (Theme.Opale.Formats.Capital(group.Key), (IReadOnlyList<DateView>)[.. group]));
}
