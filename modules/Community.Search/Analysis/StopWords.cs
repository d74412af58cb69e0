using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Community.Search.Analysis;

/// <summary>Words that say nothing alone, French and English, as they look after folding. They still count inside a quoted phrase.</summary>
internal static class StopWords
{
    private const string French = """
        a ai au aux avec avez avons c ce ceci cela ces cet cette ceux chez ci d dans de des du elle elles en entre es est et eu eux il ils j je l la le les leur leurs
        lui m ma mais me mes moi mon n ne ni nos notre nous on ont ou par pas plus pour qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses
        si soi son sont sous sur t ta te tes toi ton tous tout toute toutes tu un une vos votre vous y
        """;

    private const string English = """
        an and are as at be been but by can do does for from had has have her his how i if in into is it its my no not of or our she so such than that the their
        them then there these they this to was we were what when where which who will with you your
        """;

    /// <summary>The set, for the analyser.</summary>
    public static CharArraySet Set { get; } = new(
        LuceneVersion.LUCENE_48, $"{French} {English}".Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), ignoreCase: false);

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(string word) => Set.Contains(word);
}
