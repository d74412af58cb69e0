using Community.Abstractions.Changes;
using Community.Cms.Changes;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Sites;

/// <summary>The rows of small documents. Nothing is tracked, so that a read always shows what is stored.</summary>
internal sealed class DocumentStore(CommunityDbContext data, TimeProvider time)
{
    /// <summary>The JSON of a document, or null.</summary>
    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => data.Set<DocumentRow>().AsNoTracking()
        .Where(row => row.Name == name)
        .Select(row => (string?)row.Data)
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Stores a document and tells the change feed. Must run inside <see cref="CommunityDbContext.WriteAsync{T}"/>.</summary>
    public async Task WriteAsync(string name, string json, CancellationToken cancellationToken)
    {
        var updated = await data.Set<DocumentRow>()
            .Where(row => row.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Data, json), cancellationToken);
        DocumentRow? added = null;
        if (updated == 0)
            data.Add(added = new DocumentRow { Name = name, Data = json });
        data.Add(new ChangeRow { Kind = ChangeKind.Site, ContentType = name, CreatedUtc = time.GetUtcNow().UtcDateTime });
        await data.SaveChangesAsync(cancellationToken);
        if (added is not null)
            data.Entry(added).State = EntityState.Detached;
    }
}
