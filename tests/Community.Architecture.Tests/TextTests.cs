using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Community.Architecture.Tests;

/// <summary>Every sentence a person can see exists in French and English, and the French is set as French is.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_sentence_in_code_and_pages_has_its_French()
    {
        List<string> missing = [];
        var seen = 0;
        foreach (var project in Repository.Files("*.csproj").Select(file => Path.GetDirectoryName(file)!))
        {
            var french = Directory.EnumerateFiles(project, "*.fr.resx", SearchOption.AllDirectories)
                .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).SelectMany(Keys).ToHashSet();
            foreach (var file in Repository.Files("*.cs*").Where(file => file.StartsWith(project + Path.DirectorySeparatorChar, StringComparison.Ordinal) && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))))
                foreach (var sentence in Sentences(File.ReadAllText(file)))
                {
                    seen++;
                    if (!french.Contains(sentence))
                        missing.Add($"{Repository.Relative(file)}: {sentence}");
                }
        }
        seen.ShouldBeGreaterThan(200);
        missing.Distinct().ShouldBeEmpty();
    }

    // The compiler of resources takes them for one key and drops the second.
    [Fact]
    public void No_two_sentences_of_a_project_differ_by_case_alone() =>
        Repository.Files("*.fr.resx").SelectMany(file => Keys(file).GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => $"{Repository.Relative(file)}: {string.Join(" | ", same)}")).ShouldBeEmpty();

    // The host finds pages and partials by their path inside a library: of two with one path, one is never shown.
    [Fact]
    public void Pages_and_views_of_different_libraries_have_different_paths()
    {
        var views = Repository.Files("*.cshtml").Where(file => Path.GetFileName(file) is not ("_ViewImports.cshtml" or "_ViewStart.cshtml"))
            .Select(file => (File: Repository.Relative(file), Path: InLibrary().Match(file).Value)).Where(view => view.Path.Length > 0).ToList();
        views.Count.ShouldBeGreaterThan(100);
        views.GroupBy(view => view.Path, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).SelectMany(same => same.Select(view => view.File)).ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_without_French_would_be_caught() =>
        Sentences("""<p>@T["A \"quoted\" sentence"] @T["Another {0}", n]</p>""").ShouldBe(["A \"quoted\" sentence", "Another {0}"]);

    [Fact]
    public void French_is_set_with_its_own_apostrophes_and_spaces()
    {
        var texts = Repository.Files("*.fr.resx").SelectMany(file => Values(file).Select(text => (File: Repository.Relative(file), Text: text))).ToList();
        texts.Count.ShouldBeGreaterThan(200);
        texts.Where(found => Unset().IsMatch(found.Text)).Select(found => $"{found.File}: {found.Text}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("l'heure")]
    [InlineData("Attention !")]
    [InlineData("« mot »")]
    public void French_set_like_English_would_be_caught(string text) => Unset().IsMatch(text).ShouldBeTrue();

    [Fact]
    public void Pages_hold_no_inline_script_and_no_inline_style()
    {
        var pages = Repository.Files("*.cshtml").ToList();
        pages.Count.ShouldBeGreaterThan(20);
        pages.Where(file => Inline().IsMatch(File.ReadAllText(file))).Select(Repository.Relative).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<a onclick=\"go()\">")]
    [InlineData("<script>go()</script>")]
    public void Inline_script_or_style_would_be_caught(string html) => Inline().IsMatch(html).ShouldBeTrue();

    private static IEnumerable<string> Sentences(string source) =>
        Usage().Matches(source).Select(match => Regex.Unescape(match.Groups[1].Value));

    private static IEnumerable<string> Keys(string resx) => XDocument.Load(resx).Descendants("data").Select(data => data.Attribute("name")!.Value);

    private static IEnumerable<string> Values(string resx) => XDocument.Load(resx).Descendants("data").Select(data => data.Element("value")!.Value);

    [GeneratedRegex(@"[\\/](Pages|Views)[\\/].*$")]
    private static partial Regex InLibrary();

    [GeneratedRegex("""\bT\["((?:[^"\\]|\\.)+)"[\],]""")]
    private static partial Regex Usage();

    // A straight apostrophe between letters, or an ordinary space before high punctuation or inside guillemets.
    [GeneratedRegex(@"\p{L}'\p{L}| [:;!?»](?!\S*/)|« ")]
    private static partial Regex Unset();

    [GeneratedRegex("""<[a-z][^>@]*\s(style|on[a-z]+)=|<script(?![^>]*(src=|type="application/ld\+json"))[^>]*>|<style""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
