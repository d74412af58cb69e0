using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Content.Bulk;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Contents;

/// <summary>A term that can be given to contents.</summary>
/// <param name="Value">Taxonomy and term, as <see cref="BulkDesk"/> takes them.</param>
/// <param name="Text">Term.</param>
/// <param name="Group">Name of the taxonomy's field.</param>
internal sealed record TermChoice(string Value, string Text, string Group);

/// <summary>Actions on several contents, in words, and what they need.</summary>
internal sealed class BulkWords(IContentDefinitionManager definitions, ITaxonomies taxonomies, IStringLocalizer<Strings> T)
{
    /// <summary>The action on a button.</summary>
    public string Button(BulkAction action) => action switch
    {
        BulkAction.Publish => T["Publish"],
        BulkAction.Unpublish => T["Take off the site"],
        BulkAction.Remove => T["Remove"],
        BulkAction.Move => T["Give to somebody else"],
        _ => T["Give a term"],
    };

    /// <summary>Icon of the button.</summary>
    public static string Icon(BulkAction action) => action switch
    {
        BulkAction.Publish => "circle-check",
        BulkAction.Unpublish => "eye-off",
        BulkAction.Remove => "trash-2",
        BulkAction.Move => "user-round",
        _ => "tags",
    };

    /// <summary>What was done to so many.</summary>
    public string Done(BulkAction action, int count) => action switch
    {
        _ when count == 0 => T["Nothing was done."],
        BulkAction.Publish => count == 1 ? T["One content is on the site."] : T["{0} contents are on the site.", count],
        BulkAction.Unpublish => count == 1 ? T["One content is off the site."] : T["{0} contents are off the site.", count],
        BulkAction.Remove => count == 1 ? T["One content is removed."] : T["{0} contents are removed.", count],
        BulkAction.Move => count == 1 ? T["One content has another owner."] : T["{0} contents have another owner.", count],
        _ => count == 1 ? T["One content has the term."] : T["{0} contents have the term.", count],
    };

    /// <summary>The terms that contents of these types can have.</summary>
    public async Task<IReadOnlyList<TermChoice>> TermsAsync(IEnumerable<string> types, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        var fields = from name in types.Distinct()
                     let type = known.FindType(name)
                     where type is not null
                     from part in type.Parts
                     from field in part.Part.Fields
                     where field.FieldName == nameof(TaxonomyField)
                     let taxonomy = field.FieldSetting<string?>("TaxonomyContentItemId", null)
                     where taxonomy is not null
                     group field.DisplayName by taxonomy;
        List<TermChoice> choices = [];
        foreach (var field in fields)
            choices.AddRange((await taxonomies.GetTermsByIdAsync(field.Key, cancellationToken)).Select(term => new TermChoice($"{field.Key}/{term.Id}", term.Text, field.First())));
        return choices;
    }
}
