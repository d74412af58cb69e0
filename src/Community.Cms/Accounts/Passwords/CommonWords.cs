namespace Community.Cms.Accounts.Passwords;

/// <summary>
/// Words that common passwords are made of: the known lists of such passwords, without the digits around them. Folded, one word between blanks.
/// </summary>
internal static class CommonWords
{
    private static readonly Lazy<HashSet<string>> Words = new(Load);

    public static int Count => Words.Value.Count;

    public static bool Has(string word) => Words.Value.Contains(word);

    private static HashSet<string> Load()
    {
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream("common-words.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
