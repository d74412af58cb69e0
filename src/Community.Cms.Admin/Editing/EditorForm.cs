using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing.Binding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Community.Cms.Admin.Editing;

/// <summary>Everything the editor's page needs.</summary>
internal sealed class EditorForm
{
    public required ContentItem Item { get; init; }
    public required ContentTypeDefinition Type { get; init; }
    public required ContentDefinitions Definitions { get; init; }
    public required ContentRights Rights { get; init; }
    /// <summary>The version the person started from; null for a new item.</summary>
    public string? BasedOn { get; init; }
    public IReadOnlyList<ContentError> Errors { get; init; } = [];
    /// <summary>Path of the block to go to.</summary>
    public string? Focus { get; init; }
    /// <summary>Address of the page, for buttons that lead to a place in it.</summary>
    public string Address { get; init; } = "";
    /// <summary>What was typed into the search boxes of pickers.</summary>
    public IFormCollection? Posted { get; init; }

    /// <summary>The item itself as a thing with parts.</summary>
    public ItemEditor Root => new(this, Type, Item.Content, "");

    /// <summary>What is wrong at a path: one message or several sentences; null when nothing is.</summary>
    public string? ErrorAt(string path)
    {
        var messages = Errors.Where(error => error.Path == path).Select(error => error.Message).Distinct().ToList();
        return messages.Count == 0 ? null : string.Join(' ', messages);
    }

    /// <summary>Whether something is wrong inside a block.</summary>
    public bool HasErrorBelow(string path) => Errors.Any(error => error.Path.StartsWith(path, StringComparison.Ordinal));

    /// <summary>What was typed into a search box of the form.</summary>
    public string Typed(string path, string member)
    {
        var text = Posted?[$"{PostedForm.Prefix}{path}.{member}"].ToString().Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        return text.Length > 100 ? text[..100] : text;
    }

    /// <summary>Whether a box of the form was checked.</summary>
    public bool IsPosted(string path, string member, string value) => Posted?[$"{PostedForm.Prefix}{path}.{member}"].Contains(value) == true;

    /// <summary>Id of the element that stands for a path.</summary>
    public static string IdOf(string path) => TagBuilder.CreateSanitizedId(PostedForm.Prefix + path, "_");
}

/// <summary>An item in the form: the one that is edited, or one inside it.</summary>
/// <param name="Form">The form.</param>
/// <param name="Type">Its type.</param>
/// <param name="Content">Its parts by name.</param>
/// <param name="Above">Its path with a dot at the end; empty for the item that is edited.</param>
internal sealed record ItemEditor(EditorForm Form, ContentTypeDefinition Type, JsonObject Content, string Above)
{
    public IEnumerable<PartEditor> Parts => TypeParts.Of(Type, Above).Select(part => new PartEditor(Form, part, Content.Object(part.Name), Above + part.Name));

    /// <summary>Names of what the item holds and the form does not show.</summary>
    public IReadOnlyList<string> KeptAsIs
    {
        get
        {
            var shown = TypeParts.Of(Type, Above).Where(part => TypeParts.IsKnown(part) || part.Part.Fields.Count > 0).Select(part => part.Name).ToHashSet();
            var parts = Content.Where(part => part.Value is JsonObject { Count: > 0 } && !shown.Contains(part.Key)).Select(part => part.Key);
            var fields = Type.Parts.SelectMany(part => part.Part.Fields).Where(one => !TypeParts.IsKnown(one)).Select(one => one.DisplayName);
            return [.. parts.Concat(fields)];
        }
    }
}

