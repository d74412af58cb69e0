using System.Net;
using Community.Abstractions.Modules;
using Community.Web.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

public sealed class ModuleTests
{
    [Fact]
    public async Task A_module_that_is_not_listed_answers_nothing()
    {
        await using var host = await CommunityHost.StartAsync(new Dictionary<string, string?> { ["Community:Modules:0"] = "Community.Site" });
        (await host.AsVisitor().GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.AsVisitor().GetAsync("/recherche?q=calais")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_missing_dependency_is_named() =>
        Should.Throw<InvalidOperationException>(() => EnabledModules.From([new Fake("A", "B"), new Fake("B")], Listed("A")))
            .Message.ShouldContain("'A' needs the module 'B'");

    [Fact]
    public void An_unknown_module_is_named() =>
        Should.Throw<InvalidOperationException>(() => EnabledModules.From([new Fake("A")], Listed("Community.Typo"))).Message.ShouldContain("Community.Typo");

    [Fact]
    public void All_modules_are_on_when_none_is_listed() =>
        EnabledModules.From([new Fake("A"), new Fake("B")], new ConfigurationBuilder().Build()).Count.ShouldBe(2);

    private static IConfiguration Listed(string id) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Community:Modules:0", id)]).Build();

    private sealed class Fake(string id, params string[] dependencies) : ICommunityModule
    {
        public ModuleManifest Manifest { get; } = new(id, id, id, dependencies);

        public void AddServices(IServiceCollection services, IConfiguration configuration)
        {
        }

        public void MapEndpoints(IEndpointRouteBuilder endpoints)
        {
        }
    }
}
