using Community.Abstractions.Content;
using Community.Site.Display;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Site.Pages;

/// <summary>The news, newest first, by topic.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class NewsModel(KeptReader reader, CardContexts contexts, CardMaker cards) : ListPage
{
    internal const int PageSize = 12;

    public IReadOnlyList<CardView> Cards { get; private set; } = [];
    public IReadOnlyList<Choice> Topics { get; private set; } = [];
    public TermInfo? Topic { get; private set; }

    /// <summary>The feed of what is shown.</summary>
    public string FeedUrl => $"{Request.PathBase}/actualites/flux.atom{QueryOf(("theme", Topic?.Slug))}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (PageNumber.Of(Request.Query) is not { } number)
            return NotFound();
        var context = await contexts.ReadAsync(User, cancellationToken);
        if (Asked("theme") is { } slug)
        {
            Topic = context.Topics.Values.FirstOrDefault(topic => topic.Slug == slug);
            if (Topic is null)
                return NotFound();
        }
        var page = await reader.ListAsync(Query(Topic, number, PageSize), User, cancellationToken);
        if (!Holds(page.Total, PageSize, number))
            return NotFound();
        Cards = [.. page.Items.Select(item => cards.Of(item, context with { Level = 2 }))];
        Topics = [.. context.Topics.Values.Select(topic => new Choice(topic.Text, ListUrl(("theme", topic.Slug)), topic == Topic))];
        CanonicalQuery = QueryOf(("theme", Topic?.Slug), PageOf(number));
        return Page();
    }

    /// <summary>The question to the store; the feed asks the same.</summary>
    internal static ContentListQuery Query(TermInfo? topic, int number, int pageSize) => new()
    {
        ContentTypes = ["NewsArticle"],
        TermId = topic?.Id,
        Culture = KeptReader.Language,
        Page = number,
        PageSize = pageSize,
    };
}
