using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Community.Abstractions.Accounts;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Definitions;
using Community.Abstractions.Media;
using Community.Abstractions.Sites;
using Community.Site.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Community.Site.Tests.House;

internal sealed class MemorySite(SiteSettings settings, List<ContentItem> items) : ISiteContext
{
    public SiteSettings Settings { get; } = settings;

    public Task<SiteSettings> GetSettingsAsync(CancellationToken cancellationToken = default) => Task.FromResult(Settings);

    public Task<IReadOnlyList<MenuLink>> GetMenuAsync(string alias, CancellationToken cancellationToken = default) =>
        Task.FromResult(LinksOf(items.Find(item => item.ContentType == "Menu" && item.As<AliasPart>()?.Alias == alias)));

    private static IReadOnlyList<MenuLink> LinksOf(ContentItem? item) =>
        [.. (item?.As<MenuItemsListPart>()?.MenuItems ?? []).Select(link => new MenuLink(link.DisplayText ?? "", link.As<LinkMenuItemPart>()?.Url ?? "~/", LinksOf(link)))];
}

/// <summary>A house that entered no hours.</summary>
internal sealed class NoHours : IOpeningHours
{
    public Task<OpeningBook> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(new OpeningBook(new HouseHours(), _ => []));
}

/// <summary>A house without roles.</summary>
internal sealed class NoRoles : Community.Abstractions.Security.IRoleViews
{
    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<System.Security.Claims.ClaimsPrincipal?> OfAsync(string role, CancellationToken cancellationToken = default) => Task.FromResult<System.Security.Claims.ClaimsPrincipal?>(null);
}

internal sealed class MemoryDefinitions(ContentDefinitions definitions) : IContentDefinitionManager
{
    public ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(definitions);

    public Task<IReadOnlyList<string>> MergeAsync(JsonObject contentDefinitionStep, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

internal sealed partial class MemoryTaxonomies(List<ContentItem> items) : ITaxonomies
{
    public Task<IReadOnlyList<TermInfo>> GetTermsAsync(string alias, CancellationToken cancellationToken = default) =>
        Task.FromResult(TermsOf(items.Find(item => item.As<AliasPart>()?.Alias == alias)));

    public Task<IReadOnlyList<TermInfo>> GetTermsByIdAsync(string taxonomyContentItemId, CancellationToken cancellationToken = default) =>
        Task.FromResult(TermsOf(items.Find(item => item.ContentItemId == taxonomyContentItemId)));

    private static IReadOnlyList<TermInfo> TermsOf(ContentItem? taxonomy) => [.. (taxonomy?.As<TaxonomyPart>()?.Terms ?? []).Select(term => new TermInfo(
        term.ContentItemId, Slug(term.DisplayText!), term.DisplayText!, term.GetField<TextField>("TitleEn")?.Text ?? term.DisplayText!))];

    private static string Slug(string text) =>
        Between().Replace(string.Concat(text.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Between();
}

internal sealed partial class PlainHtml : IHtmlText
{
    public string Sanitize(string? html) => Script().Replace(html ?? "", "");

    public string FromMarkdown(string? markdown) => markdown is null ? "" : $"<p>{markdown}</p>";

    public string ToPlainText(string? html) => Space().Replace(Tag().Replace(html ?? "", " "), " ").Trim();

    [GeneratedRegex("<script.*?</script>")]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

/// <summary>The drawings of the recipe; other paths are missing.</summary>
internal sealed class RecipeMedia : IMediaLibrary
{
    public Task<MediaFile?> FindAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<(IReadOnlyList<MediaFile> Files, int Total)> ListAsync(string folder, string? text, int page, int pageSize, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<MediaResult> SaveAsync(string folder, string fileName, Stream content, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> RemoveAsync(string path, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<MediaImage?> GetImageAsync(string path, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(File.Exists(Repository.Path("recipes", "media", FileOf(path))) ? new MediaImage(UrlOf(path), $"{UrlOf(path)} 1920w", 1920, 1080) : null);

    public string UrlOf(string path) => "/media/" + FileOf(path);

    private static string FileOf(string path) => path.Replace("illustrations/", "", StringComparison.Ordinal);
}

internal sealed class NoPeople : IUserDirectory
{
    public Task<IReadOnlyList<UserSummary>> FindAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<UserSummary>>([]);

    public Task<IReadOnlyList<UserSummary>> SearchAsync(string text, int max, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<(string Email, string Culture)?> GetContactAsync(string userId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, (string Email, string Culture)>> GetContactsAsync(IEnumerable<string> userIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

internal sealed class QuietFeed : IChangeFeed
{
    public Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<Change>>([]);

    public Task<long> GetLatestAsync(CancellationToken cancellationToken = default) => Task.FromResult(7L);

    public Task<bool> CatchUpAsync(long sequence, TimeSpan bound, CancellationToken cancellationToken = default) => Task.FromResult(true);
}

/// <summary>The module's own table, in a real database.</summary>
internal sealed class SiteTables(DbContextOptions<SiteTables> options) : DbContext(options), ICommunityData
{
    public async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        var result = await work(cancellationToken);
        await SaveChangesAsync(cancellationToken);
        return result;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new EventIndexConfiguration());
}
