using Community.Search.Analysis;

namespace Community.Search.Searching;

/// <summary>The groups of a synonym list, ready for queries.</summary>
internal sealed class Synonyms
{
    /// <summary>Most words of an expression that are compared.</summary>
    public const int LongestExpression = 6;

    private readonly Dictionary<string, List<string[]>> _groups = new(StringComparer.Ordinal);

    /// <summary>No synonyms.</summary>
    public static Synonyms None { get; } = new([]);

    public Synonyms(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var expressions = Expressions(line).Select(Stems).Where(stems => stems.Length is > 0 and <= LongestExpression).DistinctBy(Key).ToList();
            foreach (var expression in expressions)
            {
                if (!_groups.TryGetValue(Key(expression), out var others))
                    _groups[Key(expression)] = others = [];
                others.AddRange(expressions.Where(other => Key(other) != Key(expression)));
            }
        }
    }

    /// <summary>The words and expressions of a line.</summary>
    public static string[] Expressions(string line) => line.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Stems of the words of an expression that say something.</summary>
    public static string[] Stems(string expression) => [.. Words.Of(expression, 20).Where(word => !word.IsStop).Select(word => word.Stem)];

    /// <summary>What else may stand for these stems; empty when nothing.</summary>
    public IReadOnlyList<string[]> Of(IEnumerable<string> stems) => _groups.TryGetValue(Key(stems), out var others) ? others : [];

    private static string Key(IEnumerable<string> stems) => string.Join(' ', stems);
}
