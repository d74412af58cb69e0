using System.Text.RegularExpressions;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing;

/// <summary>Names of parts and fields for people.</summary>
internal static partial class FieldNames
{
    /// <summary>The name of what a path leads to; inside a block, the block's name and number come first.</summary>
    public static string Of(string path, EditorForm form, IStringLocalizer<Strings> T)
    {
        if (path == "Audience")
            return T["Who may read it"];
        var names = new List<string>();
        var item = form.Root;
        foreach (var step in path.Split('.'))
        {
            var name = Index().Replace(step, "");
            if (item.Parts.FirstOrDefault(part => part.Definition.Name == name) is { } part)
            {
                if (step.Length == name.Length)
                {
                    if (path.EndsWith(step, StringComparison.Ordinal))
                        names.Add(Of(part, T));
                    continue;
                }
                var inner = part.List is { } list ? part.Items(list).FirstOrDefault(one => one.Path.EndsWith(step, StringComparison.Ordinal)) : null;
                if (inner?.Type is not { } type)
                    break;
                names.Add($"{inner.TypeName} {inner.Index + 1}");
                item = new ItemEditor(form, type, inner.Item, inner.Path + ".");
            }
            else if (item.Parts.SelectMany(known => known.Fields).FirstOrDefault(field => path.StartsWith(field.Path, StringComparison.Ordinal) && field.Definition.Name == step) is { } field)
            {
                names.Add(field.Label);
            }
        }
        return names.Count == 0 ? path : string.Join(", ", names);
    }

    /// <summary>A part's name for people.</summary>
    public static string Of(PartEditor part, IStringLocalizer<Strings> T) => Of(part.Definition, T);

    /// <inheritdoc cref="Of(PartEditor, IStringLocalizer{Strings})"/>
    public static string Of(ContentTypePartDefinition part, IStringLocalizer<Strings> T) => part.DisplayName ?? part.Part.Name switch
    {
        nameof(TitlePart) => T["Title"].Value,
        nameof(AutoroutePart) or nameof(LinkMenuItemPart) => T["Address"],
        nameof(AliasPart) => T["Alias"],
        nameof(HtmlBodyPart) or nameof(MarkdownBodyPart) => T["Text"],
        nameof(LocalizationPart) => T["Language"],
        nameof(PublishLaterPart) => T["Publish later"],
        nameof(ArchiveLaterPart) => T["Take off the site later"],
        nameof(TaxonomyPart) => T["Terms"],
        nameof(MenuItemsListPart) => T["Entries"],
        nameof(FlowPart) => T["Blocks"],
        _ => part.Name,
    };

    [GeneratedRegex(@"\[\d+\]$")]
    private static partial Regex Index();
}
