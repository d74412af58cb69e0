using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Media;
using Community.Cms.Admin.Contents;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Editing;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Editing;

/// <summary>Something to pick.</summary>
internal sealed record PickOption(string Id, string Text);

/// <summary>What fields that point at other things offer. One instance for a page: what two fields need is asked once.</summary>
internal sealed class EditorLookups(
    CommunityDbContext data, IUserDirectory people, ITaxonomies taxonomies, IMediaLibrary media,
    MediaLibrary library, MediaDesk desk, MediaOptions options)
{
    public const int MostItems = 200;
    private const int MostPeople = 20;
    private const int MostFiles = 24;
    private readonly Dictionary<string, object> known = [];
    private readonly Dictionary<string, string> names = [];

    /// <summary>Looks up everything that an item's fields point at, in three queries however many fields there are.</summary>
    public async Task PrepareAsync(ContentItem item, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        var fields = WrittenFields.Of(item, definitions).ToList();
        await library.FindRowsAsync(Of(nameof(MediaField), nameof(MediaField.Paths)), cancellationToken);
        foreach (var named in await NameItemsAsync(Of(nameof(ContentPickerField), nameof(ContentPickerField.ContentItemIds)), cancellationToken))
            names[named.Id] = named.Text;
        foreach (var named in await NamePeopleAsync(Of(nameof(UserPickerField), nameof(UserPickerField.UserIds)), cancellationToken))
            names[named.Id] = named.Text;

        List<string> Of(string kind, string member) => [.. fields.Where(field => field.Kind == kind).SelectMany(field => field.Texts(member)).Where(id => id.Length > 0).Distinct()];
    }

    /// <summary>Newest items of the types (all types when empty) with the words in their title, by title.</summary>
    public Task<IReadOnlyList<PickOption>> ItemsAsync(IReadOnlyList<string> types, string text, CancellationToken cancellationToken) =>
        OnceAsync($"items {string.Join(',', types)} {text}", async () =>
        {
            var wanted = types.ToArray();
            var rows = data.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && (wanted.Length == 0 || wanted.Contains(row.ContentType)));
            foreach (var word in ListWords.Of(text))
                rows = rows.Where(row => row.SortText.Contains(word));
            var found = await rows.OrderByDescending(row => row.ModifiedUtc).Take(MostItems)
                .Select(row => new { row.ContentItemId, row.DisplayText, row.Culture, row.SortText }).ToListAsync(cancellationToken);
            return (IReadOnlyList<PickOption>)[.. found.OrderBy(row => row.SortText, StringComparer.Ordinal).Select(row => Option(row.ContentItemId, row.DisplayText, row.Culture))];
        });

    /// <summary>Names of chosen items, in their order; an id that leads nowhere keeps itself as its name.</summary>
    public async Task<IReadOnlyList<PickOption>> NameItemsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.All(names.ContainsKey))
            return [.. ids.Select(id => new PickOption(id, names[id]))];
        var wanted = ids.ToArray();
        var rows = await data.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && wanted.Contains(row.ContentItemId))
            .Select(row => new { row.ContentItemId, row.DisplayText, row.Culture }).ToDictionaryAsync(row => row.ContentItemId, cancellationToken);
        return [.. ids.Select(id => rows.TryGetValue(id, out var row) ? Option(id, row.DisplayText, row.Culture) : new PickOption(id, id))];
    }

    public Task<IReadOnlyList<PickOption>> PeopleAsync(string text, CancellationToken cancellationToken) => OnceAsync($"people {text}", async () =>
        (IReadOnlyList<PickOption>)[.. (await people.SearchAsync(text, MostPeople, cancellationToken)).Select(person => new PickOption(person.Id, person.DisplayName))]);

    public async Task<IReadOnlyList<PickOption>> NamePeopleAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.All(names.ContainsKey))
            return [.. ids.Select(id => new PickOption(id, names[id]))];
        var found = (await people.FindAsync(ids, cancellationToken)).ToDictionary(person => person.Id, person => person.DisplayName);
        return [.. ids.Select(id => new PickOption(id, found.GetValueOrDefault(id, id)))];
    }

    public Task<IReadOnlyList<TermInfo>> TermsAsync(string? taxonomyId, CancellationToken cancellationToken) =>
        taxonomyId is null ? Task.FromResult<IReadOnlyList<TermInfo>>([]) : taxonomies.GetTermsByIdAsync(taxonomyId, cancellationToken);

    /// <summary>Newest files of the library with the words in what is said of them.</summary>
    public Task<IReadOnlyList<MediaFileRow>> FilesAsync(string text, CancellationToken cancellationToken) => OnceAsync($"files {text}", async () =>
        (await desk.ListAsync(new() { Words = text.Length == 0 ? null : text }, 1, MostFiles, cancellationToken)).Files);

    /// <summary>What is known of a file; null when it is gone. From memory after the first time.</summary>
    public ValueTask<MediaFileRow?> FileAsync(string path, CancellationToken cancellationToken) => library.FindRowAsync(path, cancellationToken);

    /// <summary>Today, and the last day of rights that are pointed out.</summary>
    public (DateOnly Today, DateOnly Soon) Days => (desk.Today, desk.ExpiringFrom);

    /// <summary>Largest file of a form, in bytes.</summary>
    public long MostBytes => options.MaxBytes;

    /// <summary>Address of a small picture of a file; null when the file is no picture.</summary>
    public async Task<string?> ThumbnailAsync(string path, CancellationToken cancellationToken) =>
        await media.GetImageAsync(path, cancellationToken) is { } image ? Thumbnails.Of(image) : null;

    private static PickOption Option(string id, string title, string? culture) =>
        new(id, culture is null ? title : $"{title} ({culture})");

    private async Task<IReadOnlyList<T>> OnceAsync<T>(string key, Func<Task<IReadOnlyList<T>>> find)
    {
        if (known.TryGetValue(key, out var found))
            return (IReadOnlyList<T>)found;
        var made = await find();
        known[key] = made;
        return made;
    }
}
