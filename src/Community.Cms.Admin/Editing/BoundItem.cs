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

/// <summary>A media field as bound, whose pictures must be described before visitors see them.</summary>
/// <param name="Node">The field's JSON.</param>
/// <param name="Path">The field.</param>
/// <param name="Decorative">Files that the person says only decorate.</param>
/// <param name="Goes">Whether the text is to go on the site, or to somebody who may put it there.</param>
internal sealed record ShownMedia(JsonObject Node, string Path, IReadOnlyList<string> Decorative, bool Goes);

/// <summary>An item with what was typed, and what is wrong with it.</summary>
/// <param name="Item">The item; where something is wrong it still holds what was typed.</param>
internal sealed record BoundItem(ContentItem Item)
{
    public List<ContentError> Errors { get; init; } = [];
    public List<PendingUpload> Uploads { get; } = [];
    public List<ShownMedia> Media { get; } = [];
    /// <summary>Path of the block that a button added or moved.</summary>
    public string? Focus { get; set; }
}
