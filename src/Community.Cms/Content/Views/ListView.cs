using Community.Abstractions.Content;
using Community.Cms.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Content.Views;

/// <summary>Filters, order and columns of the content list that somebody keeps under a name.</summary>
public sealed class ListView
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;
    /// <summary>Longest address of the list, in characters.</summary>
    public const int LongestQuery = 1000;

    /// <summary>Random id.</summary>
    public string Id { get; set; } = ContentIds.New();
    /// <summary>Who keeps it.</summary>
    public string UserId { get; set; } = "";
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";
    /// <summary>The filters as the address has them, with a question mark in front; empty for none.</summary>
    public string Query { get; set; } = "";
    /// <summary>Whether all staff see it.</summary>
    public bool Shared { get; set; }
    /// <summary>Whether the list opens with it for the person who keeps it.</summary>
    public bool IsFirst { get; set; }
}

internal sealed class ListViewConfiguration : IEntityTypeConfiguration<ListView>
{
    public void Configure(EntityTypeBuilder<ListView> row)
    {
        row.ToTable("ContentListViews");
        row.HasKey(r => r.Id);
        row.HasIndex(r => new { r.UserId, r.Name }).IsUnique();
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.Name).HasMaxLength(ListView.LongestName);
        row.Property(r => r.Query).HasMaxLength(ListView.LongestQuery);
        row.HasIndex(r => r.Shared);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
