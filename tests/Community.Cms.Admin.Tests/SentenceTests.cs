using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

public sealed partial class SentenceTests
{
    [Fact]
    public void Every_sentence_of_the_back_office_exists_in_French()
    {
        var folder = Project();
        var french = XDocument.Load(Path.Combine(folder, "Resources", "Strings.fr.resx")).Descendants("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        var used = Directory.EnumerateFiles(folder, "*.cs*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".cshtml")
            .SelectMany(file => Sentence().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();
        used.Count.ShouldBeGreaterThan(200);
        used.Except(french).ShouldBeEmpty();
        french.Except(used).ShouldBeEmpty();
    }

    private static string Project()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Community.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "Community.Cms.Admin");
    }

    [GeneratedRegex("\\bT\\[\"([^\"]+)\"")]
    private static partial Regex Sentence();
}
