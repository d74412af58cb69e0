using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Community.Architecture.Tests;

/// <summary>A new document of the site is either in an export or left behind on purpose: the README of the recipes says which.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_document_of_the_site_is_named_where_it_stands_what_an_export_holds()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Community.Cms", "Recipes", "README.md"));
        var documents = Repository.Files("*.cs").SelectMany(file => Uses().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();
        documents.ShouldContain("HouseHours");
        documents.ShouldContain("QuerySecret");
        documents.Count.ShouldBeGreaterThan(12);
        documents.Where(name => !readme.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // Type parameters have one letter, or begin with T and a capital.
    [GeneratedRegex(@"\b(?:UpdateAsync|SaveAsync|GetDocumentAsync)<(?!T[A-Z>])(\w+)>\(")]
    private static partial Regex Uses();
}
