using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Auditing;

/// <summary>Which entries; null means all.</summary>
/// <param name="Words">In the name of the actor, the title of the thing or the reason.</param>
/// <param name="Action">What was done.</param>
/// <param name="Kind">Kind of thing.</param>
/// <param name="FromUtc">First moment.</param>
/// <param name="BeforeUtc">Moment after the last.</param>
internal sealed record AuditFilter(string? Words, string? Action, string? Kind, DateTime? FromUtc, DateTime? BeforeUtc);

/// <summary>Reads the audit trail, newest first.</summary>
internal sealed class AuditReader(CommunityDbContext db)
{
    /// <summary>The entries of a filter.</summary>
    public IQueryable<AuditRow> Find(AuditFilter filter)
    {
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (filter.Words is { } words)
        {
            var pattern = "%" + words.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            rows = rows.Where(row => EF.Functions.Like(row.ActorName!.ToLower(), pattern, "\\") || EF.Functions.Like(row.ObjectTitle.ToLower(), pattern, "\\")
                || EF.Functions.Like(row.Reason!.ToLower(), pattern, "\\"));
        }
        if (filter.Action is { } action)
            rows = rows.Where(row => row.Action == action);
        if (filter.Kind is { } kind)
            rows = rows.Where(row => row.ObjectKind == kind);
        if (filter.FromUtc is { } from)
            rows = rows.Where(row => row.CreatedUtc >= from);
        if (filter.BeforeUtc is { } before)
            rows = rows.Where(row => row.CreatedUtc < before);
        return rows.OrderByDescending(row => row.Id);
    }

    /// <summary>What there is to choose from.</summary>
    public async Task<(IReadOnlyList<string> Actions, IReadOnlyList<string> Kinds)> ChoicesAsync(CancellationToken cancellationToken)
    {
        var pairs = await db.Set<AuditRow>().Select(row => new { row.Action, row.ObjectKind }).Distinct().ToListAsync(cancellationToken);
        return ([.. pairs.Select(pair => pair.Action).Distinct().Order(StringComparer.Ordinal)], [.. pairs.Select(pair => pair.ObjectKind).Distinct().Order(StringComparer.Ordinal)]);
    }
}
