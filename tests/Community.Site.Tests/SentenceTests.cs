using System.Text.RegularExpressions;
using System.Xml.Linq;
using Community.Site.Tests.House;

namespace Community.Site.Tests;

public sealed partial class SentenceTests
{
    [Fact]
    public void Every_sentence_exists_in_French_and_none_is_left_over()
    {
        var folder = Repository.Path("modules", "Community.Site");
        var used = Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Sentence().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet();
        used.Count.ShouldBeGreaterThan(50);
        var french = XDocument.Load(Path.Combine(folder, "Resources", "Strings.fr.resx")).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
        used.Except(french.Keys).ShouldBeEmpty();
        french.Keys.Except(used).ShouldBeEmpty();
        french.Values.ShouldAllBe(text => !Typewriter().IsMatch(text));
    }

    [GeneratedRegex("\\bT\\[\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Sentence();

    // A straight apostrophe, or an ordinary space where French wants one that does not break.
    [GeneratedRegex("'| [:;!?»]|« ")]
    private static partial Regex Typewriter();
}
