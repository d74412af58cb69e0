using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Search.Gold;

/// <summary>Where the expected item of a gold query stands.</summary>
/// <param name="Id">The query.</param>
/// <param name="Rank">From 1; null when it is not among the first <see cref="GoldScorer.Deepest"/>.</param>
internal sealed record GoldRank(string Id, int? Rank);

/// <summary>How well the search answers the gold queries.</summary>
/// <param name="Ranks">One for each query.</param>
internal sealed record GoldScore(IReadOnlyList<GoldRank> Ranks)
{
    /// <summary>How many expected items come first.</summary>
    public int First => Ranks.Count(one => one.Rank == 1);

    /// <summary>Mean of 1/rank, 0 for what was not found; from 0 to 1 (Voorhees, TREC-8, 1999). 0 without queries.</summary>
    public double MeanReciprocalRank => Ranks.Count == 0 ? 0 : Ranks.Average(one => one.Rank is { } rank ? 1.0 / rank : 0);

    /// <summary>The rank of a query; null when it is not found or not known.</summary>
    public int? RankOf(string id) => Ranks.FirstOrDefault(one => one.Id == id)?.Rank;
}

/// <summary>A score as it was at some time.</summary>
internal sealed class GoldScoreRow
{
    public long Id { get; set; }
    public DateTime CreatedUtc { get; set; }
    /// <summary>What had changed: one of <see cref="GoldCauses"/>.</summary>
    public string Cause { get; set; } = "";
    /// <summary>Stands for the index definition, the synonyms and the queries that were scored, apart by dots.</summary>
    public string Setup { get; set; } = "";
    public int Queries { get; set; }
    public int First { get; set; }
    public double MeanReciprocalRank { get; set; }
    /// <summary>The ranks as JSON.</summary>
    public string Ranks { get; set; } = "[]";
}

/// <summary>Why a score was taken.</summary>
internal static class GoldCauses
{
    public const string Index = "index", Synonyms = "synonyms", Queries = "queries";
}

internal sealed class GoldScoreConfiguration : IEntityTypeConfiguration<GoldScoreRow>
{
    public void Configure(EntityTypeBuilder<GoldScoreRow> row)
    {
        row.ToTable("SearchScores");
        row.Property(r => r.Cause).HasMaxLength(20);
        row.Property(r => r.Setup).HasMaxLength(200);
    }
}
