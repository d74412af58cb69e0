using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Microsoft.AspNetCore.Http;

namespace Community.Cms.Admin.Editing;

/// <summary>Files that came with a media field.</summary>
/// <param name="Node">The field's JSON, which gets the paths.</param>
/// <param name="Path">The field.</param>
/// <param name="Multiple">Whether the field holds more than one.</param>
/// <param name="Extensions">Extensions the field takes; empty for all.</param>
/// <param name="Files">The files.</param>
internal sealed record PendingUpload(JsonObject Node, string Path, bool Multiple, IReadOnlyList<string> Extensions, IReadOnlyList<IFormFile> Files);

/// <summary>An item with what was typed, and what is wrong with it.</summary>
/// <param name="Item">The item; where something is wrong it still holds what was typed.</param>
internal sealed record BoundItem(ContentItem Item)
{
    public List<ContentError> Errors { get; init; } = [];
    public List<PendingUpload> Uploads { get; } = [];
    /// <summary>Path of the block that a button added or moved.</summary>
    public string? Focus { get; set; }
}
