using System.Data.Common;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Community.Cms.Sites;

/// <summary>
/// What this scope does once its transaction is in the store, e.g. dropping a cache: earlier, another request would fill the cache with the old state again.
/// After a rollback nothing happens.
/// </summary>
internal sealed class AfterCommit : DbTransactionInterceptor
{
    private readonly List<(Guid Transaction, Action Action)> waiting = [];

    /// <summary>Runs <paramref name="action"/> after the running transaction; at once when there is none.</summary>
    public void Run(CommunityDbContext data, Action action)
    {
        if (data.Database.CurrentTransaction is { } transaction)
            waiting.Add((transaction.TransactionId, action));
        else
            action();
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Finish(eventData.TransactionId);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Finish(eventData.TransactionId);
        return Task.CompletedTask;
    }

    private void Finish(Guid committed)
    {
        var due = waiting.Where(entry => entry.Transaction == committed).Select(entry => entry.Action).ToList();
        waiting.Clear();
        foreach (var action in due)
            action();
    }
}
