using System.Globalization;

namespace Community.Cms.Accessibility;

/// <summary>One criterion of the RGAA, in our own short words.</summary>
/// <param name="Number">Its number, e.g. <c>11.10</c>.</param>
/// <param name="French">What it asks for, in French.</param>
/// <param name="English">The same in English.</param>
internal sealed record Criterion(string Number, string French, string English)
{
    /// <summary>What it asks for, in the current UI language.</summary>
    public string Words => Criteria.IsEnglish ? English : French;
}

/// <summary>A theme of the RGAA with its criteria.</summary>
internal sealed record CriteriaTheme(int Number, string French, string English, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>Its name in the current UI language.</summary>
    public string Name => Accessibility.Criteria.IsEnglish ? English : French;
}

/// <summary>The 106 criteria of RGAA 4.1.2 in their 13 themes: <c>criteria.txt</c>.</summary>
internal static class Criteria
{
    /// <summary>The version of the RGAA they are of.</summary>
    public const string Version = "4.1.2";

    private static readonly Lazy<IReadOnlyList<CriteriaTheme>> Read = new(Load);

    /// <summary>The themes, in order.</summary>
    public static IReadOnlyList<CriteriaTheme> Themes => Read.Value;

    /// <summary>All criteria, in order.</summary>
    public static IEnumerable<Criterion> All => Themes.SelectMany(theme => theme.Criteria);

    internal static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static List<CriteriaTheme> Load()
    {
        using StreamReader reader = new(typeof(Criteria).Assembly.GetManifestResourceStream("criteria.txt")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|')).ToList();
        var criteria = lines.Where(line => line[0].Contains('.', StringComparison.Ordinal)).ToLookup(line => line[0].Split('.')[0], line => new Criterion(line[0], line[1], line[2]));
        return [.. lines.Where(line => !line[0].Contains('.', StringComparison.Ordinal)).Select(line => new CriteriaTheme(int.Parse(line[0], CultureInfo.InvariantCulture), line[1], line[2], [.. criteria[line[0]]]))];
    }
}
