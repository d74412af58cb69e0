using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Community.Jobs.Checking;

/// <summary>A rule of <c>rules.json</c>. Patterns are read on lower-case text without accents and with straight apostrophes.</summary>
/// <param name="Id">Constant name of the criterion.</param>
/// <param name="Criterion">Criterion, French.</param>
/// <param name="CriterionEn">The same in English.</param>
/// <param name="Law">Where the law says so.</param>
/// <param name="Flags">What is flagged.</param>
/// <param name="Unless">What is innocent: a flag that touches it is none.</param>
/// <param name="Why">Why it is flagged, French.</param>
/// <param name="WhyEn">The same in English.</param>
/// <param name="Instead">A neutral wording, French.</param>
/// <param name="InsteadEn">The same in English.</param>
/// <param name="Hits">Sentences that must be flagged.</param>
/// <param name="Passes">Sentences that must not.</param>
internal sealed record AdRule(
    string Id, string Criterion, string CriterionEn, string Law, string[] Flags, string[] Unless, string Why, string WhyEn, string Instead, string InsteadEn, string[] Hits, string[] Passes);

/// <summary>Something that a person should look at again. It flags; people decide.</summary>
/// <param name="Rule">Constant name of the rule.</param>
/// <param name="Criterion">What it touches, in the reader's language.</param>
/// <param name="Law">Where the law says so; null for advice.</param>
/// <param name="Excerpt">The words; empty when something is missing.</param>
/// <param name="Why">Why it is flagged.</param>
/// <param name="Instead">A better wording.</param>
internal sealed record Finding(string Rule, string Criterion, string? Law, string Excerpt, string Why, string Instead);

/// <summary>Finds wording of an advertisement that may break the law. The rules are data, in <c>rules.json</c>.</summary>
internal static class AdChecker
{
    // Longest text of a posting; a pattern never gets the time to hang on it.
    private const int MostRead = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly Compiled[] Rules = [.. Read().Select(rule => new Compiled(rule, [.. rule.Flags.Select(Pattern)], [.. rule.Unless.Select(Pattern)]))];

    /// <summary>The rules as they are written.</summary>
    public static IEnumerable<AdRule> All => Rules.Select(rule => rule.Rule);

    /// <summary>What is flagged in a text, in its order, each place and criterion once.</summary>
    public static IReadOnlyList<Finding> Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var read = text.Length > MostRead ? text[..MostRead] : text;
        var folded = Fold(read);
        List<(int Start, int End, AdRule Rule)> found = [];
        foreach (var rule in Rules)
        {
            var innocent = Spans(rule.Unless, folded);
            foreach (var (start, end) in Spans(rule.Flags, folded).OrderBy(span => span.Start))
                if (!innocent.Exists(span => span.Start < end && start < span.End) && !found.Exists(other => other.Rule == rule.Rule && other.Start < end && start < other.End))
                    found.Add((start, end, rule.Rule));
        }
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return [.. found.OrderBy(hit => hit.Start).Select(hit => new Finding(
            hit.Rule.Id, english ? hit.Rule.CriterionEn : hit.Rule.Criterion, hit.Rule.Law, read[hit.Start..hit.End].Trim(),
            english ? hit.Rule.WhyEn : hit.Rule.Why, english ? hit.Rule.InsteadEn : hit.Rule.Instead))];
    }

    /// <summary>Lower case, no accents, plain apostrophes and spaces; every letter keeps its place, so that a hit can be shown as it was written.</summary>
    internal static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            folded[i] = source[i] switch
            {
                '’' or 'ʼ' => '\'',
                '\n' => '.',
                var c when char.IsWhiteSpace(c) => ' ',
                < '\u0080' and var c => char.ToLowerInvariant(c),
                var c when char.IsSurrogate(c) => c,
                var c => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]),
            };
    });

    private static List<(int Start, int End)> Spans(Regex[] patterns, string text)
    {
        List<(int, int)> spans = [];
        foreach (var pattern in patterns)
            try
            {
                foreach (Match match in pattern.Matches(text))
                    spans.Add((match.Index, match.Index + match.Length));
            }
            catch (RegexMatchTimeoutException)
            {
                // A text made to be slow is read by people alone.
            }
        return spans;
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.CultureInvariant, Patience);

    private static List<AdRule> Read()
    {
        using var stream = typeof(AdChecker).Assembly.GetManifestResourceStream("ad-rules.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("rules").Deserialize<List<AdRule>>(new JsonSerializerOptions(JsonSerializerDefaults.Web))!;
    }

    private sealed record Compiled(AdRule Rule, Regex[] Flags, Regex[] Unless);
}
