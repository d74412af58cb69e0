using System.Collections.Concurrent;
using Community.Abstractions.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Site.Reading;

/// <summary>
/// What pages show, kept in this process until anything on the site changes. It holds only what is the same for everybody with the same audiences, so a
/// signed-in person's page costs no query either.
/// </summary>
internal sealed class BlockCache(TimeProvider time, IServiceScopeFactory scopes) : IChangeConsumer
{
    /// <summary>Dates go by without any change on the site: nothing is kept longer.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Entries at most; a visitor cannot fill the memory with invented addresses.</summary>
    internal const int Most = 2_000;

    // Replaced as a whole: what was begun before a change lands on the old shelf, which nobody reads any more.
    private volatile ConcurrentDictionary<string, Entry> _shelf = new(StringComparer.Ordinal);
    private long? _cursor;

    public string Name => "site-cache";

    /// <summary>The kept value, or what <paramref name="load"/> gives; a null is given but not kept.</summary>
    public async ValueTask<T> GetAsync<T>(string key, Func<Task<T>> load)
    {
        var shelf = _shelf;
        if (shelf.TryGetValue(key, out var entry) && entry.Until > time.GetUtcNow())
            return (T)entry.Value;
        var value = await load();
        if (value is not null)
            Keep(shelf, key, value);
        return value;
    }

    /// <summary>The kept value, or null.</summary>
    public object? Find(string key) => _shelf.TryGetValue(key, out var entry) && entry.Until > time.GetUtcNow() ? entry.Value : null;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _shelf = new(StringComparer.Ordinal);

    /// <summary>Where this node's feed stood at the first question: nothing older is kept here.</summary>
    public async Task<long> GetCursorAsync(CancellationToken cancellationToken)
    {
        if (_cursor is { } known)
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var latest = await scope.ServiceProvider.GetRequiredService<IChangeFeed>().GetLatestAsync(cancellationToken);
        Clear();
        _cursor = latest;
        return latest;
    }

    public Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        Clear();
        if (changes.Count > 0)
            _cursor = changes[^1].Sequence;
        return Task.CompletedTask;
    }

    private void Keep(ConcurrentDictionary<string, Entry> shelf, string key, object value)
    {
        if (shelf.Count >= Most)
            shelf.Clear();
        shelf[key] = new Entry(value, time.GetUtcNow() + Longest);
    }

    private sealed record Entry(object Value, DateTimeOffset Until);
}
