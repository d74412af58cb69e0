using Community.Abstractions.Content;

namespace Community.Site.Partners;

/// <summary>A partner is found on the page of partners.</summary>
internal sealed class PartnerAddress : IContentUrlProvider
{
    public const string Type = "Partner";

    public string? PathOf(ContentItem item) => item.ContentType == Type ? $"partenaires#{item.ContentItemId}" : null;
}
