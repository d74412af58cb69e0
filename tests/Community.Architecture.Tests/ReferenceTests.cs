using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Community.Architecture.Tests;

public sealed class ReferenceTests
{
    // What each kind of project may reference: Web → Cms*, modules, themes → Abstractions.
    private static readonly Dictionary<string, Func<string, bool>> Rules = new()
    {
        ["Community.Abstractions"] = _ => false,
        ["Community.Matching"] = _ => false,
        // The account pages are drawn with the theme's tag helpers, as every page is.
        ["Community.Cms"] = to => to is "Community.Abstractions" or "Community.Theme.Opale",
        ["Community.Cms.Admin"] = to => to is "Community.Cms" or "Community.Abstractions" or "Community.Theme.Opale",
        ["modules"] = to => to is "Community.Abstractions" or "Community.Theme.Opale" or "Community.Matching" || to.EndsWith(".Contracts", StringComparison.Ordinal),
        ["themes"] = to => to == "Community.Abstractions",
    };

    [Fact]
    public void References_go_one_way()
    {
        var projects = Repository.Files("*.csproj").ToList();
        projects.Count.ShouldBeGreaterThan(8);
        projects.SelectMany(project => Violations(Repository.Relative(project), References(project))).ShouldBeEmpty();
    }

    [Fact]
    public void A_module_that_reached_into_the_engine_would_be_caught() =>
        Violations(Path.Combine("modules", "Community.Jobs", "Community.Jobs.csproj"), ["Community.Abstractions", "Community.Cms"])
            .ShouldHaveSingleItem().ShouldContain("Community.Cms");

    private static IEnumerable<string> Violations(string project, IEnumerable<string> references)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var folder = project.Split('/', '\\')[0];
        return Rules.TryGetValue(name, out var rule) || Rules.TryGetValue(folder, out rule)
            ? references.Where(to => !rule(to)).Select(to => $"{name} must not reference {to}")
            : [];
    }

    private static IEnumerable<string> References(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^1]));
}
