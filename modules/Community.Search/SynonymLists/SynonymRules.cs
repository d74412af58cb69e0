using Community.Search.Searching;

namespace Community.Search.SynonymLists;

/// <summary>What a synonym list must be.</summary>
internal static class SynonymRules
{
    public const int MostLines = 500, LongestLine = 200;

    /// <summary>What is wrong with a line.</summary>
    public enum Fault
    {
        /// <summary>More than <see cref="MostLines"/> lines.</summary>
        TooMany,
        /// <summary>Longer than <see cref="LongestLine"/> characters.</summary>
        TooLong,
        /// <summary>Less than two words or expressions.</summary>
        TooFew,
        /// <summary>An expression without a word that can be looked for, or with too many.</summary>
        Unusable,
    }

    /// <summary>The lines of a text, without empty ones and without characters that cannot be seen.</summary>
    public static List<string> LinesOf(string? text) =>
        [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)]).Trim()).Where(line => line.Length > 0)];

    /// <summary>The first thing wrong, with its line from 1; null when all is well.</summary>
    public static (Fault Fault, int Line)? Check(IReadOnlyList<string> lines)
    {
        if (lines.Count > MostLines)
            return (Fault.TooMany, MostLines + 1);
        for (var i = 0; i < lines.Count; i++)
            if (Check(lines[i]) is { } fault)
                return (fault, i + 1);
        return null;
    }

    private static Fault? Check(string line)
    {
        if (line.Length > LongestLine)
            return Fault.TooLong;
        var expressions = Synonyms.Expressions(line);
        if (expressions.Length < 2)
            return Fault.TooFew;
        return expressions.Any(expression => Synonyms.Stems(expression).Length is 0 or > Synonyms.LongestExpression) ? Fault.Unusable : null;
    }
}
