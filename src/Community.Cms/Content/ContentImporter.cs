using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;

namespace Community.Cms.Content;

/// <summary>Brings items in from a recipe, inside the recipe's transaction. The same item twice changes nothing.</summary>
internal sealed class ContentImporter(ContentWriter writer, ContentValidator validator)
{
    /// <summary>Makes, changes or leaves alone one item; its <see cref="ContentItem.Published"/> says whether it goes on the site.</summary>
    /// <returns>False when its address or alias is another item's here: it got the next free address, and no alias.</returns>
    /// <exception cref="RecipeException">The item has no known type, or a value that cannot be kept.</exception>
    public async Task<bool> ImportAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (!ContentIds.IsValid(item.ContentItemId))
            item.ContentItemId = ContentIds.New();
        var latest = await writer.LatestAsync(item.ContentItemId, cancellationToken);
        var typed = item.As<AutoroutePart>()?.Path;
        Refuse(item, await validator.ValidateAsync(item, publishing: false, cancellationToken));
        var free = (await writer.PrepareAsync(item, cancellationToken)).Count == 0;
        if (!free)
        {
            if (typed is not null)
                item.ApplyField(nameof(AutoroutePart), "Path", "");
            item.Content.Remove(nameof(AliasPart));
            Refuse(item, await writer.PrepareAsync(item, cancellationToken));
        }
        else if (string.IsNullOrEmpty(typed) && latest?.ToItem().As<AutoroutePart>()?.Path is { } kept)
            item.ApplyField(nameof(AutoroutePart), "Path", kept);

        if (latest is not null && latest.Published == item.Published && Same(latest, item))
            return free;
        var row = await writer.KeepAsync(item, latest, item.Author, cancellationToken);
        if (item.Published)
            await writer.PublishAsync(row, item.PublishedUtc, cancellationToken);
        return free;
    }

    private static bool Same(ContentRow row, ContentItem item) =>
        row.ContentType == item.ContentType && row.Audience == item.Audience && row.DisplayText == (item.DisplayText ?? "")
        && JsonNode.DeepEquals(JsonNode.Parse(row.Data), item.Content);

    private static void Refuse(ContentItem item, IReadOnlyList<ContentError> errors)
    {
        if (errors.Count > 0)
            throw new RecipeException($"{item.ContentType} “{item.DisplayText}” ({item.ContentItemId}): {errors[0].Path} {errors[0].Message}");
    }
}
