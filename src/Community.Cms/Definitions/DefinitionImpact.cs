using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Definitions;

/// <summary>What there is of a type.</summary>
/// <param name="Items">Items in the lists.</param>
/// <param name="Holders">Other items that hold such items inside: pages with such a block.</param>
/// <param name="Removed">Items that were removed and whose versions are kept.</param>
internal sealed record TypeUse(int Items, int Holders, int Removed);

/// <summary>
/// Counts the items that a change of definitions touches, in the database: newest versions alone, because only they are saved again. The values of one field are
/// grouped there; each different one is judged here, by the same rules as when it is saved.
/// </summary>
internal sealed class DefinitionImpact(CommunityDbContext db, ContentValidator validator)
{
    // Something somebody wrote or chose; an unticked box and an empty text are nothing.
    private const string SqliteGiven = "(j.type IN ('integer', 'real', 'true') OR j.type = 'text' AND j.atom <> '')";
    private const string PostgresGiven = "$.** ? (@.type() == \"number\" || @ == true || @.type() == \"string\" && @ != \"\")";

    private bool IsPostgres => db.Database.IsNpgsql();

    /// <summary>Items of each type in the lists.</summary>
    public Task<Dictionary<string, int>> ItemsByTypeAsync(CancellationToken cancellationToken) => db.Set<ContentRow>().Where(row => row.Latest)
        .GroupBy(row => row.ContentType).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    /// <summary>What there is of one type.</summary>
    public async Task<TypeUse> OfTypeAsync(string type, CancellationToken cancellationToken)
    {
        var rows = db.Set<ContentRow>().AsNoTracking();
        var mark = Mark(type);
        return new(
            await rows.CountAsync(row => row.Latest && row.ContentType == type, cancellationToken),
            await rows.Where(row => (row.Latest || row.Published) && row.Data.Contains(mark)).Select(row => row.ContentItemId).Distinct().CountAsync(cancellationToken),
            await rows.Where(row => row.ContentType == type && !rows.Any(other => other.ContentItemId == row.ContentItemId && other.Latest)).Select(row => row.ContentItemId).Distinct()
                .CountAsync(cancellationToken));
    }

    /// <summary>Items in which somebody gave a value for a field.</summary>
    public Task<int> HoldingAsync(ContentDefinitions definitions, string part, string field, CancellationToken cancellationToken) =>
        CountGivenAsync(UsesOf(definitions, part), definitions, field, cancellationToken);

    /// <summary>Items of a type in which somebody wrote something in one of its parts.</summary>
    public Task<int> HoldingPartAsync(ContentDefinitions definitions, string type, string use, CancellationToken cancellationToken) =>
        CountGivenAsync([(definitions.Types[type], use)], definitions, null, cancellationToken);

    /// <summary>Items of a type that have no title.</summary>
    public Task<int> WithoutTitleAsync(string type, CancellationToken cancellationToken) =>
        db.Set<ContentRow>().CountAsync(row => row.Latest && row.ContentType == type && row.DisplayText == "", cancellationToken);

    /// <summary>Items whose value is fine for the field as it was, and is not for the field as it would be.</summary>
    public async Task<int> RefusedAsync(
        ContentDefinitions definitions, string part, ContentPartFieldDefinition before, ContentPartFieldDefinition after, CancellationToken cancellationToken)
    {
        if (before.FieldName != after.FieldName || PointsElsewhere(before, after))
            return await HoldingAsync(definitions, part, before.Name, cancellationToken);
        var verdicts = new Dictionary<string, bool>();
        var touched = 0;
        HashSet<string> holders = [];
        foreach (var (type, use) in UsesOf(definitions, part))
        {
            await foreach (var value in Values(type.Name, use, before.Name).AsAsyncEnumerable().WithCancellation(cancellationToken))
                if (IsRefused(value.Node))
                    touched += value.Number;
            if (IsInside(type, definitions))
                await foreach (var value in ValuesInside(type.Name, use, before.Name).AsAsyncEnumerable().WithCancellation(cancellationToken))
                    if (IsRefused(value.Node))
                        holders.Add(value.Id);
        }
        return touched + holders.Count;

        bool IsRefused(string? node)
        {
            var key = node ?? "";
            if (!verdicts.TryGetValue(key, out var refused))
                verdicts[key] = refused = validator.CheckValue(after, Parse(node)).Count > 0 && validator.CheckValue(before, Parse(node)).Count == 0;
            return refused;
        }
    }

    // What is picked is elsewhere: whether it still may be is only known there, so every value counts.
    private static bool PointsElsewhere(ContentPartFieldDefinition before, ContentPartFieldDefinition after)
    {
        if (after.FieldName == nameof(TaxonomyField))
            return before.FieldSetting("TaxonomyContentItemId", "") != after.FieldSetting("TaxonomyContentItemId", "");
        var (old, now) = (Types(before), Types(after));
        return after.FieldName == nameof(ContentPickerField) && now.Length > 0 && (old.Length == 0 || old.Except(now).Any());

        static string[] Types(ContentPartFieldDefinition field) => field.FieldSetting("DisplayAllContentTypes", false) ? [] : field.FieldSetting<string[]>("DisplayedContentTypes", []);
    }

