using Community.Abstractions.Data;
using Community.Cms.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Community.Cms.Data;

/// <summary>
/// The one database: the engine's tables and those of every module the host knows, enabled or not, so that the migrations do not depend on configuration.
/// </summary>
public sealed class CommunityDbContext(DbContextOptions<CommunityDbContext> options, KnownModules known)
    : IdentityDbContext<User, Role, string>(options), ICommunityData
{
    // Any constant does; it only has to be the same on every node.
    private const long WriterLock = 0x436F6D6D;

    /// <summary>Whether a transaction of <see cref="WriteAsync"/> runs, the only ones there are. Asking for it costs nothing, unlike <c>Database.CurrentTransaction</c> on a context that nobody used.</summary>
    public bool IsWriting { get; private set; }

    /// <inheritdoc />
    public async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        if (IsWriting)
            return await work(cancellationToken);

        // SQLite's transaction begins IMMEDIATE: it waits here for the other writer, before it has read anything.
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        IsWriting = true;
        try
        {
            // By name: asking the provider itself would load it in a house that has SQLite.
            if (Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL")
                await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", cancellationToken);
            var result = await work(cancellationToken);
            await SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            IsWriting = false;
        }
    }

    DbSet<T> ICommunityData.Set<T>() => Set<T>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        EngineTables.Describe(builder);
        foreach (var module in known.Modules)
            module.DescribeTables(builder);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();

    // SQLite forgets the kind of a date, PostgreSQL insists on it.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
