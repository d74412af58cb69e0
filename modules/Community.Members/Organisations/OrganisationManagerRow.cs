using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members.Organisations;

/// <summary>Somebody who looks after an organisation's page, or who was asked to.</summary>
internal sealed class OrganisationManagerRow
{
    public string OrganisationId { get; set; } = "";
    public string UserId { get; set; } = "";
    /// <summary>Whether the person said yes; only then may they change anything.</summary>
    public bool Accepted { get; set; }
    public DateTime SinceUtc { get; set; }
}

/// <summary>The table of <see cref="OrganisationManagerRow"/>.</summary>
internal sealed class OrganisationManagerRowConfiguration : IEntityTypeConfiguration<OrganisationManagerRow>
{
    public void Configure(EntityTypeBuilder<OrganisationManagerRow> builder)
    {
        builder.ToTable("MemberOrganisationManagers");
        builder.HasKey(row => new { row.OrganisationId, row.UserId });
        builder.Property(row => row.OrganisationId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.UserId).HasMaxLength(64);
        builder.HasIndex(row => row.UserId);
    }
}
