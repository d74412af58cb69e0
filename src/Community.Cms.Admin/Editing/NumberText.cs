using System.Globalization;

namespace Community.Cms.Admin.Editing;

/// <summary>Numbers as people type them: « 1 234,5 » and "1,234.5" and 1234.5.</summary>
internal static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static bool TryParse(string text, out decimal number)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('−', '-');
        int comma = bare.LastIndexOf(','), point = bare.LastIndexOf('.');
        // The last of two different marks is the decimal one; a single mark always is.
        bare = comma >= 0 && point >= 0
            ? comma > point ? bare.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : bare.Replace(",", "", StringComparison.Ordinal)
            : bare.Replace(',', '.');
        return decimal.TryParse(bare, Style, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A number in an input: the reader's decimal mark, no groups.</summary>
    public static string ToInput(decimal number)
    {
        var text = (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text : text.Replace('.', ',');
    }
}
