using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Abstractions.Security;
using Community.Members.Contracts;
using Community.Members.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Follows;

/// <summary>
/// Turns what was published into news for those who follow its topics, or the member whose project it is. Looks back over two days and leaves out what is told
/// already, so that a run that was missed or repeated loses and doubles nothing.
/// </summary>
internal sealed class PublishedNews(ICommunityData data, IContentReader reader, TimeProvider time, IStringLocalizer<Strings> T)
{
    private const string Project = "Project";
    private const int PageSize = 100, MostPages = 20;

    private static readonly string[] Types = ["NewsArticle", "Event", Project];
    private static readonly TimeSpan Window = TimeSpan.FromDays(2);

    /// <summary>Writes the news that are missing; part of the running unit of work.</summary>
    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        var topics = await data.Set<FollowRow>().Where(row => row.Kind == "topic").Select(row => row.TargetId).Distinct().ToListAsync(cancellationToken);
        var members = await data.Set<FollowRow>().Where(row => row.Kind == "member").Select(row => row.TargetId).Distinct().ToListAsync(cancellationToken);
        if (topics.Count + members.Count == 0)
            return;
        var since = time.GetUtcNow().UtcDateTime - Window;
        var told = (await data.Set<FollowNewsRow>().Where(row => row.CreatedUtc >= since).Select(row => new { row.Kind, row.TargetId, row.Url }).ToListAsync(cancellationToken))
            .Select(row => (row.Kind, row.TargetId, row.Url)).ToHashSet();
        var (followedTopics, followedMembers) = (topics.ToHashSet(), members.ToHashSet());
        foreach (var item in await RecentAsync(since, cancellationToken))
            foreach (var news in NewsOf(item, followedTopics, followedMembers))
                if (told.Add((news.Kind, news.TargetId, news.Url)))
                    data.Set<FollowNewsRow>().Add(news);
    }

    private async Task<List<ContentItem>> RecentAsync(DateTime since, CancellationToken cancellationToken)
    {
        List<ContentItem> recent = [];
        for (var page = 1; page <= MostPages; page++)
        {
            // The French text stands for all its translations.
            var found = (await reader.ListAsync(new() { ContentTypes = Types, Culture = "fr", Page = page, PageSize = PageSize }, People.TheModule, cancellationToken)).Items;
            recent.AddRange(found.Where(item => item.PublishedUtc >= since && item.Audience is Audiences.Public or Audiences.Members));
            if (found.Count < PageSize || found[^1].PublishedUtc < since)
                break;
        }
        return recent;
    }

    private IEnumerable<FollowNewsRow> NewsOf(ContentItem item, HashSet<string> topics, HashSet<string> members)
    {
        if (item.PublishedUtc is not { } published || AddressOf(item) is not { } url)
            yield break;
        // One for each topic: somebody who follows two of them reads it once, since a digest names an address once.
        foreach (var topic in (item.GetField<TaxonomyField>("Topics")?.TermContentItemIds ?? []).Where(topics.Contains))
            yield return Row("topic", topic, () => item.DisplayText ?? "");
        if (item.ContentType == Project && item.Owner is { } owner && members.Contains(owner))
            yield return Row("member", owner, () => T["A new project: {0}", item.DisplayText ?? ""]);

        FollowNewsRow Row(string kind, string target, Func<string> title) => new()
        {
            Kind = kind, TargetId = target, Title = In("fr", title), TitleEn = In("en", title), Url = url, ActorId = item.ContentType == Project ? item.Owner : null, CreatedUtc = published,
        };
    }

    private static string In(string culture, Func<string> text)
    {
        using var _ = new CultureScope(culture);
        return FollowStore.Cut(text());
    }

    private static string? AddressOf(ContentItem item) => item.As<AutoroutePart>()?.Path is { Length: > 0 } path ? $"~/{path}" : null;
}
