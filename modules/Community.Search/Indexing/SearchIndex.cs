using Community.Abstractions.Search;
using Community.Search.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Extensions.Logging;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace Community.Search.Indexing;

/// <summary>State of the index, for staff.</summary>
/// <param name="Documents">Documents that can be found by someone.</param>
/// <param name="Sequence">Last row of the change feed that is in it.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="IsWriter">Whether this process writes it; another one does otherwise.</param>
internal sealed record IndexState(int Documents, long Sequence, long Bytes, bool IsWriter);

/// <summary>
/// The index in its folder. Of several processes on one folder the first writes; the others read what it commits and take over when it ends.
/// An index that cannot be read, or that was made with another analysis, is emptied, and its cursor goes back to 0 so that the change feed fills it again.
/// </summary>
internal sealed partial class SearchIndex : IDisposable
{
    /// <summary>Raise it whenever the analysis or the fields change.</summary>
    public const string Version = "2";

    private const string VersionKey = "version", SequenceKey = "sequence", FingerprintKey = "fingerprint";
    private const long CheckedBytes = 64L << 20;

    private readonly string _folder;
    private readonly ILogger<SearchIndex> _log;
    private readonly System.Threading.Lock _gate = new();
    private LuceneDirectory? _directory;
    private IndexWriter? _writer;
    private SearcherManager? _searchers;
    private long? _sequence;
    private long _told;
    private Action? _whenLost;
    private string _fingerprint = "";
    private bool _isDisposed;

    public SearchIndex(string folder, ILogger<SearchIndex> log)
    {
        _folder = folder;
        _log = log;
    }

    /// <summary>Last row of the change feed that is durably in the index.</summary>
    public long Sequence
    {
        get
        {
            Searchers();
            return _sequence ?? CommitValue(SequenceKey, 0L, long.Parse);
        }
    }

    /// <summary>What the documents were built with; empty for a new index.</summary>
    public string Fingerprint
    {
        get
        {
            Searchers();
            return _fingerprint;
        }
    }

    /// <summary>
    /// Sequence and fingerprint of the last commit, without opening the index when nobody has yet: a house that starts with nothing to index serves its pages
    /// first. Null when nothing tells of the commit (<see cref="CommitNote"/>); opening then finds out.
    /// </summary>
    /// <param name="whenLost">Called when opening finds less than was told here: the index was broken and is empty now, and nobody reads the feed from its start.</param>
    public (long Sequence, string Fingerprint)? Peek(Action whenLost)
    {
        if (Volatile.Read(ref _searchers) is not null)
            return (Sequence, Fingerprint);
        if (CommitNote.Read(_folder) is not { } note)
            return null;
        (_whenLost, _told) = (whenLost, note.Sequence);
        return note;
    }

    /// <summary>Whether the index still holds less than <see cref="Peek"/> told.</summary>
    public bool HasLost => _sequence < _told;

    /// <summary>The current state of the index; release it by disposing.</summary>
    public Lease Acquire()
    {
        while (true)
        {
            var searchers = Searchers();
            try
            {
                return new Lease(searchers, (HouseSearcher)searchers.Acquire());
            }
            catch (ObjectDisposedException) when (searchers != Volatile.Read(ref _searchers))
            {
                // This process has just become the writer: take the new one.
            }
        }
    }

    /// <summary>Whether this process writes the index, after trying to become the writer.</summary>
    public bool EnsureWriter()
    {
        lock (_gate)
        {
            if (_writer is null || _writer.IsClosed)
                Reopen();
            return _writer is not null;
        }
    }

    /// <summary>Puts documents in, each with its translations, and takes others out. Durable after <see cref="Commit"/>.</summary>
    public void Apply(IReadOnlyCollection<SearchDocument> documents, IEnumerable<string> removed)
    {
        var writer = Writer();
        var sets = documents.Where(d => d.LocalizationSet is not null).ToLookup(d => d.LocalizationSet);
        foreach (var document in documents)
        {
            var translations = document.LocalizationSet is null ? [] : sets[document.LocalizationSet].Where(d => d.Culture != document.Culture);
            writer.UpdateDocument(new Term(IndexFields.Id, document.ContentItemId), LuceneDocuments.From(document, translations));
        }
        foreach (var id in removed)
            writer.DeleteDocuments(new Term(IndexFields.Id, id));
        Refresh();
    }

