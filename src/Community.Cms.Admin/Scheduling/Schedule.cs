using System.Security.Claims;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Scheduling;

/// <summary>Something that will happen by itself.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Type">Its type.</param>
/// <param name="Publishes">Goes on the site, or off it.</param>
/// <param name="AtUtc">When (UTC).</param>
/// <param name="MayChange">Whether this person may take it back.</param>
internal sealed record ScheduledMove(string Id, string Title, string Type, bool Publishes, DateTime AtUtc, bool MayChange);

/// <summary>What is scheduled, as one person may see it.</summary>
internal sealed class Schedule(CommunityDbContext data, IContentDefinitionManager definitions)
{
    // More in one month than anybody plans by hand.
    private const int Most = 500;

    /// <summary>What happens between two moments, in order.</summary>
    public async Task<IReadOnlyList<ScheduledMove>> BetweenAsync(DateTime fromUtc, DateTime toUtc, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var rights = new ContentRights(user);
        var rows = await (await VisibleAsync(user, cancellationToken))
            .Where(row => (row.PublishAtUtc >= fromUtc && row.PublishAtUtc < toUtc) || (row.UnpublishAtUtc >= fromUtc && row.UnpublishAtUtc < toUtc))
            .OrderBy(row => row.PublishAtUtc ?? row.UnpublishAtUtc).ThenBy(row => row.Id).Take(Most)
            .Select(row => new { row.ContentItemId, row.DisplayText, row.ContentType, row.Owner, row.PublishAtUtc, row.UnpublishAtUtc }).ToListAsync(cancellationToken);
        return [.. rows.SelectMany(row => new[] { (At: row.PublishAtUtc, Publishes: true), (At: row.UnpublishAtUtc, Publishes: false) }
                .Where(move => move.At >= fromUtc && move.At < toUtc)
                .Select(move => new ScheduledMove(row.ContentItemId, row.DisplayText, row.ContentType, move.Publishes, move.At!.Value, rights.CanPublish(row.ContentType, row.Owner))))
            .OrderBy(move => move.AtUtc).ThenBy(move => move.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>How much is scheduled from a moment on, and when the first of it happens.</summary>
    public async Task<(int Count, DateTime? FirstUtc)> FromAsync(DateTime fromUtc, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var rows = await VisibleAsync(user, cancellationToken);
        var moments = rows.Where(row => row.PublishAtUtc >= fromUtc).Select(row => row.PublishAtUtc).Concat(rows.Where(row => row.UnpublishAtUtc >= fromUtc).Select(row => row.UnpublishAtUtc));
        return (await moments.CountAsync(cancellationToken), await moments.MinAsync(cancellationToken));
    }

    private async Task<IQueryable<ContentRow>> VisibleAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var rows = data.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && (row.PublishAtUtc != null || row.UnpublishAtUtc != null));
        var rights = new ContentRights(user);
        if (rights.CanViewAll)
            return rows;
        var open = (await definitions.GetAsync(cancellationToken)).Types.Keys.Where(type => rights.CanView(type, null)).ToArray();
        var userId = user.FindFirstValue(ClaimTypes.NameIdentifier);
        return rows.Where(row => open.Contains(row.ContentType) || (userId != null && row.Owner == userId));
    }
}

/// <summary>A month of the calendar.</summary>
/// <param name="First">Its first day.</param>
internal sealed record CalendarMonth(DateOnly First)
{
    public DateTime FromUtc => ParisTime.StartOf(First);
    public DateTime ToUtc => ParisTime.StartOf(First.AddMonths(1));

    /// <summary>As addresses name it: <c>2026-11</c>.</summary>
    public string Name => First.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The month of an address, or the one of <paramref name="today"/> when it names none.</summary>
    public static CalendarMonth Of(string? name, DateOnly today) =>
        DateOnly.TryParseExact(name, "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200
            ? new(day) : new(new DateOnly(today.Year, today.Month, 1));

    /// <summary>Whole weeks from Monday on; days of other months are null.</summary>
    public IEnumerable<DateOnly?[]> Weeks()
    {
        var day = First.AddDays(-(((int)First.DayOfWeek + 6) % 7));
        for (; day < First.AddMonths(1); day = day.AddDays(7))
            yield return [.. Enumerable.Range(0, 7).Select(i => day.AddDays(i)).Select(one => one.Month == First.Month ? one : (DateOnly?)null)];
    }
}
