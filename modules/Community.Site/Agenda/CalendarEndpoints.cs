using System.Security.Claims;
using System.Text;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Site.Display;
using Community.Site.Places;
using Community.Site.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Site.Agenda;

/// <summary>The agenda for calendar programs.</summary>
internal sealed class CalendarEndpoints(
    IContentReader contents, UpcomingEvents events, CardContexts contexts, ISiteContext site, IHtmlText html, TimeProvider time, IStringLocalizer<Strings> T)
{
    private const int Most = 500;
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    /// <summary>What is to come and what was in the last month, as far as everybody may know it.</summary>
    public async Task<IResult> FeedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().UtcDateTime.Date - LookBack;
        var page = await events.ListAsync(new EventQuery { EndedAfterUtc = since, PageSize = Most }, AudienceOnly.Anonymous, cancellationToken);
        var settings = await site.GetSettingsAsync(cancellationToken);
        return await WriteAsync(page.Items, T["Agenda – {0}", settings.SiteName], AudienceOnly.Anonymous, request, cancellationToken);
    }

    /// <summary>One event.</summary>
    public async Task<IResult> OneAsync(string id, HttpContext http, CancellationToken cancellationToken)
    {
        if (!ContentIds.IsValid(id) || await contents.GetAsync(id, http.User, cancellationToken) is not { ContentType: EventIndexProvider.Type } item)
            return Results.NotFound();
        return item.Moment("Start") is null ? Results.NotFound() : await WriteAsync([item], null, http.User, http.Request, cancellationToken);
    }

    private async Task<IResult> WriteAsync(
        IReadOnlyList<ContentItem> items, string? name, ClaimsPrincipal user, HttpRequest request, CancellationToken cancellationToken)
    {
        var context = await contexts.ReadAsync(user, cancellationToken);
        var root = SiteAddress.Root(request, await site.GetSettingsAsync(cancellationToken));
        var text = Calendar.Write(items.Select(item => Of(item, context, root)).OfType<CalendarEvent>(), name);
        if (name is null && items is [var only])
            request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName(only)}.ics\"";
        return Results.Text(text, Calendar.MediaType, Encoding.UTF8);
    }

    private CalendarEvent? Of(ContentItem item, CardContext context, string root)
    {
        if (EventIndex.Of(item) is not { } index)
            return null;
        var place = context.Places.First(item.Picked("Place"));
        var url = contents.UrlOf(item) is { } path ? root + path : null;
        var lines = new[] { Summaries.Of(item, html), item.Text("ForWhom"), item.Text("Price"), url };
        return new CalendarEvent
        {
            Uid = $"{item.ContentItemId}@{new Uri(root).Host}",
            Summary = item.Title(),
            StartUtc = index.StartUtc,
            EndUtc = index.EndUtc,
            ModifiedUtc = ItemFields.Utc(item.ModifiedUtc ?? index.StartUtc),
            Description = string.Join('\n', lines.OfType<string>()),
            Location = place is null ? null : string.Join(", ", new[] { place.Title(), Visit.Address(place) }.OfType<string>()),
            Point = place?.Point("Location"),
            Url = url,
            Categories = [.. item.TermIds("Topics").Select(id => context.Topics.GetValueOrDefault(id)?.Text).OfType<string>()],
        };
    }

    private static string FileName(ContentItem item) =>
        item.As<AutoroutePart>()?.Path is { Length: > 0 } path && path[(path.LastIndexOf('/') + 1)..] is { Length: > 0 } slug && slug.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? slug
            : "agenda";
}