    /// <summary>Takes out everything that is not among <paramref name="ids"/>.</summary>
    public void KeepOnly(IReadOnlySet<string> ids)
    {
        foreach (var id in AllIds().Where(id => !ids.Contains(id)))
            Writer().DeleteDocuments(new Term(IndexFields.Id, id));
    }

    /// <summary>Makes everything durable, together with how far the change feed is in it.</summary>
    public void Commit(long sequence, string fingerprint)
    {
        var writer = Writer();
        writer.SetCommitData(new Dictionary<string, string>
        {
            [VersionKey] = Version,
            [SequenceKey] = sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [FingerprintKey] = fingerprint,
        });
        writer.Commit();
        CommitNote.Write(_folder, sequence, fingerprint);
        (_sequence, _fingerprint) = (sequence, fingerprint);
        Refresh();
    }

    /// <summary>Forgets how far the feed is in the index, so that it is read again from the start; what is there stays findable meanwhile.</summary>
    public void Restart() => (_sequence, _fingerprint, _told) = (0, "", 0);

    /// <summary>Shows what was written or committed since.</summary>
    public void Refresh() => Searchers().MaybeRefreshBlocking();

    /// <summary>Localization sets of these items, as indexed now.</summary>
    public IReadOnlyCollection<string> SetsOf(IEnumerable<string> ids)
    {
        using var lease = Acquire();
        return [.. ids.SelectMany(id => lease.Values(IndexFields.Id, id, IndexFields.Set)).Distinct()];
    }

    /// <summary>Items of these localization sets, as indexed now.</summary>
    public IReadOnlyCollection<string> IdsIn(IEnumerable<string> sets)
    {
        using var lease = Acquire();
        return [.. sets.SelectMany(set => lease.Values(IndexFields.Set, set, IndexFields.Id)).Distinct()];
    }

    /// <summary>The item of a localization set in a language, as indexed now; null when there is none.</summary>
    public string? Translation(string set, string culture)
    {
        using var lease = Acquire();
        var query = new BooleanQuery { { new TermQuery(new Term(IndexFields.Set, set)), Occur.MUST }, { new TermQuery(new Term(IndexFields.Culture, culture)), Occur.MUST } };
        var hits = lease.Searcher.Search(query, 1).ScoreDocs;
        return hits.Length == 0 ? null : lease.Searcher.Doc(hits[0].Doc).Get(IndexFields.Id);
    }

