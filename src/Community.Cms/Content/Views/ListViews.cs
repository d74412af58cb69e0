using System.Security.Claims;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Content.Views;

/// <summary>What became of a view that somebody wanted to keep.</summary>
public enum KeepingView
{
    /// <summary>It is kept; one of the same name of this person is replaced.</summary>
    Kept,
    /// <summary>It has no name, or too long a one.</summary>
    NameWrong,
    /// <summary>The person has as many as one can look over.</summary>
    TooMany,
}

/// <summary>Kept views of the content list: one's own, and those that colleagues share.</summary>
internal sealed class ListViews(CommunityDbContext db)
{
    /// <summary>More tabs than anybody reads.</summary>
    public const int Most = 20;

    /// <summary>The views that somebody sees: their own first, then the shared ones of others, by name.</summary>
    public async Task<IReadOnlyList<ListView>> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var userId = user.Id();
        return await db.Set<ListView>().AsNoTracking().Where(view => view.UserId == userId || view.Shared)
            .OrderByDescending(view => view.UserId == userId).ThenBy(view => view.Name).Take(Most * 3).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a view under a name.</summary>
    public Task<KeepingView> KeepAsync(string? name, string query, bool shared, bool first, ClaimsPrincipal user, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        var text = name?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (text.Length is 0 or > ListView.LongestName || query.Length > ListView.LongestQuery)
            return KeepingView.NameWrong;
        var userId = user.Id()!;
        var own = await db.Set<ListView>().Where(view => view.UserId == userId).ToListAsync(stop);
        var view = own.Find(one => string.Equals(one.Name, text, StringComparison.CurrentCultureIgnoreCase));
        if (view is null && own.Count >= Most)
            return KeepingView.TooMany;
        if (view is null)
            db.Add(view = new ListView { UserId = userId });
        if (first)
            own.ForEach(one => one.IsFirst = false);
        (view.Name, view.Query, view.Shared, view.IsFirst) = (text, query, shared, first);
        return KeepingView.Kept;
    }, cancellationToken);

    /// <summary>Forgets a view of one's own. False when there is none.</summary>
    public async Task<bool> RemoveAsync(string? id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var userId = user.Id();
        return await db.Set<ListView>().Where(view => view.Id == id && view.UserId == userId).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
