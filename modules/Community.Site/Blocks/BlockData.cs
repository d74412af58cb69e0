using Community.Abstractions.Content;
using Community.Site.Display;

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

/// <summary>The questions that a first visit asks: what is on, what can I do here, how do I come in.</summary>
/// <param name="Dates">The next dates.</param>
/// <param name="Topics">What the house does, as topics.</param>
/// <param name="Places">Where it is.</param>
internal sealed record FrontAnswers(IReadOnlyList<DateView> Dates, IReadOnlyList<TermInfo> Topics, IReadOnlyList<ContentItem> Places);

/// <summary>A block with the data of its page.</summary>
/// <param name="Widget">The block.</param>
/// <param name="Data">What the page's blocks show.</param>
/// <param name="IsFirst">Whether the page begins with it, so that it holds the page's main heading.</param>
internal sealed record BlockView(ContentItem Widget, BlockData Data, bool IsFirst);
