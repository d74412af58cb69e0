using Community.Abstractions.Content;
using Community.Site.Display;
using Community.Site.Reading;

namespace Community.Site.Blocks;

/// <summary>What the blocks of one page show, read in a few queries for all of them.</summary>
internal sealed record BlockData
{
    public static BlockData None { get; } = new();

    /// <summary>Cards by content type, as many as the largest block of that type wants.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CardView>> Cards { get; init; } = new Dictionary<string, IReadOnlyList<CardView>>();

    /// <summary>The next dates.</summary>
    public IReadOnlyList<DateView> Dates { get; init; } = [];

    /// <summary>What the front page's hero answers; null on other pages.</summary>
    public FrontAnswers? Answers { get; init; }
}

/// <summary>Two of the questions of a first visit that the site answers by itself in the front page's hero, beside the next dates.</summary>
/// <param name="Topics">What one can do here, as topics in the order of the house.</param>
/// <param name="Places">Where to come in.</param>
internal sealed record FrontAnswers(IReadOnlyList<TermInfo> Topics, IReadOnlyList<ContentItem> Places);

/// <summary>A block with the data of its page.</summary>
/// <param name="Widget">The block.</param>
/// <param name="Data">What the page's blocks show.</param>
/// <param name="IsFirst">Whether the page begins with it, so that it holds the page's main heading.</param>
internal sealed record BlockView(ContentItem Widget, BlockData Data, bool IsFirst);

/// <summary>The blocks of a page in the rows in which they are drawn.</summary>
internal static class BlockRows
{
    private const string Text = "TextBlock";

    /// <summary>One row for each block; two texts that stand alone together share a row.</summary>
    public static IEnumerable<IReadOnlyList<BlockView>> Of(ContentView view)
    {
        var widgets = view.Item.Widgets();
        for (int i = 0; i < widgets.Count; i++)
        {
            BlockView block = new(widgets[i], view.Blocks, i == 0 && view.Item.ContentType == "HomePage");
            if (IsPair(widgets, i))
                yield return [block, new BlockView(widgets[++i], view.Blocks, false)];
            else
                yield return [block];
        }
    }

    private static bool IsPair(IReadOnlyList<ContentItem> widgets, int i) =>
        IsText(widgets, i) && IsText(widgets, i + 1) && !IsText(widgets, i - 1) && !IsText(widgets, i + 2);

    private static bool IsText(IReadOnlyList<ContentItem> widgets, int i) => i >= 0 && i < widgets.Count && widgets[i].ContentType == Text;
}
