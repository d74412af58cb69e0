using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Editing.Binding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing;

/// <summary>
/// Puts what was typed into an item, following the definition of its type. Inputs are named by path: <c>Item.NewsArticle.Lead.Text</c>,
/// <c>Item.FlowPart[3].HeroBlock.Heading.Text</c>. Whatever the form did not have, and whatever the definition does not know, stays as it is.
/// </summary>
internal sealed class EditorBinder(IStringLocalizer<Strings> T)
{
    /// <summary>Binds a form.</summary>
    /// <param name="item">The item to change.</param>
    /// <param name="definitions">All definitions; the item's type must be one of them.</param>
    /// <param name="form">What was posted.</param>
    /// <param name="command">The button, for those that move blocks.</param>
    public BoundItem Bind(ContentItem item, ContentDefinitions definitions, IFormCollection form, EditorCommand command)
    {
        var posted = new PostedForm(form, T);
        var bound = new BoundItem(item) { Errors = posted.Errors };
        RawText.Strip(item.Content);
        var fields = new FieldBinding(posted, bound, command, T);
        new PartBinding(posted, bound, fields, definitions, command, T).Bind(item.Content, definitions.Types[item.ContentType], "");
        if (item.Content[nameof(TitlePart)] is System.Text.Json.Nodes.JsonObject title)
            item.DisplayText = title.Text(nameof(TitlePart.Title));
        BindAudience(item, posted);
        return bound;
    }

    private void BindAudience(ContentItem item, PostedForm posted)
    {
        var audience = posted.Text("Audience", "Value", 20);
        if (string.IsNullOrEmpty(audience))
            return;
        if (Audiences.All.Contains(audience))
            item.Audience = audience;
        else
            posted.Fail("Audience", T["Choose who may read this."]);
    }
}
