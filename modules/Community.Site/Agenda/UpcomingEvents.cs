using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Site.Reading;

namespace Community.Site.Agenda;

/// <summary>Events as pages list them: found in the index, then read in one go.</summary>
internal sealed class UpcomingEvents(EventFinder finder, KeptReader reader)
{
    /// <summary>A page of events with what there is in all, kept for all who may read the same.</summary>
    public ValueTask<ContentPage> ListAsync(EventQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var key = $"events:{query.Past}:{query.TopicId}:{(query.PlaceIds is null ? "*" : string.Join(',', query.PlaceIds))}:{query.EndedAfterUtc:O}:{query.Page}:{query.PageSize}";
        return reader.GetAsync(key, user, (r, audience) => ReadAsync(query, r, audience, cancellationToken));
    }

    /// <summary>The next events, at most so many.</summary>
    public async ValueTask<IReadOnlyList<ContentItem>> NextAsync(int count, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await ListAsync(new EventQuery { PageSize = count }, user, cancellationToken)).Items;

    /// <summary>The same, read now.</summary>
    public async Task<ContentPage> ReadAsync(EventQuery query, IContentReader contents, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var (ids, total) = await finder.FindAsync(query, Reader.Of(user), KeptReader.Language, cancellationToken);
        if (ids.Count == 0)
            return new ContentPage([], total);
        var list = new ContentListQuery { Ids = ids, Order = ContentOrder.AsGiven, PageSize = ids.Count };
        return new ContentPage((await contents.ListAsync(list, user, cancellationToken)).Items, total);
    }
}
