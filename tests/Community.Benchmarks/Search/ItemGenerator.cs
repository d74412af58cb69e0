using System.Globalization;
using Community.Abstractions.Search;
using Community.Abstractions.Security;

namespace Community.Benchmarks.Search;

/// <summary>Makes items that look like those of a large house: the same ones each time, with words as frequent as in a language (Zipf's law).</summary>
public static class ItemGenerator
{
    private static readonly string[] Known =
    [
        "imprimante", "atelier", "numérique", "robotique", "couture", "fablab", "emploi", "mentorat", "développeuse", "ingénieure", "formation", "découpe",
        "laser", "réunion", "coworking", "projet", "entreprise", "jeunesse", "seniors", "dentelle", "port", "logiciel", "réalité", "virtuelle", "site",
    ];

    private const int Common = 800;
    private static readonly string[] Starts = ["ba", "ce", "di", "fo", "gu", "ja", "la", "mé", "no", "pi", "re", "sou", "ta", "ver", "chan", "pro", "com", "inter"];
    private static readonly string[] Middles = ["bi", "ca", "lo", "mi", "na", "ré", "ti", "va", "ssi", "cu", "ni", "pa"];
    private static readonly string[] Ends = ["tion", "teur", "ment", "ge", "ble", "ette", "ier", "eau", "que", "té", "son", "ère"];
    private static readonly string[] Kinds = ["NewsArticle", "Workshop", "Page", "Project", "JobPosting", "Member"];
    private static readonly DateTime Newest = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>The items, one after the other: a fifth of them for members, a tenth translated.</summary>
    public static IEnumerable<SearchDocument> Make(int count)
    {
        var random = new Random(20261124);
        var words = Vocabulary(20_000);
        for (var i = 0; i < count; i++)
        {
            var translation = i % 10 == 1;
            yield return new SearchDocument
            {
                ContentItemId = i.ToString("D26", CultureInfo.InvariantCulture),
                Kind = Kinds[random.Next(Kinds.Length)],
                Title = Text(words, random, random.Next(3, 9)),
                Summary = Text(words, random, 20),
                Body = Text(words, random, random.Next(60, 220)),
                Path = $"p/{i}",
                Culture = translation ? "en" : "fr",
                LocalizationSet = i % 10 <= 1 ? $"set-{i / 10}" : null,
                Audience = i % 5 == 0 ? Audiences.Members : Audiences.Public,
                Owner = $"u{i % 1000}",
                Topics = [$"t{random.Next(25)}", $"t{random.Next(25)}"],
                Places = [$"p{random.Next(3)}"],
                DateUtc = Newest.AddMinutes(-random.Next(2_000_000) + 100_000),
                Location = (50.8 + random.NextDouble() / 4, 1.6 + random.NextDouble() / 2),
            };
        }
    }

    /// <summary>The most frequent word: nearly every item has it.</summary>
    public static string EverywhereWord { get; } = Vocabulary(20_000)[0];

    private static List<string> Vocabulary(int count)
    {
        var random = new Random(1);
        var made = new HashSet<string>(Known);
        while (made.Count < count)
            made.Add(Starts[random.Next(Starts.Length)] + Middles[random.Next(Middles.Length)]
                + (random.Next(2) == 0 ? Middles[random.Next(Middles.Length)] : "") + (random.Next(3) == 0 ? Middles[random.Next(Middles.Length)] : "")
                + Ends[random.Next(Ends.Length)] + (random.Next(3) == 0 ? "s" : ""));
        // A word people look for is in some items out of a hundred: neither the most frequent nor rare.
        return [.. made.Skip(Known.Length).Take(Common), .. Known, .. made.Skip(Known.Length + Common)];
    }

    private static string Text(List<string> words, Random random, int length) =>
        string.Join(' ', Enumerable.Range(0, length).Select(_ => words[(int)(words.Count * Math.Pow(random.NextDouble(), 4))]));
}
