using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Community.Abstractions.Data;
using Community.Abstractions.Search;
using Community.Abstractions.Sites;
using Community.Search.Indexing;
using Community.Search.Searching;
using Community.Search.SynonymLists;
using Microsoft.EntityFrameworkCore;

namespace Community.Search.Gold;

/// <summary>Scores the gold queries as a visitor would see the answers, and keeps the scores.</summary>
internal sealed class GoldScorer(SearchService search, SearchIndex index, ISiteDocuments documents, ICommunityData data, TimeProvider time)
{
    /// <summary>Results that are looked at: what comes later is not found.</summary>
    public const int Deepest = 50;

    private const int MostKept = 200;

    /// <summary>A visitor: what the public finds is what counts.</summary>
    public static ClaimsPrincipal Visitor { get; } = new(new ClaimsIdentity());

    /// <summary>How these queries would be answered with these synonyms.</summary>
    public GoldScore Score(IEnumerable<GoldQuery> queries, Synonyms synonyms) => new([.. queries.Select(query =>
    {
        var hits = search.Try(new SearchRequest { Query = query.Words, Culture = query.Culture, PageSize = Deepest }, Visitor, synonyms).Hits;
        var place = hits.ToList().FindIndex(hit => hit.ContentItemId == query.ContentItemId);
        return new GoldRank(query.Id, place < 0 ? null : place + 1);
    })]);

    /// <summary>Scores and keeps the answer if anything that decides about it changed since the last time.</summary>
    public async Task<GoldScoreRow?> KeepAsync(CancellationToken cancellationToken)
    {
        var queries = (await documents.GetAsync<GoldQueryList>(cancellationToken)).Queries;
        if (queries.Count == 0)
            return null;
        var lines = (await documents.GetAsync<SynonymList>(cancellationToken)).Lines;
        var setup = $"{SearchIndex.Version}-{index.Fingerprint}.{Hash(string.Join('\n', lines))}.{Hash(string.Join('\n', queries.Select(query => $"{query.Words}|{query.Culture}|{query.ContentItemId}")))}";
        var last = await data.Set<GoldScoreRow>().AsNoTracking().OrderByDescending(row => row.Id).Select(row => row.Setup).FirstOrDefaultAsync(cancellationToken);
        if (last == setup)
            return null;
        var score = Score(queries, new Synonyms(lines));
        var kept = new GoldScoreRow
        {
            CreatedUtc = time.GetUtcNow().UtcDateTime, Cause = CauseOf(last, setup), Setup = setup, Queries = queries.Count, First = score.First,
            MeanReciprocalRank = score.MeanReciprocalRank, Ranks = JsonSerializer.Serialize(score.Ranks),
        };
        await data.WriteAsync(async stop =>
        {
            data.Set<GoldScoreRow>().Add(kept);
            await data.SaveChangesAsync(stop);
            var tooOld = await data.Set<GoldScoreRow>().OrderByDescending(row => row.Id).Skip(MostKept).Select(row => (long?)row.Id).FirstOrDefaultAsync(stop);
            return tooOld is { } id ? await data.Set<GoldScoreRow>().Where(row => row.Id <= id).ExecuteDeleteAsync(stop) : 0;
        }, cancellationToken);
        return kept;
    }

    /// <summary>The newest scores, newest first.</summary>
    public async Task<IReadOnlyList<GoldScoreRow>> HistoryAsync(int most, CancellationToken cancellationToken) =>
        await data.Set<GoldScoreRow>().AsNoTracking().OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);

    /// <summary>The ranks of a kept score.</summary>
    public static GoldScore ScoreOf(GoldScoreRow row) => new(JsonSerializer.Deserialize<List<GoldRank>>(row.Ranks) ?? []);

    private static string CauseOf(string? last, string setup)
    {
        if (last?.Split('.') is not { Length: 3 } before)
            return GoldCauses.Queries;
        var now = setup.Split('.');
        return before[0] != now[0] ? GoldCauses.Index : before[1] != now[1] ? GoldCauses.Synonyms : GoldCauses.Queries;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
