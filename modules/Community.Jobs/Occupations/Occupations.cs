using System.Text;

namespace Community.Jobs.Occupations;

/// <summary>An occupation family of the public nomenclature.</summary>
/// <param name="Code">ROME code, e.g. M1805.</param>
/// <param name="Label">French label.</param>
internal sealed record Occupation(string Code, string Label);

/// <summary>The occupation families that postings use, from <c>rome.csv</c> beside this class (France Travail's ROME, 2023 wording).</summary>
internal static class OccupationBook
{
    // Words of everyday titles that the labels do not hold.
    private static readonly (string Word, string Code)[] Hints =
    [
        ("developp", "M1805"), ("programm", "M1805"), ("logiciel", "M1805"), ("web", "M1805"), ("data", "M1805"), ("devops", "M1810"), ("reseau", "M1801"), ("administrat", "M1801"),
        ("support", "M1802"), ("helpdesk", "M1802"), ("cyber", "M1802"), ("dsi", "M1803"), ("telecom", "M1804"), ("fibre", "M1804"), ("product", "M1806"), ("chef de projet", "M1806"), ("cheffe de projet", "M1806"),
        ("exploitation info", "M1810"), ("community", "E1101"), ("reseaux sociaux", "E1101"), ("communication", "E1103"), ("ux", "E1104"), ("design", "E1104"), ("graphis", "E1205"), ("video", "E1205"), ("infograph", "E1205"),
        ("technicien informatique", "I1401"), ("technicienne informatique", "I1401"), ("maintenance informatique", "I1401"), ("depann", "I1401"), ("electronic", "I1305"), ("electrotech", "I1304"), ("maintenance", "I1304"), ("mecani", "H1203"), ("cao", "H1203"),
        ("dessinat", "H1203"), ("impression 3d", "H2903"), ("usinage", "H2903"), ("fablab", "H2903"), ("laser", "H2903"), ("recherche et developpement", "H1206"), ("r&d", "H1206"), ("format", "K2111"), ("enseign", "K2111"), ("documental", "K1601"), ("archiv", "K1601"),
        ("mediat", "K1206"), ("animat", "K1206"), ("conseillere numerique", "K1206"), ("conseiller numerique", "K1206"), ("assistant", "M1604"), ("secretaire", "M1607"), ("compta", "M1203"), ("paie", "M1203"), ("marketing", "M1705"), ("commercial", "M1707"),
        ("vente", "D1401"), ("vend", "D1401"), ("clientele", "D1402"), ("grands comptes", "D1402"), ("magasin", "N1103"), ("prepar", "N1103"), ("cariste", "N1103"), ("logisti", "N1301"), ("supply", "N1301"), ("chauffe", "N4101"), ("conduct", "N4101"), ("routier", "N4101"),
        ("train", "N4301"), ("ferroviaire", "N4301"), ("rail", "N4301"), ("port", "N3201"), ("ferry", "N3201"), ("maritime", "N3201"),
    ];

    /// <summary>All of them, by label.</summary>
    public static IReadOnlyList<Occupation> All { get; } = [.. Read().OrderBy(o => o.Label, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), true))];

    /// <summary>The occupation with a code, or null.</summary>
    public static Occupation? Find(string? code) => All.FirstOrDefault(o => o.Code == code);

    /// <summary>The occupations that a title makes likely, likeliest first, three at most: words shared with the label count, everyday words of the trade count double.</summary>
    public static IReadOnlyList<Occupation> Suggest(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
            return [];
        var folded = Checking.AdChecker.Fold(title);
        var words = Words(folded).ToHashSet();
        return [.. All
            .Select(o => (Occupation: o, Score: Words(Checking.AdChecker.Fold(o.Label)).Count(word => words.Any(w => Alike(w, word)))
                + 2 * Hints.Count(hint => hint.Code == o.Code && Begins(folded, hint.Word))))
            .Where(scored => scored.Score > 0).OrderByDescending(scored => scored.Score).Take(3).Select(scored => scored.Occupation)];
    }

    private static bool Begins(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return at == 0 || (at > 0 && !char.IsLetter(text[at - 1]));
    }

    private static IEnumerable<string> Words(string text) => text.Split([' ', '\'', ',', '/', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3);

    private static bool Alike(string one, string other) => one.Length >= 5 && other.Length >= 5 && one.AsSpan(0, 5).SequenceEqual(other.AsSpan(0, 5));

    private static IEnumerable<Occupation> Read()
    {
        using var stream = typeof(OccupationBook).Assembly.GetManifestResourceStream("rome.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Split(',', 2) is [{ Length: 5 } code, var label])
                yield return new(code, label.Replace('\'', '’'));
    }
}
