using Community.Abstractions.Changes;
using Community.Cms.Changes;
using Community.Cms.Data;

namespace Community.Cms.Accounts;

internal static class Announcements
{
    /// <summary>Tells every node, once the transaction is committed, that roles or an account changed.</summary>
    public static ChangeRow Announce(this CommunityDbContext db, string what, TimeProvider time)
    {
        var row = new ChangeRow { Kind = ChangeKind.Site, ContentType = what, CreatedUtc = time.GetUtcNow().UtcDateTime };
        db.Add(row);
        return row;
    }
}