    private async Task<int> CountGivenAsync(IEnumerable<(ContentTypeDefinition Type, string Use)> uses, ContentDefinitions definitions, string? field, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var (type, use) in uses)
        {
            count += await Number(
                "SELECT COUNT(*) AS \"Value\" FROM \"ContentItems\" c WHERE c.\"Latest\" AND c.\"ContentType\" = {0} AND EXISTS (SELECT 1 FROM json_tree(c.\"Data\", {1}) j WHERE " + SqliteGiven + ")",
                "SELECT COUNT(*)::int AS \"Value\" FROM \"ContentItems\" c WHERE c.\"Latest\" AND c.\"ContentType\" = {0} AND jsonb_path_exists(c.\"Data\"::jsonb #> string_to_array({1}, '|'), {2}::jsonpath)",
                type.Name, IsPostgres ? string.Join('|', new[] { use, field }.OfType<string>()) : Path(use, field), PostgresGiven);
            if (IsInside(type, definitions))
                count += await Number(
                    "SELECT COUNT(*) AS \"Value\" FROM \"ContentItems\" c WHERE c.\"Latest\" AND instr(c.\"Data\", {0}) > 0 AND EXISTS (SELECT 1 FROM json_tree(c.\"Data\") t, "
                    + "json_tree(CASE WHEN t.type = 'object' THEN t.value ELSE '{{}}' END) j WHERE t.key = {2} AND t.path LIKE {1} AND t.path LIKE '$_%[%' AND " + SqliteGiven + ")",
                    "SELECT COUNT(*)::int AS \"Value\" FROM \"ContentItems\" c WHERE c.\"Latest\" AND strpos(c.\"Data\", {0}) > 0 AND EXISTS (SELECT 1 FROM jsonb_path_query(c.\"Data\"::jsonb, "
                    + "{1}::jsonpath) t(node) WHERE jsonb_path_exists(t.node, {2}::jsonpath))",
                    Mark(type.Name), IsPostgres ? PathInside(use, field) : Place(use, field), IsPostgres ? PostgresGiven : field ?? use);
        }
        return count;

        Task<int> Number(string sqlite, string postgres, params object[] parameters) =>
            db.Database.SqlQueryRaw<int>(IsPostgres ? postgres : sqlite, parameters).SingleAsync(cancellationToken);
    }

    private IQueryable<FieldValue> Values(string type, string use, string field) => IsPostgres
        ? db.Database.SqlQuery<FieldValue>($"""SELECT (c."Data"::jsonb #> ARRAY[{use}, {field}])::text AS "Node", COUNT(*)::int AS "Number" FROM "ContentItems" c WHERE c."Latest" AND c."ContentType" = {type} GROUP BY 1""")
        : db.Database.SqlQuery<FieldValue>($"""SELECT json_extract(c."Data", {Path(use, field)}) AS "Node", COUNT(*) AS "Number" FROM "ContentItems" c WHERE c."Latest" AND c."ContentType" = {type} GROUP BY 1""");

    private IQueryable<InnerValue> ValuesInside(string type, string use, string field) => IsPostgres
        ? db.Database.SqlQuery<InnerValue>($"""SELECT c."ContentItemId" AS "Id", t.node::text AS "Node" FROM "ContentItems" c CROSS JOIN LATERAL jsonb_path_query(c."Data"::jsonb, {PathInside(use, field)}::jsonpath) t(node) WHERE c."Latest" AND strpos(c."Data", {Mark(type)}) > 0""")
        : db.Database.SqlQuery<InnerValue>($"""SELECT c."ContentItemId" AS "Id", t.value AS "Node" FROM "ContentItems" c, json_tree(c."Data") t WHERE c."Latest" AND instr(c."Data", {Mark(type)}) > 0 AND t.key = {field} AND t.path LIKE {Place(use, field)} AND t.path LIKE '$_%[%'""");

    /// <summary>Types that use a part, and the name it has there.</summary>
    private static IEnumerable<(ContentTypeDefinition Type, string Use)> UsesOf(ContentDefinitions definitions, string part) =>
        from type in definitions.Types.Values from use in type.Parts where use.Part.Name == part select (type, use.Name);

    /// <summary>Whether items of a type may live inside others.</summary>
    private static bool IsInside(ContentTypeDefinition type, ContentDefinitions definitions) => !type.Creatable || type.Stereotype.Length > 0
        || definitions.Types.Values.SelectMany(other => other.Parts).Any(use => use.PartSetting<string[]>("ContainedContentTypes", []).Contains(type.Name));

    private static string Mark(string type) => $"\"ContentType\":\"{type}\"";

    private static string Path(string use, string? field) => field is null ? $"$.\"{use}\"" : $"$.\"{use}\".\"{field}\"";

    private static string PathInside(string use, string? field) => field is null ? $"$.**.\"{use}\"" : $"$.**.\"{use}\".\"{field}\"";

    // SQLite quotes only names that need it.
    private static string Place(string use, string? field) => field is null ? "%]" : use.All(char.IsAsciiLetterOrDigit) ? $"%.{use}" : $"%.\"{use}\"";

    private static JsonNode? Parse(string? node)
    {
        try
        {
            return node is null ? null : JsonNode.Parse(node);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(node);
        }
    }

    private sealed record FieldValue(string? Node, int Number);

    private sealed record InnerValue(string Id, string? Node);
}