    /// <summary>State for staff.</summary>
    public IndexState GetState()
    {
        using var lease = Acquire();
        var bytes = new DirectoryInfo(_folder).EnumerateFiles().Sum(file => file.Length);
        return new(lease.Searcher.IndexReader.NumDocs, Sequence, bytes, _writer is not null);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Close();
        }
    }

    private List<string> AllIds()
    {
        Refresh();
        using var lease = Acquire();
        List<string> ids = [];
        if (MultiFields.GetTerms(lease.Searcher.IndexReader, IndexFields.Id) is not { } terms)
            return ids;
        var each = terms.GetEnumerator();
        while (each.MoveNext())
            ids.Add(each.Term.Utf8ToString());
        return ids;
    }

    private IndexWriter Writer()
    {
        lock (_gate)
            return _writer ?? throw new InvalidOperationException("Another process writes this search index.");
    }

    private SearcherManager Searchers()
    {
        if (Volatile.Read(ref _searchers) is { } searchers)
            return searchers;
        lock (_gate)
        {
            if (_searchers is null)
                Reopen();
            return _searchers!;
        }
    }

    private void Reopen()
    {
        // A request that comes too late must not take the lock again, which another process may be waiting for.
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        System.IO.Directory.CreateDirectory(_folder);
        try
        {
            var (directory, writer) = OpenWriter();
            Use(directory, writer, new SearcherManager(writer, applyAllDeletes: true, new HouseSearcher.Factory()));
            _sequence = CommitValue(SequenceKey, 0L, long.Parse);
            _fingerprint = CommitValue(FingerprintKey, "", text => text);
            if (HasLost)
                _whenLost!();
        }
        catch (LockObtainFailedException)
        {
            if (_searchers is null)
                OpenReader();
        }
    }

    private void OpenReader()
    {
        Log.ReadOnly(_log);
        var directory = FSDirectory.Open(_folder);
        if (!DirectoryReader.IndexExists(directory))
        {
            directory.Dispose();
            throw new InvalidOperationException("The search index is being made by another process.");
        }
        Use(directory, null, new SearcherManager(directory, new HouseSearcher.Factory()));
        (_sequence, _fingerprint) = (null, "");
    }

    private void Use(LuceneDirectory directory, IndexWriter? writer, SearcherManager searchers)
    {
        var (oldDirectory, oldSearchers) = (_directory, _searchers);
        _directory = directory;
        _writer = writer;
        Volatile.Write(ref _searchers, searchers);
        oldSearchers?.Dispose();
        oldDirectory?.Dispose();
    }

    /// <summary>Opens the index for writing; one that is broken or of another version is emptied first.</summary>
    private (LuceneDirectory Directory, IndexWriter Writer) OpenWriter()
    {
        var directory = FSDirectory.Open(_folder);
        try
        {
            var writer = OpenSound(directory);
            if (!writer.CommitData.TryGetValue(VersionKey, out var version) || version != Version)
                Empty(writer);
            return (directory, writer);
        }
        catch (LockObtainFailedException)
        {
            directory.Dispose();
            throw;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            Log.Broken(_log, broken.GetType().Name);
            directory.Dispose();
            foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().Where(file => file.Name != IndexWriter.WRITE_LOCK_NAME))
                file.Delete();
            directory = FSDirectory.Open(_folder);
            var writer = new IndexWriter(directory, Settings());
            Empty(writer);
            return (directory, writer);
        }
    }

    private static bool IsBroken(Exception failure) =>
        failure is IOException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException or FormatException;

    private IndexWriter OpenSound(FSDirectory directory)
    {
        var writer = new IndexWriter(directory, Settings());
        try
        {
            if (new DirectoryInfo(_folder).EnumerateFiles().Sum(file => file.Length) > CheckedBytes)
                return writer;
            using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
            foreach (var leaf in reader.Leaves)
                leaf.AtomicReader.CheckIntegrity();
            return writer;
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    private static void Empty(IndexWriter writer)
    {
        writer.DeleteAll();
        writer.SetCommitData(new Dictionary<string, string> { [VersionKey] = Version, [SequenceKey] = "0" });
        writer.Commit();
    }

    private static IndexWriterConfig Settings() => new(LuceneVersion.LUCENE_48, HouseAnalyzer.Instance)
    {
        Similarity = new TierSimilarity(),
        // Merging happens while indexing, on the thread of the change feed: a failure is then seen and tried again instead of ending the process.
        MergeScheduler = new SerialMergeScheduler(),
        MergePolicy = new TieredMergePolicy { SegmentsPerTier = 5, MaxMergeAtOnce = 5 },
        WriteLockTimeout = 0,
    };

    private T CommitValue<T>(string key, T fallback, Func<string, T> parse)
    {
        using var lease = Acquire();
        var data = ((DirectoryReader)lease.Searcher.IndexReader).IndexCommit.UserData;
        return data.TryGetValue(key, out var text) ? parse(text) : fallback;
    }

    private void Close()
    {
        _searchers?.Dispose();
        // What is not committed is in the change feed still; the writer must not make it look handled.
        _writer?.Rollback();
        _directory?.Dispose();
        (_searchers, _writer, _directory) = (null, null, null);
    }

    /// <summary>A state of the index while it is being used.</summary>
    internal readonly struct Lease(SearcherManager searchers, HouseSearcher searcher) : IDisposable
    {
        public HouseSearcher Searcher { get; } = searcher;

        /// <summary>Stored values of a field of the documents that have a term.</summary>
        public IEnumerable<string> Values(string field, string value, string stored)
        {
            var reader = Searcher;
            return reader.Search(new TermQuery(new Term(field, value)), 50).ScoreDocs
                .Select(hit => reader.Doc(hit.Doc).Get(stored)).Where(text => text is not null);
        }

        public void Dispose() => searchers.Release(Searcher);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The search index could not be read ({Problem}); it is made again from the change feed.")]
        public static partial void Broken(ILogger logger, string problem);

        [LoggerMessage(LogLevel.Information, "Another process writes the search index; this one reads it.")]
        public static partial void ReadOnly(ILogger logger);
    }
}
