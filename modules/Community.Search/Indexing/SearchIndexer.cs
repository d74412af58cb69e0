using Community.Abstractions.Changes;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;
using Community.Search.Searching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Search.Indexing;

/// <summary>
/// Keeps the index in step with the change feed. The cursor is in the index's own commit, so the two cannot part: what is not committed is read again.
/// </summary>
internal sealed partial class SearchIndexer(
    SearchIndex index, SynonymStore synonyms, IServiceScopeFactory scopes, TimeProvider time, ILogger<SearchIndexer> log) : IChangeConsumer, IDisposable
{
    private const int ChunkSize = 200;
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private int _rebuilding;

    public string Name => "search";

    public async Task<long> GetCursorAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var fingerprint = await FingerprintAsync(scope.ServiceProvider, cancellationToken);
            if (index.Peek(whenLost: () => StartRebuild()) is { } commit && commit.Fingerprint == fingerprint)
                return commit.Sequence;
            if (index.EnsureWriter() && index.Fingerprint is { Length: > 0 } old && old != fingerprint)
                index.Restart();
            return index.Sequence;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
            return;
        if (changes.Any(change => change.Kind == ChangeKind.Site))
            synonyms.Forget();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (index.EnsureWriter())
                await WriteAsync(changes, cancellationToken);
            else
                await FollowAsync(changes[^1].Sequence, changes, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Fills the index again from the whole feed; what it holds stays findable meanwhile. False when another process writes the index.</summary>
    public async Task<bool> RebuildAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!index.EnsureWriter())
                return false;
            await using var scope = scopes.CreateAsyncScope();
            await RefillAsync(scope.ServiceProvider, await FingerprintAsync(scope.ServiceProvider, cancellationToken), cancellationToken);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Whether the index is being filled again on request.</summary>
    public bool IsRebuilding => Volatile.Read(ref _rebuilding) == 1;

    /// <summary>Starts to fill the index again behind the scenes; false when another process writes it. Asking twice does no more than once.</summary>
    public bool StartRebuild()
    {
        if (!index.EnsureWriter())
            return false;
        if (Interlocked.Exchange(ref _rebuilding, 1) == 0)
            _ = Task.Run(RebuildBehindAsync);
        return true;
    }

    /// <summary>The next search on this node reads the synonyms again.</summary>
    public void ForgetSynonyms() => synonyms.Forget();

    /// <summary>Ends a rebuild; may be called twice, because the container knows this object under two names.</summary>
    public void Dispose() => _end.Cancel();

    private async Task RebuildBehindAsync()
    {
        try
        {
            await RebuildAsync(_end.Token);
            Log.Rebuilt(log, index.GetState().Documents);
        }
        catch (Exception failure)
        {
            // Nobody waits for this task: what went wrong is told here, and the index is as complete as before.
            Log.RebuildFailed(log, failure);
        }
        finally
        {
            Volatile.Write(ref _rebuilding, 0);
        }
    }

    private async Task WriteAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var last = changes[^1].Sequence;
        if (last <= index.Sequence)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var fingerprint = await FingerprintAsync(scope.ServiceProvider, cancellationToken);
        var filled = index.Fingerprint;
        if (index.HasLost || filled.Length > 0 && filled != fingerprint && changes.Any(change => change.Kind == ChangeKind.Site))
        {
            await RefillAsync(scope.ServiceProvider, fingerprint, cancellationToken);
            return;
        }
        await UpdateAsync(scope.ServiceProvider, ItemsOf(changes), cancellationToken);
        index.Commit(last, filled.Length > 0 && index.Sequence > 0 ? filled : fingerprint);
    }

    /// <summary>Another process writes: shows what it commits, and takes over when it ends.</summary>
    private async Task FollowAsync(long sequence, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            index.Refresh();
            if (index.Sequence >= sequence)
                return;
            if (index.EnsureWriter())
            {
                await WriteAsync(changes, cancellationToken);
                return;
            }
            if (time.GetElapsedTime(started) > PatienceWithOthers)
                throw new TimeoutException("The process that writes the search index does not advance.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task RefillAsync(IServiceProvider services, string fingerprint, CancellationToken cancellationToken)
    {
        var feed = services.GetRequiredService<IChangeFeed>();
        var (cursor, seen, kept) = (0L, new HashSet<string>(), new HashSet<string>());
        while (await feed.ReadAsync(cursor, 1000, cancellationToken) is { Count: > 0 } changes)
        {
            var ids = ItemsOf(changes).Where(seen.Add).ToList();
            kept.UnionWith(await UpdateAsync(services, ids, cancellationToken));
            cursor = changes[^1].Sequence;
        }
        index.KeepOnly(kept);
        index.Commit(Math.Max(cursor, index.Sequence), fingerprint);
    }

    /// <summary>Makes the documents of these items what they should be now, and answers the ids that have one.</summary>
    private async Task<HashSet<string>> UpdateAsync(IServiceProvider services, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        HashSet<string> kept = [];
        var builder = services.GetRequiredService<DocumentBuilder>();
        foreach (var chunk in ids.Chunk(ChunkSize))
        {
            var documents = await builder.BuildAsync(chunk, cancellationToken);
            var family = chunk.ToHashSet();
            var relatives = RelativesOf(documents, family);
            if (relatives.Count > 0)
            {
                family.UnionWith(relatives);
                documents = await builder.BuildAsync(family, cancellationToken);
            }
            var found = documents.Select(document => document.ContentItemId).ToHashSet();
            index.Apply(documents, family.Except(found));
            kept.UnionWith(found);
        }
        return kept;
    }

    /// <summary>Translations of changed items: their documents say which translations there are, so they change too.</summary>
    private IReadOnlyCollection<string> RelativesOf(List<SearchDocument> documents, HashSet<string> changed)
    {
        var sets = documents.Select(document => document.LocalizationSet).OfType<string>().Concat(index.SetsOf(changed)).Distinct().ToList();
        return [.. index.IdsIn(sets).Where(id => !changed.Contains(id))];
    }

    private static async Task<string> FingerprintAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        SourceFingerprint.Of(
            await services.GetRequiredService<IContentDefinitionManager>().GetAsync(cancellationToken), services.GetServices<ISearchSource>());

    private static List<string> ItemsOf(IEnumerable<Change> changes) =>
        [.. changes.Where(change => change.Kind != ChangeKind.Site && change.ContentItemId.Length > 0).Select(change => change.ContentItemId).Distinct()];

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The search index is made again: {Documents} documents")]
        public static partial void Rebuilt(ILogger logger, int documents);

        [LoggerMessage(LogLevel.Error, "The search index could not be made again")]
        public static partial void RebuildFailed(ILogger logger, Exception exception);
    }
}
