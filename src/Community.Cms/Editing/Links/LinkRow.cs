using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Editing.Links;

/// <summary>What is known of an address elsewhere.</summary>
public enum LinkState
{
    /// <summary>Not asked yet.</summary>
    Unknown,
    /// <summary>It answers.</summary>
    Fine,
    /// <summary>It says that there is nothing (404, 410).</summary>
    Gone,
    /// <summary>Nobody answers, or not in time, several times in a row.</summary>
    Silent,
    /// <summary>It leads into a private network, and is not asked.</summary>
    Private,
}

/// <summary>An address elsewhere that contents link to.</summary>
public sealed class LinkRow
{
    /// <summary>SHA-256 of the address in hexadecimal; key, since addresses are too long for one.</summary>
    public string Hash { get; set; } = "";
    /// <summary>The address.</summary>
    public string Url { get; set; } = "";
    /// <summary>What is known of it.</summary>
    public LinkState State { get; set; }
    /// <summary>Times it did not answer since it last did.</summary>
    public int Failures { get; set; }
    /// <summary>When it was last asked (UTC).</summary>
    public DateTime? CheckedUtc { get; set; }
    /// <summary>When it is to be asked next (UTC).</summary>
    public DateTime DueUtc { get; set; }
    /// <summary>When a content with it was last read (UTC); one that nothing links to any more is forgotten.</summary>
    public DateTime UsedUtc { get; set; }
}

internal sealed class LinkRowConfiguration : IEntityTypeConfiguration<LinkRow>
{
    public void Configure(EntityTypeBuilder<LinkRow> row)
    {
        row.ToTable("Links");
        row.HasKey(r => r.Hash);
        row.Property(r => r.Hash).HasMaxLength(64);
        row.Property(r => r.Url).HasMaxLength(2000);
        row.HasIndex(r => r.DueUtc);
    }
}
