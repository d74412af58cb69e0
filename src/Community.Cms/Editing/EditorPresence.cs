using Community.Cms.Accounts;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Editing;

/// <summary>Somebody who has an item open in the editor.</summary>
public sealed class EditorPresenceRow
{
    /// <summary>The item; key with <see cref="UserId"/>.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>The person.</summary>
    public string UserId { get; set; } = "";
    /// <summary>When they were last seen (UTC).</summary>
    public DateTime SeenUtc { get; set; }
}

internal sealed class EditorPresenceRowConfiguration : IEntityTypeConfiguration<EditorPresenceRow>
{
    public void Configure(EntityTypeBuilder<EditorPresenceRow> row)
    {
        row.ToTable("EditorPresence");
        row.HasKey(r => new { r.ContentItemId, r.UserId });
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.HasIndex(r => r.SeenUtc);
    }
}

/// <summary>Who has an item open now. A mark holds for some minutes: a browser that is closed needs to tell nobody.</summary>
internal sealed class EditorPresence(CommunityDbContext db, TimeProvider time)
{
    /// <summary>How long somebody counts as being there after the last sign of them.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Marks a person as being there and tells who else is, by name.</summary>
    public async Task<IReadOnlyList<string>> HereAsync(string userId, string contentItemId, CancellationToken cancellationToken)
    {
        var now = Now;
        var fresh = now - Fresh;
        // Writing waits for every other writer: a mark that is fresh enough is left as it is.
        if (!await Own(userId, contentItemId).AnyAsync(row => row.SeenUtc > fresh, cancellationToken))
            await db.WriteAsync(async stop =>
            {
                if (await Own(userId, contentItemId).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenUtc, now), stop) == 0)
                    db.Add(new EditorPresenceRow { ContentItemId = contentItemId, UserId = userId, SeenUtc = now });
                return true;
            }, cancellationToken);
        var since = now - Holds;
        return await (
            from row in db.Set<EditorPresenceRow>().AsNoTracking()
            join user in db.Users on row.UserId equals user.Id
            where row.ContentItemId == contentItemId && row.UserId != userId && row.SeenUtc > since
            orderby user.DisplayName
            select user.DisplayName).ToListAsync(cancellationToken);
    }

    /// <summary>The person has left the page.</summary>
    public Task LeaveAsync(string userId, string contentItemId, CancellationToken cancellationToken) => Own(userId, contentItemId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Removes marks that no longer hold.</summary>
    public Task ExpireAsync(CancellationToken cancellationToken)
    {
        var since = Now - Holds;
        return db.Set<EditorPresenceRow>().Where(row => row.SeenUtc < since).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<EditorPresenceRow> Own(string userId, string contentItemId) =>
        db.Set<EditorPresenceRow>().Where(row => row.ContentItemId == contentItemId && row.UserId == userId);
}
