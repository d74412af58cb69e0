using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Site.Agenda;
using Community.Site.Display;
using Community.Site.Reading;

namespace Community.Site.Blocks;

/// <summary>Gathers what all blocks of a page need and reads each kind of thing once, however many blocks show it.</summary>
internal sealed class BlockLoader(KeptReader reader, UpcomingEvents events, CardContexts contexts, CardMaker cards)
{
    private const int UsualCards = 3;
    private const int UsualDates = 4;
    private const int Most = 12;
    internal const int AnsweredDates = 3;
    private const int AnsweredTopics = 6;

    /// <summary>The data of a page's blocks.</summary>
    /// <param name="widgets">The blocks.</param>
    /// <param name="isFront">Whether the first block is the front page's hero.</param>
    /// <param name="user">Who looks.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<BlockData> LoadAsync(IReadOnlyList<ContentItem> widgets, bool isFront, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (widgets.Count == 0)
            return BlockData.None;
        var context = await contexts.ReadAsync(user, cancellationToken);
        var wanted = widgets.Where(w => w.ContentType == "CardsBlock").GroupBy(TypeOf).ToDictionary(g => g.Key, g => g.Max(CardsOf));
        Dictionary<string, IReadOnlyList<CardView>> found = [];
        foreach (var (type, count) in wanted)
            found[type] = [.. (await ItemsAsync(type, count, context, user, cancellationToken)).Select(item => cards.Of(item, context))];
        int dates = Math.Max(widgets.Where(w => w.ContentType == "DatesBlock").Select(DatesOf).DefaultIfEmpty(0).Max(), isFront ? AnsweredDates : 0);
        IReadOnlyList<ContentItem> next = dates == 0 ? [] : await events.NextAsync(dates, user, cancellationToken);
        List<DateView> lines = [.. next.Select(item => cards.DateOf(item, context)).OfType<DateView>()];
        return new BlockData { Cards = found, Dates = lines, Answers = isFront ? new FrontAnswers([.. context.Topics.Values.Take(AnsweredTopics)], context.Places.Shown) : null };
    }

    /// <summary>How many cards a block wants.</summary>
    public static int CardsOf(ContentItem block) => Count(block, UsualCards);

    /// <summary>How many dates a block wants.</summary>
    public static int DatesOf(ContentItem block) => Count(block, UsualDates);

    /// <summary>The type of which a block shows cards.</summary>
    public static string TypeOf(ContentItem block) => block.Text("ContentType") ?? "";

    private async Task<IReadOnlyList<ContentItem>> ItemsAsync(
        string type, int count, CardContext context, ClaimsPrincipal user, CancellationToken cancellationToken) => type switch
        {
            "" => [],
            Places.PlaceBook.Type => [.. context.Places.Shown.Take(count)],
            EventIndexProvider.Type => await events.NextAsync(count, user, cancellationToken),
            _ => (await reader.ListAsync(QueryOf(type, count), user, cancellationToken)).Items,
        };

    private static ContentListQuery QueryOf(string type, int count) => new()
    {
        ContentTypes = [type],
        Culture = KeptReader.Language,
        Order = type == "Partner" ? ContentOrder.Title : ContentOrder.Newest,
        PageSize = count,
    };

    private static int Count(ContentItem block, int usual) => (int)Math.Clamp(block.Number("Count") ?? usual, 1, Most);
}
