namespace Community.Cms.Accounts.Passwords;

/// <summary>Why a password is easily guessed.</summary>
internal enum PasswordWeakness
{
    None,
    /// <summary>A word or two from the lists of common passwords, digits around them or not.</summary>
    Common,
    /// <summary>One piece over and over, or a walk along the alphabet, the digits or the keyboard.</summary>
    Pattern,
    /// <summary>Little more than the person's own name or address.</summary>
    Personal,
}

/// <summary>Recognises passwords that are among the first a guesser tries. Says nothing about which kinds of character to use.</summary>
internal static class PasswordStrength
{
    // What must be left when walks, repetitions or the person's own words are taken away.
    private const int FewestSurprises = 5;
    private const int FewestOwnCharacters = 8;
    private const int LongestPeriod = 6;
    private const int ShortestPersonalWord = 4;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "&é\"'(-è_çà)=", "!@#$%^&*()",
    ];

    /// <summary>What is wrong with a password, if anything.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="personal">The person's name and address, and the name of the site.</param>
    public static PasswordWeakness Judge(string password, params IEnumerable<string> personal)
    {
        if (password.Distinct().Count() < FewestSurprises || Repeats(password) || Surprises(password.ToLowerInvariant()) < FewestSurprises)
            return PasswordWeakness.Pattern;
        var folded = NameSearch.Fold(password);
        if (IsPersonal(folded, personal))
            return PasswordWeakness.Personal;
        return Readings(folded).Any(IsCommon) ? PasswordWeakness.Common : PasswordWeakness.None;
    }

    private static bool Repeats(string password)
    {
        for (int period = 1; period <= Math.Min(LongestPeriod, password.Length / 2); period++)
            if (Enumerable.Range(period, password.Length - period).All(i => password[i] == password[i - period]))
                return true;
        return false;
    }

    /// <summary>Characters that do not simply go on from the one before.</summary>
    private static int Surprises(string password)
    {
        int surprises = 1;
        for (int i = 1; i < password.Length; i++)
            if (!GoesOn(password[i - 1], password[i]))
                surprises++;
        return surprises;
    }

    private static bool GoesOn(char before, char next) =>
        before == next || Rows.Any(row => row.IndexOf(before, StringComparison.Ordinal) is >= 0 and var a && row.IndexOf(next, StringComparison.Ordinal) is >= 0 and var b && Math.Abs(a - b) == 1);

    private static bool IsPersonal(string folded, IEnumerable<string> personal)
    {
        var rest = folded;
        foreach (var word in personal.SelectMany(WordsOf).Distinct().OrderByDescending(word => word.Length))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length < folded.Length && rest.Length < FewestOwnCharacters;
    }

    private static IEnumerable<string> WordsOf(string text) =>
        NameSearch.Fold(text).Split([' ', '@', '.', '-', '_', '+', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestPersonalWord);

    /// <summary>One or two common words, whatever stands before, between and after them that is no letter.</summary>
    private static bool IsCommon(string folded)
    {
        if (CommonWords.Has(folded))
            return true;
        var letters = new string([.. folded.Where(char.IsLetter)]);
        // Without letters it is a number: a date, a telephone number. Long ones are left to their owner.
        if (letters.Length == 0)
            return folded.Length < 13;
        if (folded.Length - letters.Length >= FewestOwnCharacters)
            return false;
        return letters.Length < ShortestPersonalWord || CommonWords.Has(letters)
            || Enumerable.Range(1, letters.Length - 1).Any(i => CommonWords.Has(letters[..i]) && CommonWords.Has(letters[i..]));
    }

    /// <summary>The password as typed, and with the signs inside it read as letters: « p@ss » is « pass », the 3 at the end may be an e or a number.</summary>
    private static IEnumerable<string> Readings(string folded)
    {
        yield return folded;
        var word = folded.TrimStart("0123456789 .-_*+#&".ToCharArray());
        for (int end = word.Length; end > 0; end--)
        {
            yield return Unleet(word[..end]);
            if (char.IsLetter(word[end - 1]))
                yield break;
        }
    }

    private static string Unleet(string folded) => new([.. folded.Select(letter => letter switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    })]);
}
