using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Content;

/// <summary>What a path means for its item.</summary>
public enum PathState
{
    /// <summary>Kept for an item that is not on the site.</summary>
    Reserved,
    /// <summary>The published item's address.</summary>
    Current,
    /// <summary>A former address: redirects.</summary>
    Former,
}

/// <summary>A path of the site; the pair of language and path is unique.</summary>
public sealed class PathRow
{
    /// <summary>Key.</summary>
    public long Id { get; set; }
    /// <summary>The item.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>Language; empty for all.</summary>
    public string Culture { get; set; } = "";
    /// <summary>Lower-case path without leading slash.</summary>
    public string Path { get; set; } = "";
    /// <summary>What it means.</summary>
    public PathState State { get; set; }
}

/// <summary>A unique name of an item.</summary>
public sealed class AliasRow
{
    /// <summary>The name, lower case; key.</summary>
    public string Alias { get; set; } = "";
    /// <summary>The item.</summary>
    public string ContentItemId { get; set; } = "";
}

/// <summary>A term on a published item.</summary>
public sealed class TermRow
{
    /// <summary>The item.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>The term.</summary>
    public string TermId { get; set; } = "";
    /// <summary>Its taxonomy.</summary>
    public string? TaxonomyId { get; set; }
}

internal sealed class PathRowConfiguration : IEntityTypeConfiguration<PathRow>
{
    public void Configure(EntityTypeBuilder<PathRow> row)
    {
        row.ToTable("AutorouteIndex");
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.Property(r => r.Culture).HasMaxLength(10);
        row.Property(r => r.Path).HasMaxLength(400);
        row.HasIndex(r => new { r.Path, r.Culture }).IsUnique();
        row.HasIndex(r => r.ContentItemId);
    }
}

internal sealed class AliasRowConfiguration : IEntityTypeConfiguration<AliasRow>
{
    public void Configure(EntityTypeBuilder<AliasRow> row)
    {
        row.ToTable("AliasIndex");
        row.HasKey(r => r.Alias);
        row.Property(r => r.Alias).HasMaxLength(200);
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.HasIndex(r => r.ContentItemId);
    }
}

internal sealed class TermRowConfiguration : IEntityTypeConfiguration<TermRow>
{
    public void Configure(EntityTypeBuilder<TermRow> row)
    {
        row.ToTable("TaxonomyIndex");
        row.HasKey(r => new { r.ContentItemId, r.TermId });
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.Property(r => r.TermId).HasMaxLength(26);
        row.Property(r => r.TaxonomyId).HasMaxLength(26);
        row.HasIndex(r => r.TermId);
    }
}
