using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Recipes;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes.Steps;

/// <summary>
/// The step <c>content</c>: its <c>data</c> holds items. An item that is there with the same text stays as it is; one with another text becomes a new version,
/// on the site when it says <c>Published</c>, else a draft.
/// </summary>
internal sealed class ContentStep(
    ContentImporter importer, Autoroutes routes, IContentDefinitionManager definitions, CommunityDbContext data, TimeProvider time,
    IStringLocalizer<RecipeStrings> T)
    : IStreamedRecipeStep
{
    private const int BatchSize = 200;

    // Beside the format, like Audience: addresses that lead to the item for ever, and when it goes on the site and off it.
    private const string FormerPaths = "FormerPaths", PublishAt = "PublishAtUtc", UnpublishAt = "UnpublishAtUtc";

    public string Name => "content";

    public int Order => 500;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var shape in new RecipeShape(context.Step, Name, T).Objects("data"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await ImportAsync(shape, context, cancellationToken);
            }
            catch (RecipeException exception) when (!exception.Data.Contains(RecipeShape.PlaceKey))
            {
                throw RecipeShape.Fault(shape.Place, T["{0}: {1}", shape.Place, exception.Message]);
            }
        }
    }

    public Task<JsonObject?> ExportAsync(CancellationToken cancellationToken) => Task.FromResult<JsonObject?>(null);

    /// <summary>Every item: what visitors see, then the draft when there is a newer one.</summary>
    public async Task ExportAsync(Utf8JsonWriter writer, Func<Task> flush, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WriteStartArray("data");
        // Lists show what was published at the same moment in the order in which it was written, so that order is kept.
        var ids = await data.Set<ContentRow>().AsNoTracking().Where(row => row.Latest || row.Published)
            .OrderBy(row => row.Id).Select(row => row.ContentItemId).ToListAsync(cancellationToken);
        foreach (var batch in ids.Distinct().Chunk(BatchSize))
        {
            var rows = await data.Set<ContentRow>().AsNoTracking()
                .Where(row => batch.Contains(row.ContentItemId) && (row.Latest || row.Published)).ToListAsync(cancellationToken);
            var former = (await routes.FormerAsync(batch, cancellationToken)).ToLookup(path => path.ContentItemId, path => path.Path);
            foreach (var row in rows.OrderBy(row => Array.IndexOf(batch, row.ContentItemId)).ThenByDescending(row => row.Published))
                Exported(row, row.Published ? former[row.ContentItemId] : []).WriteTo(writer, ContentItem.JsonOptions);
            await flush();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task ImportAsync(RecipeShape shape, RecipeStepContext context, CancellationToken cancellationToken)
    {
        var type = shape.RequiredText("ContentType");
        if (!await KnowsAsync(type, cancellationToken))
        {
            context.Notes.Add(T["{0} was left out: the site has no content type “{1}”.", shape.Place, type]);
            return;
        }
        // An old version of an item that has a newer one.
        if (IsFalse(shape.Find("Latest")) && IsFalse(shape.Find("Published")))
            return;
        OrchardItems.Adapt(shape.Json);
        var former = shape.TextList(FormerPaths).ToList();
        var (on, off) = Schedule(shape);
        foreach (var own in new[] { FormerPaths, PublishAt, UnpublishAt })
            shape.Json.Remove(own);
        var item = Read(shape);
        // Some recipes name the owner where the identifier belongs.
        if (item.Owner is not null && item.Owner == context.User.Identity?.Name)
            item.Owner = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (item.ContentItemId.Length > 0 && !ContentIds.IsValid(item.ContentItemId))
        {
            var id = RecipeIds.For(item.ContentItemId);
            context.Notes.Add(T["{0}: the identifier “{1}” has another form here; it became {2}.", shape.Place, item.ContentItemId, id]);
            item.ContentItemId = id;
        }
        if (!await IsOnSiteAsync(item, cancellationToken) && !await WriteAsync(item, cancellationToken))
            context.Notes.Add(T["{0}: another content has the address or the alias of “{1}” here; it got the next free address, and no alias.", shape.Place, item.DisplayText ?? ""]);
        if ((on ?? off) is not null)
            await data.Set<ContentRow>().Where(row => row.ContentItemId == item.ContentItemId && row.Latest)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishAtUtc, on).SetProperty(row => row.UnpublishAtUtc, off), cancellationToken);
        await routes.RememberAsync(item, former, cancellationToken);
    }

    private (DateTime? On, DateTime? Off) Schedule(RecipeShape shape)
    {
        var (on, off) = (Moment(shape, PublishAt), Moment(shape, UnpublishAt));
        return off <= on ? throw RecipeShape.Fault(shape.PlaceOf(UnpublishAt), T["{0}: the end of publication comes after its beginning.", shape.PlaceOf(UnpublishAt)]) : (on, off);
    }

    private DateTime? Moment(RecipeShape shape, string name) => shape.OptionalText(name) switch
    {
        null => null,
        var text when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => throw RecipeShape.Fault(shape.PlaceOf(name), T["{0} must be a date and time.", shape.PlaceOf(name)]),
    };

    private async Task<bool> WriteAsync(ContentItem item, CancellationToken cancellationToken)
    {
        item.Owner ??= await data.Set<ContentRow>().Where(row => row.ContentItemId == item.ContentItemId && row.Latest)
            .Select(row => row.Owner).FirstOrDefaultAsync(cancellationToken);
        item.ContentItemVersionId = "";
        var free = await importer.ImportAsync(item, cancellationToken);
        await KeepDateAsync(item, cancellationToken);
        return free;
    }

    /// <summary>A new version is as old as the recipe says, so that an imported site does not look as if all of it was written today.</summary>
    private async Task KeepDateAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (item.ContentItemVersionId.Length > 0 && item.ModifiedUtc?.ToUniversalTime() is { } modified && modified <= time.GetUtcNow().UtcDateTime)
            await data.Set<ContentRow>().Where(row => row.ContentItemVersionId == item.ContentItemVersionId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ModifiedUtc, modified), cancellationToken);
        // What was on the site and left it is a draft that remembers when it came.
        if (item.ContentItemVersionId.Length > 0 && !item.Published && item.PublishedUtc?.ToUniversalTime() is { } published)
            await data.Set<ContentRow>().Where(row => row.ContentItemVersionId == item.ContentItemVersionId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedUtc, published), cancellationToken);
    }

    private ContentItem Read(RecipeShape shape)
    {
        try
        {
            var item = shape.Json.Deserialize<ContentItem>(ContentItem.JsonOptions)!;
            if (string.IsNullOrWhiteSpace(item.Owner))
                item.Owner = null;
            return item;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw RecipeShape.Fault(shape.Place, T["{0}: this is no content item; look at its flags, dates and texts.", shape.Place]);
        }
    }

    private async Task<bool> KnowsAsync(string type, CancellationToken cancellationToken)
    {
        foreach (var missing in OrchardTypes.With(type))
            if ((await definitions.GetAsync(cancellationToken)).FindType(missing) is null && OrchardTypes.Find(missing) is { } step)
                await definitions.MergeAsync(step, cancellationToken);
        return (await definitions.GetAsync(cancellationToken)).FindType(type) is not null;
    }

    /// <summary>Whether visitors see exactly this text already, whatever draft lies beside it.</summary>
    private async Task<bool> IsOnSiteAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (!item.Published)
            return false;
        var row = await data.Set<ContentRow>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.ContentItemId == item.ContentItemId && row.Published, cancellationToken);
        return row is not null && row.ContentType == item.ContentType && row.Audience == item.Audience && row.DisplayText == item.DisplayText
            && JsonNode.DeepEquals(JsonNode.Parse(row.Data), item.Content);
    }

    private static JsonObject Exported(ContentRow row, IEnumerable<string> former)
    {
        var item = JsonSerializer.SerializeToNode(row.ToItem(), ContentItem.JsonOptions)!.AsObject();
        // A version is born with its import; its number means nothing elsewhere.
        item.Remove(nameof(ContentItem.ContentItemVersionId));
        if (former.Select(path => (JsonNode)path).ToArray() is { Length: > 0 } paths)
            item[FormerPaths] = new JsonArray(paths);
        if (row.Latest && row.PublishAtUtc is { } on)
            item[PublishAt] = on.ToString("O", CultureInfo.InvariantCulture);
        if (row.Latest && row.UnpublishAtUtc is { } off)
            item[UnpublishAt] = off.ToString("O", CultureInfo.InvariantCulture);
        return RecipeExporter.Escape(item);
    }

    private static bool IsFalse(JsonNode? flag) => flag?.GetValueKind() == JsonValueKind.False;
}
