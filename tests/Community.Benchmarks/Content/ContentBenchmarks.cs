using System.Security.Claims;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Community.Abstractions.Content;
using Community.Site.Reading;
using Community.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Benchmarks.Content;

/// <summary>
/// Reading the house of Calais, on the real host and its SQLite file: one item, and the home page with its blocks for somebody who is signed in (a visitor's comes
/// from the output cache). As ratios to loading one item by its id.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(InThisProcess))]
public class ContentBenchmarks
{
    private static readonly ClaimsPrincipal Visitor = new(new ClaimsIdentity());
    private CommunityHost _host = null!;
    private Browser _member = null!;
    private BlockCache _blocks = null!;
    private string _id = "", _path = "";

    [GlobalSetup]
    public async Task OpenAsync()
    {
        // The build tells test projects where the host's own folder is, and no other program.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_COMMUNITY_WEB", AppContext.BaseDirectory);
        _host = await CommunityHost.StartAsync();
        _member = await _host.AsMemberAsync();
        _blocks = _host.Services.GetRequiredService<BlockCache>();
        var item = await _host.PublishPageAsync("Une page", string.Concat(Enumerable.Repeat("<p>Un paragraphe de la page.</p>", 40)));
        (_id, _path) = (item.ContentItemId, item.As<AutoroutePart>()!.Path!);
    }

    [GlobalCleanup]
    public ValueTask CloseAsync() => _host.DisposeAsync();

    [Benchmark(Baseline = true, Description = "an item by its id")]
    public Task<ContentItem?> ById() => _host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(_id));

    [Benchmark(Description = "an item by its path, as a visitor may read it")]
    public Task<PathMatch?> ByPath() => _host.WithAsync<IContentReader, PathMatch?>(content => content.FindByPathAsync(_path, Visitor));

    [Benchmark(Description = "the home page, every block read and drawn")]
    public Task<string> HomeAnew()
    {
        _blocks.Clear();
        return _member.Client.GetStringAsync("/");
    }

    [Benchmark(Description = "the home page, its blocks kept")]
    public Task<string> HomeKept() => _member.Client.GetStringAsync("/");

    // The host finds its pages and its recipes beside this program.
    private sealed class InThisProcess : ManualConfig
    {
        public InThisProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
