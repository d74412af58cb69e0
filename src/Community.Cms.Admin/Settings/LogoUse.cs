using Community.Abstractions.Media;
using Community.Abstractions.Sites;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Settings;

/// <summary>The logo stands on every page, and its path in the settings alone.</summary>
internal sealed class LogoUse(ISiteDocuments documents, IStringLocalizer<Strings> T) : IMediaUses
{
    public async Task<IReadOnlyList<MediaUse>> FindAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        (await documents.GetAsync<SiteSettings>(cancellationToken)).LogoPath is { } logo && paths.Contains(logo) ? [new(T["The logo of the house"], "~/admin/reglages/identite", true)] : [];
}
