using System.Security.Claims;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Search.Indexing;
using Community.Search.Searching;
using Community.Search.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Community.Search.Tests;

/// <summary>A house with a search of its own, in a folder of its own, and everything else in memory.</summary>
internal sealed class House : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    /// <param name="twin">A house whose folder and content this one shares, like a second process.</param>
    /// <param name="add">More services.</param>
    public House(House? twin = null, Action<IServiceCollection>? add = null)
    {
        Time = twin?.Time ?? new FakeTimeProvider(Now);
        _ownsFolder = twin is null;
        Folder = twin?.Folder ?? Directory.CreateTempSubdirectory("community-search-").FullName;
        Content = twin?.Content ?? new MemoryContent(Time);
        Definitions = twin?.Definitions ?? CalaisDefinitions();
        Documents = twin?.Documents ?? new MemoryDocuments();
        var services = new ServiceCollection().AddLogging().AddLocalization();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Community:DataPath", Folder)]).Build();
        services.AddSingleton<TimeProvider>(Time).AddSingleton<IContentManager>(Content).AddSingleton<IChangeFeed>(Content);
        services.AddSingleton<IContentDefinitionManager>(Definitions).AddSingleton<ISiteDocuments>(Documents).AddSingleton<IHtmlText, SimpleHtmlText>();
        new SearchModule().AddServices(services, configuration);
        add?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public string Folder { get; }
    public FakeTimeProvider Time { get; }
    public MemoryContent Content { get; }
    public MemoryDefinitions Definitions { get; }
    public MemoryDocuments Documents { get; }
    public ISearchService Search => _services.GetRequiredService<ISearchService>();
    public SearchIndex Index => _services.GetRequiredService<SearchIndex>();
    public SearchIndexer Indexer => _services.GetRequiredService<SearchIndexer>();
    public SynonymStore Synonyms => _services.GetRequiredService<SynonymStore>();

    public static ClaimsPrincipal Visitor { get; } = new(new ClaimsIdentity());

    public static ClaimsPrincipal Person(string id, params string[] permissions) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, id), .. permissions.Select(permission => new Claim(Permission.ClaimType, permission))], "test"));

    /// <summary>Reads the change feed to its end, as the engine does.</summary>
    public async Task CatchUpAsync(int batch = 500)
    {
        var consumer = _services.GetRequiredService<IChangeConsumer>();
        var cursor = await consumer.GetCursorAsync(TestContext.Current.CancellationToken);
        while (await Content.ReadAsync(cursor, batch, default) is { Count: > 0 } changes)
        {
            await consumer.HandleAsync(changes, TestContext.Current.CancellationToken);
            cursor = changes[^1].Sequence;
        }
    }

    public async Task PublishAsync(params ContentItem[] items)
    {
        foreach (var item in items)
            Content.Publish(item);
        await CatchUpAsync();
    }

    public Task<SearchResults> FindAsync(string words, ClaimsPrincipal? user = null, string culture = "fr") =>
        FindAsync(new SearchRequest { Query = words, Culture = culture }, user);

    public Task<SearchResults> FindAsync(SearchRequest request, ClaimsPrincipal? user = null) => Search.SearchAsync(request, user ?? Visitor);

    public async Task<IReadOnlyList<string>> TitlesAsync(string words, ClaimsPrincipal? user = null, string culture = "fr") => Titles(await FindAsync(words, user, culture));

    /// <summary>Titles as people read them, without marks.</summary>
    public static IReadOnlyList<string> Titles(SearchResults results) =>
        [.. results.Hits.Select(hit => System.Net.WebUtility.HtmlDecode(hit.Title.Replace("<mark>", "").Replace("</mark>", "")))];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private static MemoryDefinitions CalaisDefinitions()
    {
        string[] page = ["TitlePart", "AutoroutePart", "LocalizationPart", "AliasPart", "HtmlBodyPart"];
        var definitions = new MemoryDefinitions();
        definitions.Add("NewsArticle", [.. page, "FlowPart"], ("Lead", "TextField"), ("Topics", "TaxonomyField"), ("Places", "ContentPickerField"));
        definitions.Add("Workshop", page, ("Start", "DateTimeField"), ("Places", "ContentPickerField"), ("Topics", "TaxonomyField"));
        definitions.Add("Place", page, ("Location", "GeoPointField"), ("Lead", "TextField"));
        definitions.Add("Page", [.. page, "MarkdownBodyPart", "BagPart"], ("Notes", "MarkdownField"), ("Extra", "HtmlField"), ("Keywords", "MultiTextField"));
        definitions.Add("Partner", ["TitlePart"], ("Web", "LinkField"));
        definitions.Add("Taxonomy", ["TitlePart", "AutoroutePart", "TaxonomyPart"]);
        definitions.Add("Menu", ["TitlePart", "AutoroutePart", "MenuItemsListPart"]);
        definitions.AddWidget("TextBlock", ("Text", "HtmlField"));
        return definitions;
    }
}
