using System.Security.Claims;
using BenchmarkDotNet.Attributes;
using Community.Abstractions.Search;
using Community.Abstractions.Sites;
using Community.Search;
using Community.Search.Indexing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Benchmarks.Search;

/// <summary>A search over 100 000 items, as ratios to the plainest one. Answers that are kept are counted apart: each question is asked as if for the first time.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SearchBenchmarks
{
    private static readonly ClaimsPrincipal Visitor = new(new ClaimsIdentity());
    private static readonly ClaimsPrincipal Member = new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "u7")], "benchmark"));
    private string _folder = "";
    private ServiceProvider _services = null!;
    private ISearchService _search = null!;
    private int _question;

    [Params(100_000)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _folder = Directory.CreateTempSubdirectory("community-benchmark-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Community:DataPath", _folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<ISiteDocuments, NoDocuments>();
        new SearchModule().AddServices(services, configuration);
        _services = services.BuildServiceProvider();
        var index = _services.GetRequiredService<SearchIndex>();
        index.EnsureWriter();
        foreach (var chunk in ItemGenerator.Make(Items).Chunk(5000))
            index.Apply(chunk, []);
        index.Commit(Items, "benchmark");
        _search = _services.GetRequiredService<ISearchService>();
    }

    [GlobalCleanup]
    public void Empty()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, Description = "one word")]
    public Task<SearchResults> OneWord() => Ask("imprimante");

    [Benchmark(Description = "the same again, kept")]
    public Task<SearchResults> Kept() => _search.SearchAsync(new SearchRequest { Query = "imprimante" }, Visitor);

    [Benchmark(Description = "three words")]
    public Task<SearchResults> ThreeWords() => Ask("atelier de robotique numérique");

    [Benchmark(Description = "one word, three facets")]
    public Task<SearchResults> Facets() => Ask("atelier", new SearchRequest { Kinds = ["Workshop"], Topics = ["t1", "t2"], Places = ["p1"] });

    [Benchmark(Description = "one word, newest first")]
    public Task<SearchResults> Newest() => Ask("atelier", new SearchRequest { Order = SearchOrder.Newest });

    [Benchmark(Description = "one word, nearest first")]
    public Task<SearchResults> Nearest() => Ask("atelier", new SearchRequest { Order = SearchOrder.Nearest, Near = (50.95, 1.85) });

    [Benchmark(Description = "mistyped word")]
    public Task<SearchResults> Typo() => Ask("imprimnate");

    [Benchmark(Description = "unknown word")]
    public Task<SearchResults> Unknown() => Ask("xylophonium");

    [Benchmark(Description = "a word that is everywhere")]
    public Task<SearchResults> Everywhere() => Ask(ItemGenerator.EverywhereWord);

    [Benchmark(Description = "everything")]
    public Task<SearchResults> Everything() => Ask("");

    [Benchmark(Description = "one word, signed in")]
    public Task<SearchResults> SignedIn() => Ask("imprimante", user: Member);

    [Benchmark(Description = "suggestions")]
    public Task<IReadOnlyList<SearchSuggestion>> Suggestions() => _search.SuggestAsync("impri", $"fr{++_question % 997}", 8, Visitor);

    private Task<SearchResults> Ask(string words, SearchRequest? request = null, ClaimsPrincipal? user = null) =>
        _search.SearchAsync((request ?? new SearchRequest()) with { Query = Blanks() + words }, user ?? Visitor);

    /// <summary>Blanks change the question that is kept, not what is looked for.</summary>
    private string Blanks() => new(' ', ++_question % 997 + 1);

    internal sealed class NoDocuments : ISiteDocuments
    {
        public Task<T> GetAsync<T>(CancellationToken cancellationToken) where T : class, new() => Task.FromResult(new T());

        public Task<T> UpdateAsync<T>(Action<T> change, CancellationToken cancellationToken) where T : class, new() => throw new NotSupportedException();
    }
}
