using Lucene.Net.Search.Similarities;

namespace Community.Search.Indexing;

/// <summary>
/// Keeps the tiers apart: a match scores between 0.8 and 1 of its boost, whatever its frequency, so that an exact word always comes before its stem, and
/// a stem before a likeness. Inside a tier, often and in a short text wins (the saturation of BM25, k1 1.2, with a fixed mean length).
/// </summary>
internal sealed class TierSimilarity : SimilarityBase
{
    private const float MeanLength = 200f;

    public override float Score(BasicStats stats, float freq, float docLen)
    {
        var saturation = freq / (freq + 1.2f * (0.25f + 0.75f * docLen / MeanLength));
        return stats.TotalBoost * (0.8f + 0.2f * saturation);
    }

    public override string ToString() => nameof(TierSimilarity);
}
