using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Model;

namespace Community.Cms.Admin.Editing;

/// <summary>A stretch of a text that is in both, or in this one only.</summary>
internal sealed record MarkedText(string Text, bool Changed);

/// <summary>Two texts with the words marked that one has and the other has not.</summary>
internal sealed partial record WordMarks(IReadOnlyList<MarkedText> Before, IReadOnlyList<MarkedText> After)
{
    // Comparing takes time in proportion to length times differences: two long texts are compared by lines.
    private const int MostCharacters = 60_000;

    public static WordMarks Of(string before, string after)
    {
        if (before == after)
            return new([new(before, false)], [new(after, false)]);
        var pattern = before.Length + after.Length > MostCharacters ? Lines() : Words();
        var result = Differ.Instance.CreateDiffs(before, after, false, false, new Pieces(pattern));
        return new(
            Mark(result.PiecesOld, result.DiffBlocks.Select(block => (block.DeleteStartA, block.DeleteCountA))),
            Mark(result.PiecesNew, result.DiffBlocks.Select(block => (block.InsertStartB, block.InsertCountB))));
    }

    private static List<MarkedText> Mark(IReadOnlyList<string> pieces, IEnumerable<(int Start, int Count)> changes)
    {
        List<MarkedText> marked = [];
        int at = 0;
        foreach (var (start, count) in changes.Where(change => change.Count > 0))
        {
            Add(at, start, false);
            Add(start, start + count, true);
            at = start + count;
        }
        Add(at, pieces.Count, false);
        return marked;

        void Add(int from, int to, bool changed)
        {
            if (to > from)
                marked.Add(new(string.Concat(pieces.Skip(from).Take(to - from)), changed));
        }
    }

    private sealed class Pieces(Regex pattern) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. pattern.Matches(text).Select(match => match.Value)];
    }

    // A word, or a sign, with the space after it.
    [GeneratedRegex(@"\w+\s*|[^\w\s]\s*|\s+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex Lines();
}
