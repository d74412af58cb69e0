using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Community.Cms.Data;

/// <summary>Makes the database or brings it up to date, whatever became of the process that tried before.</summary>
internal sealed class DatabaseUpgrade(CommunityDbContext db, IConfiguration configuration)
{
    private const string MigrationsLock = "__EFMigrationsLock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the tables are there. Of several processes that start on one data folder, one works and the others wait.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite())
        {
            await MigrateWhenDueAsync(cancellationToken);
            return;
        }
        // The system lets go of this lock when a process is killed; the one that EF Core writes into an SQLite database stays for ever.
        await using var turn = await TakeTurnAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellationToken);
        if (await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = {MigrationsLock}").SingleAsync(cancellationToken) > 0)
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM {MigrationsLock}", cancellationToken);
        await MigrateWhenDueAsync(cancellationToken);
    }

    // Migrating builds the model a second time to compare it with its snapshot: at an ordinary start that is a third of a second and many megabytes for nothing.
    private async Task MigrateWhenDueAsync(CancellationToken cancellationToken)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await db.Database.MigrateAsync(cancellationToken);
    }

    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(configuration["Community:DataPath"]!, "opening.lock");
        while (true)
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancellationToken);
            }
    }
}
