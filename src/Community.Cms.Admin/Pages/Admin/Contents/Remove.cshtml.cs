using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Removes an item, after asking.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class RemoveModel(IContentManager content, ItemWords words, IStringLocalizer<Strings> localizer) : ItemPage(content, words, localizer)
{
    protected override bool May(ContentItem item) => Rights.CanRemove(item.ContentType, item.Owner);

    public Task<IActionResult> OnPostAsync(string id) => WithItemAsync(id, async () =>
        After(await Items.RemoveAsync(id, User, HttpContext.RequestAborted), T["“{0}” is removed. Its versions stay in the history.", Title], Url.Content("~/admin/contenus")));
}
