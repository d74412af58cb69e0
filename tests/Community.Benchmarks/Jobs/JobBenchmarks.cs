using System.Globalization;
using System.Security.Claims;
using BenchmarkDotNet.Attributes;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Abstractions.Sites;
using Community.Benchmarks.Search;
using Community.Jobs;
using Community.Jobs.Browse;
using Community.Search;
using Community.Search.Indexing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Benchmarks.Jobs;

/// <summary>Makes job ads of a large board: the same ones each time.</summary>
public static class JobGenerator
{
    private static readonly string[] Trades = ["Développeuse ou développeur", "Comptable", "Médiatrice ou médiateur", "Conductrice ou conducteur", "Technicienne ou technicien", "Chargée ou chargé de mission"];
    private static readonly string[] Fields = ["web", "réseaux", "port", "dentelle", "numérique", "maintenance", "logistique", "formation"];
    private static readonly string[] Codes = ["M1805", "M1203", "K1206", "N4101", "I1401", "M1705", "E1103", "N1103"];
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>The documents that the module's source makes of them.</summary>
    public static async IAsyncEnumerable<SearchDocument> MakeAsync(int count)
    {
        var random = new Random(5120);
        JobSearchSource source = new(new NoNames());
        for (var i = 0; i < count; i++)
        {
            var pay = 20_000 + random.Next(30) * 1000;
            ContentItem item = new()
            {
                ContentItemId = i.ToString("D26", CultureInfo.InvariantCulture), ContentType = JobPosting.Type, PublishedUtc = Now.AddMinutes(-random.Next(80_000)),
            };
            new JobPosting
            {
                Title = $"{Trades[random.Next(Trades.Length)]} {Fields[random.Next(Fields.Length)]} {i}", OrganisationId = $"o{random.Next(400)}", Occupation = Codes[random.Next(Codes.Length)],
                Contract = JobPosting.Contracts[random.Next(JobPosting.Contracts.Count)], PayMin = pay, PayMax = pay + 5000, Commune = Communes.All[random.Next(Communes.All.Count)].Code, Remote = random.Next(3) * 50,
                Description = string.Join(' ', Enumerable.Range(0, 80).Select(_ => Fields[random.Next(Fields.Length)])), Closing = Now.AddDays(1 + random.Next(60)),
            }.WriteTo(item);
            item.Apply(new AutoroutePart { Path = $"emplois/{i}" });
            yield return (await source.BuildAsync(item, CancellationToken.None))!;
        }
    }

    private sealed class NoNames : IOrganisationNames
    {
        public ValueTask<string?> NameOfAsync(string id, CancellationToken cancellationToken) => ValueTask.FromResult<string?>("Employeur " + id);
    }
}

/// <summary>The list of jobs with its facets at 1 000 and at 20 000 ads, in one run: at most three times as long.</summary>
[ShortRunJob]
public class JobBenchmarks
{
    private static readonly ClaimsPrincipal Visitor = new(new ClaimsIdentity());
    private string _folder = "";
    private ServiceProvider _services = null!;
    private ISearchService _search = null!;
    private int _question;

    [Params(1_000, 20_000)]
    public int Ads { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        _folder = Directory.CreateTempSubdirectory("community-benchmark-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Community:DataPath", _folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<ISiteDocuments, SearchBenchmarks.NoDocuments>();
        new SearchModule().AddServices(services, configuration);
        _services = services.BuildServiceProvider();
        var index = _services.GetRequiredService<SearchIndex>();
        index.EnsureWriter();
        List<SearchDocument> documents = [];
        await foreach (var document in JobGenerator.MakeAsync(Ads))
            documents.Add(document);
        foreach (var chunk in documents.Chunk(5000))
            index.Apply(chunk, []);
        index.Commit(Ads, "benchmark");
        _search = _services.GetRequiredService<ISearchService>();
    }

    [GlobalCleanup]
    public void Empty()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Description = "everything, with facets")]
    public Task<SearchResults> Everything() => Ask("", new());

    [Benchmark(Description = "a word, with facets, nearest first")]
    public Task<SearchResults> Nearest() => Ask("dentelle", new() { Order = SearchOrder.Nearest, Near = (50.95, 1.85) });

    [Benchmark(Description = "two facets, within 20 km, nearest first")]
    public Task<SearchResults> Narrowed() => Ask("", new()
    {
        Order = SearchOrder.Nearest, Near = (50.95, 1.85), WithinKilometres = 20,
        Facets = new Dictionary<string, IReadOnlyList<string>> { ["contract"] = ["CDI"], ["occupation"] = ["M1805"] },
    });

    // A question never asked before: kept answers are not counted.
    private Task<SearchResults> Ask(string words, SearchRequest request) => _search.SearchAsync(request with
    {
        Query = words, Kinds = [JobPosting.Type], PageSize = JobSearch.PageSize, Numbers = new Dictionary<string, NumberRange> { ["closes"] = new(1_700_000_000 + ++_question, null) },
    }, Visitor);
}
