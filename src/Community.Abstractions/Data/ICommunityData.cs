using Microsoft.EntityFrameworkCore;

namespace Community.Abstractions.Data;

/// <summary>
/// A module's tables. A module describes its entities with <c>IEntityTypeConfiguration</c> classes and names them in
/// <see cref="Modules.ICommunityModule.DescribeTables"/>; the engine makes one model and its migrations of all. One instance for each request, sharing the engine's transaction.
/// </summary>
public interface ICommunityData
{
    /// <summary>The table of an entity.</summary>
    DbSet<T> Set<T>() where T : class;

    /// <summary>Writes what changed, with what the engine's services (mail, content) added in the same scope.</summary>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken = default);

    /// <summary>Runs a write as the only writer, in one transaction that commits at the end; may be nested, and is then part of the outer one.</summary>
    Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken = default);
}
