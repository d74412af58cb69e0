using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Trees;

/// <summary>A content that carries a term.</summary>
internal sealed record TermHolder(string Id, string Title, string Type, bool OnSite);

/// <summary>Where a term is used, and how its uses follow when it goes.</summary>
internal sealed class TermTraffic(CommunityDbContext db, ContentWriter writer, IEnumerable<ITermUses> modules)
{
    public const int PageSize = 20;

    /// <summary>Published contents by term, for all the terms of a tree in one query.</summary>
    public Task<Dictionary<string, int>> CountsAsync(IEnumerable<string> terms, CancellationToken cancellationToken)
    {
        var ids = terms.ToArray();
        return db.Set<TermRow>().Where(row => ids.Contains(row.TermId)).GroupBy(row => row.TermId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    /// <summary>Contents that carry a term in their newest or published version, by title, and how many they are.</summary>
    public async Task<(IReadOnlyList<TermHolder> Page, int Total)> HoldersAsync(string term, int page, CancellationToken cancellationToken)
    {
        var ids = Carrying(term).Select(row => row.ContentItemId);
        var holders = db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && ids.Contains(row.ContentItemId));
        var total = await holders.CountAsync(cancellationToken);
        var found = await holders.OrderBy(row => row.SortText).ThenBy(row => row.Id).Skip((int)Math.Min((long)(page - 1) * PageSize, int.MaxValue)).Take(PageSize)
            .Select(row => new { row.ContentItemId, row.DisplayText, row.ContentType, OnSite = db.Set<ContentRow>().Any(other => other.ContentItemId == row.ContentItemId && other.Published) })
            .ToListAsync(cancellationToken);
        return ([.. found.Select(row => new TermHolder(row.ContentItemId, row.DisplayText, row.ContentType, row.OnSite))], total);
    }

    /// <summary>What modules keep of a term in tables of their own.</summary>
    public async Task<IReadOnlyList<TermUse>> ElsewhereAsync(string term, CancellationToken cancellationToken)
    {
        List<TermUse> uses = [];
        foreach (var module in modules)
            uses.AddRange(await module.CountAsync(term, cancellationToken));
        return uses;
    }

    /// <summary>Where staff decide about terms that were proposed for a taxonomy.</summary>
    public string? ProposalsFor(string? alias) => alias is null ? null : modules.Select(module => module.ProposalsFor(alias)).FirstOrDefault(address => address is not null);

    /// <summary>
    /// Puts another term in the place of one in every newest and published version, or takes it away; the index tables and the feed follow. The versions get new ids, so
    /// that whoever has one of them open is told. Part of the running transaction. The answer is the number of contents.
    /// </summary>
    public async Task<int> ReplaceAsync(string term, TermInfo? by, CancellationToken cancellationToken)
    {
        var rows = await Carrying(term).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var content = JsonNode.Parse(row.Data)!;
            Replace(content, term, by?.Id);
            row.Data = content.ToJsonString(ContentItem.JsonOptions);
            row.ContentItemVersionId = ContentIds.New();
        }
        await db.SaveChangesAsync(cancellationToken);
        foreach (var row in rows.Where(row => row.Published))
            await writer.RefreshAsync(row, cancellationToken);
        foreach (var module in modules)
            await module.ReplaceAsync(term, by, cancellationToken);
        return rows.Select(row => row.ContentItemId).Distinct().Count();
    }

    private IQueryable<ContentRow> Carrying(string term) =>
        db.Set<ContentRow>().Where(row => (row.Latest || row.Published) && row.ContentType != "Taxonomy" && row.Data.Contains(term));

    // Whatever the field and however deep the block: the ids stand in one kind of list.
    private static void Replace(JsonNode? node, string term, string? by)
    {
        if (node is JsonObject thing)
        {
            foreach (var (name, inner) in thing.ToList())
                if (name == nameof(TaxonomyField.TermContentItemIds) && inner is JsonArray ids && ids.Any(id => Is(id, term)))
                    thing[name] = new JsonArray([.. ids.Select(id => Is(id, term) ? by : id?.ToString()).OfType<string>().Distinct().Select(id => (JsonNode)id)]);
                else
                    Replace(inner, term, by);
        }
        else if (node is JsonArray list)
        {
            foreach (var inner in list)
                Replace(inner, term, by);
        }
    }

    private static bool Is(JsonNode? node, string term) => ContentTree.Text(node) == term;
}
