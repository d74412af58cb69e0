using System.Security.Claims;
using Community.Abstractions.Security;
using Community.Search.Indexing;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Community.Search.Searching;

/// <summary>A place as a facet value.</summary>
/// <param name="Id">Id that stands for the place in every language.</param>
/// <param name="Slug">Last step of its French address.</param>
/// <param name="Title">Title in the language asked for, else in French.</param>
internal sealed record PlaceInfo(string Id, string Slug, string Title);

/// <summary>The places a person may read about, from the index.</summary>
internal sealed class PlaceDirectory(SearchIndex index)
{
    private const int MostPlaces = 500;
    private readonly ReaderFilters _filters = new();

    /// <summary>The places, by title.</summary>
    public IReadOnlyList<PlaceInfo> Of(ClaimsPrincipal user, string culture)
    {
        var reader = Reader.Of(user);
        using var lease = index.Acquire();
        var question = $"places\n{reader.UserId}\n{reader.AudienceKey}\n{culture}";
        return lease.Searcher.Recall<IReadOnlyList<PlaceInfo>>(question) ?? lease.Searcher.Remember(question, Read(lease.Searcher, reader, culture));
    }

    private IReadOnlyList<PlaceInfo> Read(HouseSearcher searcher, Reader reader, string culture)
    {
        var places = new TermQuery(new Term(IndexFields.Kind, DefaultDocumentBuilder.PlaceType));
        return [.. searcher.Search(places, _filters.For(reader, null), MostPlaces).ScoreDocs
            .Select(hit => searcher.Doc(hit.Doc))
            .GroupBy(document => document.Get(IndexFields.PlaceFacet) ?? document.Get(IndexFields.Id))
            .Select(group => Info(group.Key, [.. group], culture))
            .OrderBy(place => place.Title, StringComparer.CurrentCulture)];
    }

    private static PlaceInfo Info(string id, List<Document> versions, string culture)
    {
        var main = versions.Find(document => document.Get(IndexFields.Id) == id) ?? versions[0];
        var shown = versions.Find(document => document.Get(IndexFields.Culture) == culture) ?? main;
        return new(id, main.Get(IndexFields.Path).Split('/', '#')[^1], shown.Get(IndexFields.Title));
    }
}
