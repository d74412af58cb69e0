using System.Reflection;
using Community.Abstractions.Modules;
using Shouldly;
using Xunit;

namespace Community.Architecture.Tests;

public sealed class VisibilityTests
{
    private static readonly Assembly[] Modules =
    [
        typeof(Community.Search.SearchModule).Assembly, typeof(Community.Site.SiteModule).Assembly, typeof(Community.Members.MembersModule).Assembly,
        typeof(Community.Jobs.JobsModule).Assembly, typeof(Community.Projects.ProjectsModule).Assembly, typeof(Community.Mentoring.MentoringModule).Assembly,
    ];

    [Fact]
    public void A_module_shows_its_module_class_and_its_texts_and_nothing_else()
    {
        var types = Modules.SelectMany(assembly => assembly.GetTypes()).ToList();
        types.Count.ShouldBeGreaterThan(50);
        types.Where(IsTooVisible).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void A_public_class_in_a_module_would_be_caught() => IsTooVisible(typeof(VisibilityTests)).ShouldBeTrue();

    [Fact]
    public void Classes_are_sealed_unless_something_inherits_from_them()
    {
        var types = Modules.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && !type.IsAbstract && !IsGenerated(type)).ToList();
        types.ShouldNotBeEmpty();
        var bases = types.Select(type => type.BaseType).ToHashSet();
        types.Where(type => !type.IsSealed && !bases.Contains(type)).Select(type => type.FullName).ShouldBeEmpty();
    }

    // Razor finds tag helpers only when they are public.
    private static bool IsTooVisible(Type type) => type.IsPublic
        && !IsGenerated(type)
        && !typeof(ICommunityModule).IsAssignableFrom(type)
        && !typeof(Microsoft.AspNetCore.Razor.TagHelpers.TagHelper).IsAssignableFrom(type)
        && type.Name != "Strings";

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.Namespace?.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal) == true
        || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) || type.Name.Contains("_cshtml", StringComparison.Ordinal)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
