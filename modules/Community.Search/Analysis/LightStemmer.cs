namespace Community.Search.Analysis;

/// <summary>
/// A light stemmer for French and English words that are already lower case and without accents, so that a word typed without accents has the stem of
/// the right one. It unites numbers and genders (ingénieur, ingénieures; formateur, formatrice; local, locaux) and infinitives in -er, and leaves
/// the rest alone: two words that merely resemble each other must not become one. The endings are chosen after J. Savoy, “Light stemming
/// approaches for the French, Portuguese, German and Hungarian languages” (SAC 2006), and reduced to what holds without accents.
/// </summary>
internal static class LightStemmer
{
    /// <summary>Stems the first <paramref name="length"/> characters in place and answers the new length, never longer.</summary>
    public static int Stem(Span<char> word, int length)
    {
        if (length < 4 || word[..length].ContainsAnyExceptInRange('a', 'z'))
            return length;
        length = Singular(word, length);
        length = Masculine(word, length);
        return Ending(word, length);
    }

    /// <summary>The stem of a whole word.</summary>
    public static string Stem(string word)
    {
        Span<char> buffer = word.Length <= 64 ? stackalloc char[64] : new char[word.Length];
        word.CopyTo(buffer);
        return new string(buffer[..Stem(buffer, word.Length)]);
    }

    private static int Singular(Span<char> word, int length)
    {
        if (Ends(word, length, "eaux") || Ends(word, length, "oux") || Ends(word, length, "eux"))
            return length - 1;
        if (Ends(word, length, "travaux") || Ends(word, length, "vitraux"))
        {
            "il".CopyTo(word[(length - 2)..]);
            return length;
        }
        if (length > 4 && Ends(word, length, "aux"))
        {
            word[length - 2] = 'l';
            return length - 1;
        }
        return word[length - 1] == 's' && word[length - 2] != 's' ? length - 1 : length;
    }

    private static int Masculine(Span<char> word, int length)
    {
        if (length > 6 && Ends(word, length, "trice"))
        {
            "teu".CopyTo(word[(length - 5)..]);
            return length - 2;
        }
        if (length >= 6 && Ends(word, length, "euse"))
            return length - 2;
        for (var cut = 0; cut < 2 && length > 3 && word[length - 1] == 'e'; cut++)
            length--;
        return length;
    }

    private static int Ending(Span<char> word, int length)
    {
        if (length >= 6 && Ends(word, length, "eur"))
            return length - 1;
        if (length >= 6 && Ends(word, length, "er"))
            length -= 2;
        else if (length >= 4 && word[length - 1] == 'y')
            word[length - 1] = 'i';
        else if (length >= 5 && Ends(word, length, "if"))
            word[length - 1] = 'v';
        return length > 4 && word[length - 1] == word[length - 2] ? length - 1 : length;
    }

    private static bool Ends(ReadOnlySpan<char> word, int length, ReadOnlySpan<char> ending) => word[..length].EndsWith(ending);
}
