using Community.Abstractions.Accounts;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accounts.Consents;

/// <summary>One decision of a person.</summary>
public sealed class ConsentRow
{
    /// <summary>Growing number.</summary>
    public long Id { get; set; }
    /// <summary>Who decided.</summary>
    public string UserId { get; set; } = "";
    /// <summary>About what.</summary>
    public string Purpose { get; set; } = "";
    /// <summary>Which text of it.</summary>
    public string Version { get; set; } = "";
    /// <summary>Given, or withdrawn.</summary>
    public bool Given { get; set; }
    /// <summary>When (UTC).</summary>
    public DateTime DecidedUtc { get; set; }
}

internal sealed class ConsentRowConfiguration : IEntityTypeConfiguration<ConsentRow>
{
    public void Configure(EntityTypeBuilder<ConsentRow> row)
    {
        row.ToTable("Consents");
        row.Property(r => r.Purpose).HasMaxLength(100);
        row.Property(r => r.Version).HasMaxLength(50);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => new { r.UserId, r.Purpose });
    }
}

internal sealed class ConsentBook(CommunityDbContext db, IEnumerable<IConsentPurposes> modules, TimeProvider time) : IConsents
{
    public async Task<bool> HasAsync(string userId, string purpose, CancellationToken cancellationToken = default) =>
        Find(purpose) is { } known && await LastAsync(userId, purpose, cancellationToken) is { Given: true } last && last.Version == known.Version;

    public Task<bool> DecideAsync(string userId, string purpose, bool given, CancellationToken cancellationToken = default) => db.WriteAsync(
        async token =>
        {
            if (Find(purpose) is not { } known)
                return false;
            var last = await LastAsync(userId, purpose, token);
            if (given ? last is { Given: true } && last.Version == known.Version : last is not { Given: true })
                return true;
            db.Add(new ConsentRow { UserId = userId, Purpose = purpose, Version = known.Version, Given = given, DecidedUtc = time.GetUtcNow().UtcDateTime });
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<ConsentDecision>> HistoryAsync(string userId, CancellationToken cancellationToken = default) =>
        await db.Set<ConsentRow>().AsNoTracking().Where(row => row.UserId == userId).OrderByDescending(row => row.Id)
            .Select(row => new ConsentDecision(row.Purpose, row.Version, row.Given, row.DecidedUtc)).ToListAsync(cancellationToken);

    private ConsentPurpose? Find(string name) => modules.SelectMany(module => module.GetPurposes()).FirstOrDefault(purpose => purpose.Name == name);

    private Task<ConsentRow?> LastAsync(string userId, string purpose, CancellationToken cancellationToken) =>
        db.Set<ConsentRow>().AsNoTracking().Where(row => row.UserId == userId && row.Purpose == purpose).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
}
