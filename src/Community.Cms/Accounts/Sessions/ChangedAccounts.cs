using System.Collections.Concurrent;
using Community.Abstractions.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Accounts.Sessions;

/// <summary>
/// Sessions are checked against the store every half hour. Accounts whose roles or lock changed are remembered here for that long, so that their sessions are checked at once.
/// </summary>
internal sealed class ChangedAccounts(IServiceScopeFactory scopes, TimeProvider time) : IChangeConsumer
{
    /// <summary>How often a session is checked anyway.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(30);

    private const string Prefix = "User:";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _changed = new(StringComparer.Ordinal);
    private long? _cursor;

    public string Name => "changed-accounts";

    /// <summary>What the feed calls a change of this account.</summary>
    public static string ChangeNameOf(string userId) => Prefix + userId;

    /// <summary>Whether the account changed after a session was last checked.</summary>
    public bool HasChangedSince(string userId, DateTimeOffset? issued) => _changed.TryGetValue(userId, out var when) && (issued is null || issued <= when);

    /// <summary>For this node, which need not wait for the feed.</summary>
    public void Note(string userId) => _changed[userId] = time.GetUtcNow();

    public async Task<long> GetCursorAsync(CancellationToken cancellationToken)
    {
        if (_cursor is { } cursor)
            return cursor;
        await using var scope = scopes.CreateAsyncScope();
        _cursor = await scope.ServiceProvider.GetRequiredService<IChangeFeed>().GetLatestAsync(cancellationToken);
        return _cursor.Value;
    }

    public Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var change in changes)
            if (change.Kind == ChangeKind.Site && change.ContentType.StartsWith(Prefix, StringComparison.Ordinal))
                _changed[change.ContentType[Prefix.Length..]] = now;
        foreach (var (userId, when) in _changed)
            if (now - when > CheckInterval)
                _changed.TryRemove(userId, out _);
        _cursor = changes[^1].Sequence;
        return Task.CompletedTask;
    }
}
