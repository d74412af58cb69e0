using Community.Abstractions.Search;
using Community.Search.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace Community.Search.Indexing;

/// <summary>Writes a search document as a document of the index.</summary>
internal static class LuceneDocuments
{
    /// <summary>What is kept of a text to cut snippets from, in characters; words after it are found all the same.</summary>
    public const int KeptBody = 20_000;

    /// <summary>Names a further facet cannot take.</summary>
    public static IReadOnlyList<string> ReservedFacets { get; } = [IndexFields.Kind, IndexFields.TopicFacet, IndexFields.PlaceFacet, IndexFields.DateFacet];

    private const int LongestValue = 500;

    /// <param name="source">What to find.</param>
    /// <param name="translations">Its translations in other languages.</param>
    public static Document From(SearchDocument source, IEnumerable<SearchDocument> translations)
    {
        Document document =
        [
            new StringField(IndexFields.Id, source.ContentItemId, Field.Store.YES),
            new StringField(IndexFields.Kind, source.Kind, Field.Store.YES),
            new StringField(IndexFields.Audience, source.Audience, Field.Store.NO),
            new StoredField(IndexFields.Path, source.Path),
        ];
        AddText(document, source);
        AddExact(document, IndexFields.ReplacedFor, source.ReplacedFor, Field.Store.NO);
        AddExact(document, IndexFields.Owner, source.Owner, Field.Store.NO);
        AddExact(document, IndexFields.Culture, source.Culture, Field.Store.YES);
        AddExact(document, IndexFields.Set, source.LocalizationSet, Field.Store.YES);
        foreach (var translation in translations)
            AddSibling(document, translation);
        AddFacets(document, source);
        AddNumbers(document, source);
        return document;
    }

    private static void AddText(Document document, SearchDocument source)
    {
        var words = $"{source.Title}\n{source.Summary}\n{source.Body}";
        document.Add(new StoredField(IndexFields.Title, source.Title));
        document.Add(new TextField(IndexFields.TitleExact, source.Title, Field.Store.NO));
        document.Add(new TextField(IndexFields.TitleStemmed, source.Title, Field.Store.NO));
        var key = Words.Key(source.Title);
        document.Add(new StringField(IndexFields.TitleKey, Cut(key), Field.Store.NO));
        document.Add(new NumericDocValuesField(IndexFields.TitleOrder, OrderOf(key, 0)));
        document.Add(new NumericDocValuesField(IndexFields.TitleOrderRest, OrderOf(key, 8)));
        document.Add(new TextField(IndexFields.BodyExact, words, Field.Store.NO));
        document.Add(new TextField(IndexFields.BodyStemmed, words, Field.Store.NO));
        document.Add(new StoredField(IndexFields.Body, source.Body.Length > KeptBody ? source.Body[..KeptBody] : source.Body));
        if (source.Summary is { Length: > 0 } summary)
            document.Add(new StoredField(IndexFields.Summary, summary));
    }

    private static void AddExact(Document document, string field, string? value, Field.Store store)
    {
        if (value is { Length: > 0 })
            document.Add(new StringField(field, Cut(value), store));
    }

    private static void AddSibling(Document document, SearchDocument translation)
    {
        if (translation.Culture is not { } culture)
            return;
        document.Add(new StringField(IndexFields.Sibling, IndexFields.SiblingAudience(culture, translation.Audience), Field.Store.NO));
        if (translation.Owner is { Length: > 0 } owner)
            document.Add(new StringField(IndexFields.Sibling, Cut(IndexFields.SiblingOwner(culture, owner)), Field.Store.NO));
    }

    private static void AddFacets(Document document, SearchDocument source)
    {
        AddFacet(document, IndexFields.Kind, [source.Kind]);
        AddFacet(document, IndexFields.TopicFacet, source.Topics);
        AddFacet(document, IndexFields.PlaceFacet, source.Places);
        foreach (var (name, values) in source.Facets)
            if (!ReservedFacets.Contains(name))
                AddFacet(document, name, values);
        foreach (var place in source.Places)
            document.Add(new StoredField(IndexFields.PlaceFacet, place));
    }

    private static void AddFacet(Document document, string name, IReadOnlyList<string> values)
    {
        foreach (var value in values)
            if (value.Length > 0)
                document.Add(new SortedSetDocValuesField(IndexFields.Facet(name), new BytesRef(Cut(value))));
    }

    private static void AddNumbers(Document document, SearchDocument source)
    {
        if (source.DateUtc is { } date)
        {
            var seconds = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)).ToUnixTimeSeconds();
            document.Add(new NumericDocValuesField(IndexFields.Date, seconds));
            document.Add(new StoredField(IndexFields.Date, seconds));
        }
        if (source.Location is var (latitude, longitude))
        {
            document.Add(new DoubleDocValuesField(IndexFields.Latitude, latitude));
            document.Add(new DoubleDocValuesField(IndexFields.Longitude, longitude));
        }
        foreach (var (name, number) in source.Numbers)
            document.Add(new DoubleDocValuesField(IndexFields.Number(name), number));
    }

    /// <summary>Eight letters from <paramref name="start"/> on as a number that sorts as they do.</summary>
    private static long OrderOf(string key, int start)
    {
        long order = 0;
        for (var i = start; i < start + 8; i++)
            order = (order << 8) | (i < key.Length ? Math.Min(key[i], (char)127) : 0u);
        return order;
    }

    private static string Cut(string value) => value.Length > LongestValue ? value[..LongestValue] : value;
}
