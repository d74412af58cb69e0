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
}

/// <summary>A block with the data of its page.</summary>
/// <param name="Widget">The block.</param>
/// <param name="Data">What the page's blocks show.</param>
/// <param name="IsFirst">Whether the page begins with it, so that it holds the page's main heading.</param>
/// <param name="Answers">On the front page, the texts that follow the hero: what is this place, what is on, what can I do, how do I come in.</param>
internal sealed record BlockView(ContentItem Widget, BlockData Data, bool IsFirst, IReadOnlyList<ContentItem> Answers)
{
    /// <summary>Which of the answers says what is on: the next dates stand in it.</summary>
    public const int WhatIsOn = 1;
}

/// <summary>The blocks of a page in the order in which they are drawn.</summary>
internal static class BlockViews
{
    /// <summary>One view for each block; on the front page the texts after the hero are drawn inside it.</summary>
    public static IEnumerable<BlockView> Of(ContentView view)
    {
        var widgets = view.Item.Widgets();
        bool front = view.Item.ContentType == "HomePage";
        List<ContentItem> answers = front && widgets is [{ ContentType: "HeroBlock" }, ..] ? [.. widgets.Skip(1).TakeWhile(widget => widget.ContentType == "TextBlock")] : [];
        for (int i = 0; i < widgets.Count; i++)
            if (i == 0 || i > answers.Count)
                yield return new BlockView(widgets[i], view.Blocks, front && i == 0, i == 0 ? answers : []);
    }
}