/// <summary>A part in the form.</summary>
internal sealed record PartEditor(EditorForm Form, ContentTypePartDefinition Definition, JsonObject Node, string Path)
{
    public string Kind => Definition.Part.Name;
    public string Id => EditorForm.IdOf(Path);
    public string? Error => Form.ErrorAt(Path);
    public string? Hint => Definition.Description;
    public string DescribedBy => $"{Id}-hint {Id}-error";
    public string? Invalid => Error is null ? null : "true";
    public IEnumerable<FieldEditor> Fields => Definition.Part.Fields
                .Where(one => TypeParts.IsKnown(one))
        .Select(one => new FieldEditor(Form, one, Node.Object(one.Name), $"{Path}.{one.Name}"));
    /// <summary>The list of items the part is, or null.</summary>
    public ContainedList? List => ContainedLists.Of(Definition, Node.Text(nameof(TaxonomyPart.TermContentType)), Form.Definitions);

    public string Label(string fallback) => Definition.DisplayName ?? fallback;
    public string Name(string member) => $"{PostedForm.Prefix}{Path}.{member}";

    /// <summary>Items of the list, with their paths.</summary>
    public IEnumerable<ContainedEditor> Items(ContainedList list) => Node.Objects(list.Member)
        .Select((item, i) => new ContainedEditor(Form, Form.Definitions.FindType(item.Text("ContentType")), item, $"{Path}[{i}]", i));

    public RichTextEditor RichText(string member) => new(Name(member), Id, Node.Text(member), DescribedBy, Invalid);
}

/// <summary>An item of a list inside the form.</summary>
/// <param name="Form">The form.</param>
/// <param name="Type">Its type; null when the type is gone, and then the item is kept as it is.</param>
/// <param name="Item">Its JSON.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Index">Its place, from 0.</param>
internal sealed record ContainedEditor(EditorForm Form, ContentTypeDefinition? Type, JsonObject Item, string Path, int Index)
{
    public string Id => EditorForm.IdOf(Path);
    public bool HasFocus => Form.Focus == Path;
    public bool IsOpen => HasFocus || Form.Focus?.StartsWith(Path + ".", StringComparison.Ordinal) == true || Form.HasErrorBelow(Path + ".");
    public string TypeName => Type?.DisplayName ?? Item.Text("ContentType") ?? "";
    public string Name(string member) => $"{PostedForm.Prefix}{Path}.{member}";

    /// <summary>The item's title, or the first text somebody wrote in it; null when there is none.</summary>
    public string? Title => TitleOf(Item, Type);

    /// <inheritdoc cref="Title"/>
    public static string? TitleOf(JsonObject item, ContentTypeDefinition? type) => item.Text("DisplayText") is { Length: > 0 } title ? title
        : type?.Parts
            .SelectMany(part => part.Part.Fields.Where(one => one.FieldName is nameof(TextField) or nameof(NumericField)).Select(one => item.Object(part.Name).Object(one.Name)))
            .Select(node => node.Text(nameof(TextField.Text)) ?? node.Text(nameof(NumericField.Value)))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}

/// <summary>A text with an editor.</summary>
internal sealed record RichTextEditor(string Name, string Id, string? Text, string DescribedBy, string? Invalid);

/// <summary>A field in the form.</summary>
internal sealed record FieldEditor(EditorForm Form, ContentPartFieldDefinition Definition, JsonObject Node, string Path)
{
    public string Id => EditorForm.IdOf(Path);
    public string Label => Definition.DisplayName;
    public string? Hint => Definition.Hint;
    public bool Required => Definition.Required;
    public string? Error => Form.ErrorAt(Path);
    public string DescribedBy => $"{Id}-hint {Id}-error";
    public string? Invalid => Error is null ? null : "true";
    public bool Multiple => Definition.FieldSetting("Multiple", false);
    /// <summary>Partial that shows the field.</summary>
    public string Partial => $"Fields/_{Definition.FieldName}";

    public string Name(string member) => $"{PostedForm.Prefix}{Path}.{member}";
    public string InputId(string member) => $"{Id}_{member}";
    /// <summary>What stands in an input: what was typed and could not be read, or else the value.</summary>
    public string? Shown(string member, string? value) => RawText.Get(Node, member) ?? value;
    public RichTextEditor RichText(string member) => new(Name(member), Id, Node.Text(member), DescribedBy, Invalid);
}
