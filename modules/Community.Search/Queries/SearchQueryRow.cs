using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Search.Queries;

/// <summary>How often some words were looked for on one day. Nothing in it leads to a person.</summary>
internal sealed class SearchQueryRow
{
    /// <summary>Longest words that are counted, in characters.</summary>
    public const int LongestWords = 100;

    /// <summary>Day (UTC).</summary>
    public DateOnly Day { get; set; }
    /// <summary>The words, folded as the index folds them.</summary>
    public string Words { get; set; } = "";
    /// <summary>How often they were looked for.</summary>
    public int Searches { get; set; }
    /// <summary>How often nothing was found.</summary>
    public int Empty { get; set; }
    /// <summary>Sixty-four boxes of which each visitor ticks one, always the same: as many ticks as visitors, or fewer. Who ticked one cannot be told.</summary>
    public long Visitors { get; set; }
}

internal sealed class SearchQueryConfiguration : IEntityTypeConfiguration<SearchQueryRow>
{
    public void Configure(EntityTypeBuilder<SearchQueryRow> row)
    {
        row.ToTable("SearchQueries");
        row.HasKey(r => new { r.Day, r.Words });
        row.Property(r => r.Words).HasMaxLength(SearchQueryRow.LongestWords);
        row.HasIndex(r => r.Words);
    }
}
