using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Takes an item off the site, after asking.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class UnpublishModel(IContentManager content, ItemWords words, IStringLocalizer<Strings> localizer) : ItemPage(content, words, localizer)
{
    protected override bool May(ContentItem item) => Rights.CanPublish(item.ContentType, item.Owner);

    public Task<IActionResult> OnPostAsync(string id) => WithItemAsync(id, async () =>
        After(await Items.UnpublishAsync(id, User, HttpContext.RequestAborted), T["“{0}” is off the site. Its text stays here as a draft.", Title], EditAddress));
}
