using Community.Abstractions.Content;
using Community.Abstractions.Sites;

namespace Community.Search.Tests.Fakes;

/// <summary>Topics in memory.</summary>
internal sealed class MemoryTaxonomies : ITaxonomies
{
    public List<TermInfo> Topics { get; } = [new("t-robots", "robotique", "Robotique", "Robotics"), new("t-lace", "dentelle", "Dentelle", "Lace")];

    public Task<IReadOnlyList<TermInfo>> GetTermsAsync(string alias, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TermInfo>>(alias == "topics" ? Topics : []);

    public Task<IReadOnlyList<TermInfo>> GetTermsByIdAsync(string taxonomyContentItemId, CancellationToken cancellationToken) => GetTermsAsync("", cancellationToken);
}

/// <summary>A site without menus.</summary>
internal sealed class BareSite : ISiteContext
{
    public Task<SiteSettings> GetSettingsAsync(CancellationToken cancellationToken) => Task.FromResult(new SiteSettings { SiteName = "Maison" });

    public Task<IReadOnlyList<MenuLink>> GetMenuAsync(string alias, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MenuLink>>([]);
}
