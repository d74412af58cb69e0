using System.Data.Common;
using System.Runtime.CompilerServices;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Community.Cms.Sites;

/// <summary>
/// What a database context does once its transaction is in the store, e.g. dropping a cache: earlier, another request would fill the cache with the old state
/// again. After a rollback nothing happens.
/// </summary>
internal sealed class AfterCommit : DbTransactionInterceptor
{
    // One interceptor serves all contexts, since their options are made once; what waits goes with its context.
    private readonly ConditionalWeakTable<DbContext, List<(Guid Transaction, Action Action)>> waiting = [];

    /// <summary>Runs <paramref name="action"/> after the running transaction; at once when there is none.</summary>
    public void Run(CommunityDbContext data, Action action)
    {
        if (data.Database.CurrentTransaction is { } transaction)
            waiting.GetOrCreateValue(data).Add((transaction.TransactionId, action));
        else
            action();
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Finish(eventData);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Finish(eventData);
        return Task.CompletedTask;
    }

    private void Finish(TransactionEndEventData committed)
    {
        if (committed.Context is not { } context || !waiting.TryGetValue(context, out var entries))
            return;
        waiting.Remove(context);
        foreach (var (transaction, action) in entries)
            if (transaction == committed.TransactionId)
                action();
    }
}
