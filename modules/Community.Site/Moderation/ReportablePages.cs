using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Members.Contracts;
using Community.Site.Reading;

namespace Community.Site.Moderation;

/// <summary>Pages, news, events and places can be reported; hidden ones are unpublished, and come back in their latest version.</summary>
internal sealed class ReportablePages(IContentManager contents, IHtmlText text) : IReportableSource
{
    /// <summary>Kind of thing, for the form.</summary>
    public const string Name = "page";

    private static readonly string[] Types = ["Page", "NewsArticle", "Event", "Place"];
    private static readonly ClaimsPrincipal TheModule = new(new ClaimsIdentity([new(Permission.ClaimType, CommonPermissions.SiteOwner)], "Community.Site"));

    public string Kind => Name;

    /// <summary>Whether an item is reported here, and not to the module that made it.</summary>
    public static bool Includes(ContentItem item) => Types.Contains(item.ContentType) && item.Audience == Audiences.Public;

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        // What nobody could read yet cannot be reported, nor its title be learnt.
        if (await FindItemAsync(id, cancellationToken) is not { } item || !item.Published && item.PublishedUtc is null)
            return null;
        return new(Name, id, item.Title(), $"~/{item.As<AutoroutePart>()?.Path}", item.Owner, text.ToPlainText(item.As<HtmlBodyPart>()?.Html), !item.Published);
    }

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await FindItemAsync(id, cancellationToken) is not { } item || item.Published != hidden)
            return;
        if (hidden)
            await contents.UnpublishAsync(id, TheModule, cancellationToken);
        else
            await contents.SaveAndPublishAsync(item, item.ContentItemVersionId, TheModule, cancellationToken);
    }

    private async Task<ContentItem?> FindItemAsync(string id, CancellationToken cancellationToken) =>
        ContentIds.IsValid(id) && await contents.GetAsync(id, ContentVersion.Latest, cancellationToken) is { } item && Includes(item) ? item : null;
}
