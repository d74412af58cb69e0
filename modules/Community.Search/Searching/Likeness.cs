namespace Community.Search.Searching;

/// <summary>How alike two words are.</summary>
internal static class Likeness
{
    /// <summary>
    /// Letters to add, drop, change or swap with their neighbour to make one word of the other (the “optimal string alignment” form of the
    /// distance of Damerau and Levenshtein, as in F. J. Damerau, CACM 7(3), 1964).
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }

    /// <summary>Whether two words are at most so far apart.</summary>
    public static bool Within(string a, string b, int most) => Math.Abs(a.Length - b.Length) <= most && Distance(a, b) <= most;
}
