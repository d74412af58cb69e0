using System.Numerics;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Community.Search.Searching;

/// <summary>
/// Walks once through what matches the words and collects the best of what also has the chosen facet values. Counts are drill-sideways: the counts of a
/// facet leave its own choice out, so that a person sees what another choice would give.
/// </summary>
internal sealed class ResultCollector : ICollector
{
    private readonly SearchRequest _request;
    private readonly IReadOnlyList<string> _facetNames;
    private readonly FacetCounter _facets;
    private readonly bool _hopeless;
    private readonly PeriodDimension _periods;
    private readonly int _wanted;
    private readonly PriorityQueue<int, Rank> _best = new();
    private Scorer? _scorer;
    private readonly NumberFilter[] _numbers;
    private readonly Dictionary<(long, long), double> _distances = [];
    private NumberColumn? _dates, _latitudes, _longitudes, _titles, _titleRests;
    private int _docBase;

    public ResultCollector(SearchRequest request, IReadOnlyList<string> facetNames, int wanted, DateTimeOffset now)
    {
        _request = request;
        _wanted = wanted;
        _periods = new PeriodDimension(request.Period, now);
        _numbers = [.. request.Numbers.Select(number => new NumberFilter(IndexFields.Number(number.Key), number.Value))];
        _facetNames = facetNames;
        _facets = new FacetCounter([.. facetNames.Select(name => (name, Chosen(request, name))).Where(choice => choice.Item2.Count > 0)]);
        _hopeless = ChoosesUnknown(request, facetNames);
    }

    /// <summary>Results in all.</summary>
    public int Total { get; private set; }

    /// <summary>What matches the words, whatever facets are chosen.</summary>
    public int Matched { get; private set; }

    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        var reader = context.AtomicReader;
        _docBase = context.DocBase;
        _dates = NumberColumn.Of(reader, IndexFields.Date);
        if (_request.Order == SearchOrder.Title)
        {
            _titles = NumberColumn.Of(reader, IndexFields.TitleOrder);
            _titleRests = NumberColumn.Of(reader, IndexFields.TitleOrderRest);
        }
        if (_request.Near is not null)
        {
            _latitudes = NumberColumn.Of(reader, IndexFields.Latitude);
            _longitudes = NumberColumn.Of(reader, IndexFields.Longitude);
        }
        foreach (var number in _numbers)
            number.Enter(reader);
        _facets.Enter(reader);
    }

    public void Collect(int doc)
    {
        Matched++;
        if (_hopeless)
            return;
        foreach (var number in _numbers)
            if (!number.Accepts(doc))
                return;
        if (_request is { Near: not null, WithinKilometres: { } most } && Distance(doc) > most)
            return;
        var date = _dates!.Of(doc);
        var inPeriod = _periods.Accepts(date);
        var missing = _facets.Missing(doc);
        if (missing == 0)
        {
            _periods.Count(date);
            if (!inPeriod)
                return;
            Keep(doc, date);
            _facets.Count(doc);
        }
        else if (inPeriod && BitOperations.IsPow2(missing))
            _facets.CountMissing(doc, missing);
    }

    /// <summary>Documents from best to worst, as many as were wanted.</summary>
    public int[] Best()
    {
        var docs = new int[_best.Count];
        for (var i = docs.Length - 1; i >= 0; i--)
            docs[i] = _best.Dequeue();
        return docs;
    }

    /// <summary>Counts of every facet, most first.</summary>
    public Dictionary<string, IReadOnlyList<FacetCount>> Facets()
    {
        var facets = _facetNames.ToDictionary(name => name, _facets.Counts);
        facets[IndexFields.DateFacet] = _periods.Counts();
        return facets;
    }

    private static IReadOnlyList<string> Chosen(SearchRequest request, string name) => name switch
    {
        IndexFields.Kind => request.Kinds,
        IndexFields.TopicFacet => request.Topics,
        IndexFields.PlaceFacet => request.Places,
        _ => request.Facets.TryGetValue(name, out var values) ? values : [],
    };

    /// <summary>Whether a facet is chosen that no document has: nothing passes, and no other choice would help.</summary>
    private static bool ChoosesUnknown(SearchRequest request, IReadOnlyList<string> known) =>
        request.Facets.Keys.Concat([IndexFields.Kind, IndexFields.TopicFacet, IndexFields.PlaceFacet]).Any(name => !known.Contains(name) && Chosen(request, name).Count > 0);

    private void Keep(int doc, long date)
    {
        Total++;
        if (_wanted == 0)
            return;
        var rank = RankOf(doc, date);
        if (_best.Count < _wanted)
            _best.Enqueue(_docBase + doc, rank);
        else
            _best.EnqueueDequeue(_docBase + doc, rank);
    }

    private Rank RankOf(int doc, long date) => _request.Order switch
    {
        SearchOrder.Newest => new(date, 0, 0, _docBase + doc),
        SearchOrder.Nearest => new(-Distance(doc), date, 0, _docBase + doc),
        SearchOrder.Title => new(0, -_titles!.Of(doc), -_titleRests!.Of(doc), _docBase + doc),
        _ when _request.Near is not null => new(_scorer!.GetScore(), -(long)Math.Min(Distance(doc) * 1000, int.MaxValue), date, _docBase + doc),
        _ => new(_scorer!.GetScore(), date, 0, _docBase + doc),
    };

    private double Distance(int doc)
    {
        if (_request.Near is not var (latitude, longitude) || !_latitudes!.Has(doc) || !_longitudes!.Has(doc))
            return double.MaxValue;
        // Most things stand where many others do, in the middle of their commune.
        var place = (_latitudes.Of(doc), _longitudes.Of(doc));
        if (!_distances.TryGetValue(place, out var kilometres))
            _distances[place] = kilometres = Earth.Kilometres(latitude, longitude, BitConverter.Int64BitsToDouble(place.Item1), BitConverter.Int64BitsToDouble(place.Item2));
        return kilometres;
    }

    /// <summary>Place in the order; the worst is the smallest. Equal documents keep the order of the index.</summary>
    private readonly record struct Rank(double First, long Second, long Third, int Doc) : IComparable<Rank>
    {
        public int CompareTo(Rank other)
        {
            var first = First.CompareTo(other.First);
            if (first != 0)
                return first;
            var second = Second.CompareTo(other.Second);
            if (second != 0)
                return second;
            var third = Third.CompareTo(other.Third);
            return third != 0 ? third : other.Doc.CompareTo(Doc);
        }
    }

    /// <summary>Bounds of one of the documents' numbers.</summary>
    private sealed class NumberFilter(string field, NumberRange range)
    {
        private readonly (double Least, double Most) _bounds = (range.Least ?? double.NegativeInfinity, range.Most ?? double.PositiveInfinity);
        private NumberColumn? _values;

        public void Enter(AtomicReader reader) => _values = NumberColumn.Of(reader, field);

        public bool Accepts(int doc) => _values!.Has(doc) && BitConverter.Int64BitsToDouble(_values.Of(doc)) is var value && value >= _bounds.Least && value <= _bounds.Most;
    }
}
