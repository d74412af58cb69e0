using System.Globalization;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Community.Cms.Accounts;
using Community.Cms.Changes;
using Community.Cms.Data;
using Community.Cms.Sites;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Media;

/// <summary>
/// What people who look after the library do with it: lists, folders, descriptions, crops, moves, replacements. Moving changes rows and never a stored file, so
/// it happens whole or not at all, and the former address leads on.
/// </summary>
internal sealed class MediaDesk(
    CommunityDbContext data, MediaLibrary library, MediaStore store, MediaIntake intake, MediaCatalog catalog, IChangeFeed feed,
    IAuditTrail audit, IHttpContextAccessor http, TimeProvider time, IStringLocalizer<MediaStrings> T)
{
    /// <summary>Name of the library in the change feed.</summary>
    public const string ChangeName = "Media";

    /// <summary>How long before its end staff are told of it.</summary>
    public static readonly TimeSpan ExpiryWarning = TimeSpan.FromDays(30);

    private static readonly TimeSpan _feedPatience = TimeSpan.FromSeconds(3);

    private DbSet<MediaFileRow> Files => data.Set<MediaFileRow>();
    private DbSet<MediaMoveRow> Moves => data.Set<MediaMoveRow>();

    /// <summary>Today in Calais.</summary>
    public DateOnly Today => Formats.Today(time);

    /// <summary>Files whose rights end on this day or before are pointed out.</summary>
    public DateOnly ExpiringFrom => Today.AddDays((int)ExpiryWarning.TotalDays);

    /// <summary>One page of files, and how many there are.</summary>
    public async Task<(IReadOnlyList<MediaFileRow> Files, int Total)> ListAsync(MediaFilter filter, int page, int pageSize, CancellationToken cancellationToken = default)
    {
        var found = Filtered(filter);
        var total = await found.CountAsync(cancellationToken);
        page = Math.Clamp(page, 1, Math.Max(1, (total + pageSize - 1) / pageSize));
        var sorted = filter.Sort switch
        {
            "oldest" => found.OrderBy(row => row.CreatedUtc).ThenBy(row => row.Path),
            "name" => found.OrderBy(row => row.Path),
            "size" => found.OrderByDescending(row => row.Length).ThenBy(row => row.Path),
            _ => found.OrderByDescending(row => row.CreatedUtc).ThenBy(row => row.Path),
        };
        return (await sorted.Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancellationToken), total);
    }

    /// <summary>How many pictures of the house nobody has described, and since when.</summary>
    public async Task<(int Count, DateTime SinceUtc)> ToDescribeAsync(CancellationToken cancellationToken = default)
    {
        var open = Files.Where(row => row.ToDescribe);
        var count = await open.CountAsync(cancellationToken);
        return count == 0 ? (0, default) : (count, await open.MinAsync(row => row.CreatedUtc, cancellationToken));
    }

    /// <summary>Files whose rights end soon or have ended, soonest first.</summary>
    public async Task<IReadOnlyList<MediaFileRow>> ExpiringAsync(int limit, CancellationToken cancellationToken = default) =>
        await Filtered(new() { State = "expiring" }).OrderBy(row => row.ExpiresOn).ThenBy(row => row.Path).Take(limit).ToListAsync(cancellationToken);

    /// <summary>Every folder that holds files or that somebody made, in the order of the alphabet, parents first.</summary>
    public async Task<IReadOnlyList<MediaFolder>> FoldersAsync(CancellationToken cancellationToken = default)
    {
        if (catalog.Folders is { } known)
            return known;
        var names = await data.Set<MediaFolderRow>().ToDictionaryAsync(row => row.Path, row => row.Name, cancellationToken);
        var counts = names.Keys.ToDictionary(path => path, _ => 0);
        await foreach (var path in Files.Select(row => row.Path).AsAsyncEnumerable().WithCancellation(cancellationToken))
            for (var folder = MediaPaths.FolderOf(path); folder.Length > 0; folder = MediaPaths.FolderOf(folder))
                // Members' things have folders named by an id, thousands of them: nobody looks there by name.
                if (!ContentIds.IsValid(folder[(folder.LastIndexOf('/') + 1)..]))
                    counts[folder] = counts.GetValueOrDefault(folder) + 1;
        foreach (var path in names.Keys.ToList())
            for (var folder = MediaPaths.FolderOf(path); folder.Length > 0; folder = MediaPaths.FolderOf(folder))
                counts.TryAdd(folder, 0);
        List<MediaFolder> folders = [.. counts.Select(pair => new MediaFolder(pair.Key, names.GetValueOrDefault(pair.Key, pair.Key[(pair.Key.LastIndexOf('/') + 1)..]), pair.Value))
            .OrderBy(folder => folder.Path.Replace('/', '\u0001'), StringComparer.Ordinal)];
        catalog.Folders = folders;
        return folders;
    }

    /// <summary>Makes a folder; the answer is its path, or what is wrong with its name.</summary>
    public async Task<(string? Path, string? Error)> CreateFolderAsync(string parent, string? name, CancellationToken cancellationToken = default)
    {
        var (path, error) = await NewFolderAsync(parent, name, cancellationToken);
        if (path is null)
            return (null, error);
        data.Add(new MediaFolderRow { Path = path, Name = name!.Trim() });
        await data.SaveChangesAsync(cancellationToken);
        catalog.Forget(path);
        return (path, null);
    }

    /// <summary>Gives a folder another name or another place, with all that is in it.</summary>
    public async Task<(string? Path, string? Error)> MoveFolderAsync(string folder, string parent, string? name, CancellationToken cancellationToken = default)
    {
        if (parent == folder || parent.StartsWith(folder + "/", StringComparison.Ordinal))
            return (null, T["A folder cannot go into itself."]);
        var sameSpot = MediaPaths.FolderOf(folder) == parent && Joined(parent, name) == folder;
        var (path, error) = sameSpot && IsName(name) ? (folder, null) : await NewFolderAsync(parent, name, cancellationToken);
        if (path is null)
            return (null, error);
        var below = folder + "/";
        // Outside the write, which only has to be whole.
        var longest = await Files.Where(row => row.Path.StartsWith(below)).MaxAsync(row => (int?)row.Path.Length, cancellationToken) ?? 0;
        var deepest = (await FoldersAsync(cancellationToken)).Where(known => known.Path.StartsWith(below, StringComparison.Ordinal)).Select(known => known.Depth).DefaultIfEmpty(folder.Count(c => c == '/')).Max();
        if (longest - folder.Length + path.Length > MediaPaths.MaxLength || deepest - folder.Count(c => c == '/') + path.Count(c => c == '/') >= MediaPaths.MaxDepth)
            return (null, T["The folders would be too deep or their names too long together."]);
        await ChangeAsync(async token =>
        {
            var files = await Files.Where(row => row.Path.StartsWith(below)).ToListAsync(token);
            await MoveRowsAsync(files, row => path + row.Path[folder.Length..], token);
            var rows = await data.Set<MediaFolderRow>().Where(row => row.Path == folder || row.Path.StartsWith(below)).ToListAsync(token);
            data.RemoveRange(rows);
            await data.SaveChangesAsync(token);
            data.AddRange(rows.Where(row => row.Path != folder).Select(row => new MediaFolderRow { Path = path + row.Path[folder.Length..], Name = row.Name }));
            data.Add(new MediaFolderRow { Path = path, Name = name!.Trim() });
            Record("MediaFolderMoved", path, new() { ["Path"] = folder }, new() { ["Path"] = path });
        }, cancellationToken);
        return (path, null);
    }

    /// <summary>Removes an empty folder; false when something is in it.</summary>
    public async Task<bool> RemoveFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        var below = folder + "/";
        if (await Files.AnyAsync(row => row.Path.StartsWith(below), cancellationToken) || await data.Set<MediaFolderRow>().AnyAsync(row => row.Path.StartsWith(below), cancellationToken))
            return false;
        await data.Set<MediaFolderRow>().Where(row => row.Path == folder).ExecuteDeleteAsync(cancellationToken);
        catalog.Forget(folder);
        return true;
    }

    /// <summary>Changes what is said of a file.</summary>
    public Task<bool> DescribeAsync(string path, MediaDescription description, CancellationToken cancellationToken = default) =>
        ChangeAsync(path, description.Apply, cancellationToken);

    /// <summary>Changes what is cut off a picture and what must stay visible; the original stays whole.</summary>
    public async Task<bool> CropAsync(string path, MediaCrop crop, CancellationToken cancellationToken = default)
    {
        string? hash = null;
        var changed = await ChangeAsync(path, row =>
        {
            crop.Apply(row);
            hash = row.Sha256;
        }, cancellationToken);
        // The sizes of the former crop; those of other files with the same bytes are made again when asked for.
        if (hash is not null)
            store.RemoveSizes(hash);
        return changed;
    }

    /// <summary>Moves files into a folder, under their names; a name that is taken there gets a number. The answer is how many moved.</summary>
    public async Task<int> MoveAsync(IReadOnlyCollection<string> paths, string folder, CancellationToken cancellationToken = default)
    {
        var wanted = paths.ToArray();
        var moved = 0;
        await ChangeAsync(async token =>
        {
            var rows = (await Files.Where(row => wanted.Contains(row.Path)).ToListAsync(token)).Where(row => MediaPaths.FolderOf(row.Path) != folder).ToList();
            var taken = await library.TakenAsync(folder.Length == 0 ? "" : folder + "/", token);
            await MoveRowsAsync(rows, row => Free(folder, Path.GetFileNameWithoutExtension(row.Path), Path.GetExtension(row.Path), taken), token);
            moved = rows.Count;
        }, cancellationToken);
        return moved;
    }

    /// <summary>Gives a file another name and folder; the answer is its new path, or null when it is gone.</summary>
    public async Task<string?> RenameAsync(string path, string folder, string name, CancellationToken cancellationToken = default)
    {
        string? answer = null;
        await ChangeAsync(async token =>
        {
            if (await Files.FirstOrDefaultAsync(row => row.Path == path, token) is not { } row)
                return;
            var stem = MediaPaths.Stem(name);
            var taken = await library.TakenAsync(folder.Length == 0 ? stem : $"{folder}/{stem}", token);
            // Back to a former name of its own: that is free for it.
            taken.Remove(path);
            taken.ExceptWith(await Moves.Where(move => move.NewPath == path).Select(move => move.OldPath).ToListAsync(token));
            answer = Free(folder, stem, Path.GetExtension(path), taken);
            if (answer != path)
                await MoveRowsAsync([row], _ => answer, token);
        }, cancellationToken);
        return answer;
    }

    /// <summary>
    /// Puts other bytes of the same kind at the address of a file. Pages show them at once, because the addresses of sizes carry a part of the hash. The former bytes
    /// are gone: whoever asked for a photo to disappear must be able to rely on it.
    /// </summary>
    public async Task<string?> ReplaceAsync(string path, Stream content, CancellationToken cancellationToken = default)
    {
        AcceptedFile? file = null;
        try
        {
            file = await intake.AcceptAsync(content, clean: true, cancellationToken);
            if (!file.Kind.Allows(Path.GetExtension(path)))
                return T["A file is replaced by one of its own kind: this one ends with {0}.", Path.GetExtension(path)];
            var (formerFile, formerHash) = await SwapAsync(path, file, cancellationToken);
            if (formerFile is null)
                return T["The file is missing."];
            MediaStore.TryDelete(store.FileOf(formerFile));
            if (formerHash is not null && !await Files.AnyAsync(row => row.Sha256 == formerHash, cancellationToken))
                store.RemoveSizes(formerHash);
            return null;
        }
        catch (MediaRefusedException refused)
        {
            return refused.Message;
        }
        finally
        {
            if (file is not null)
                MediaStore.TryDelete(file.Temp);
        }
    }

    /// <summary>Removes files and what is known of them; the answer is how many.</summary>
    public async Task<int> RemoveAsync(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        var removed = 0;
        foreach (var path in paths)
            if (await library.RemoveAsync(path, cancellationToken))
            {
                Record("MediaRemoved", path, [], []);
                removed++;
            }
        await AnnounceAsync(cancellationToken);
        return removed;
    }

    private async Task<(string? File, string? Hash)> SwapAsync(string path, AcceptedFile file, CancellationToken cancellationToken)
    {
        // Beside the old one, so that a reader who is being sent it, or a write that fails, loses nothing.
        var place = $"{MediaPaths.FolderOf(path)}/{file.Sha256[..16]}-{time.GetUtcNow().UtcDateTime.Ticks.ToString("x", CultureInfo.InvariantCulture)}{file.Kind.Extension}".TrimStart('/');
        (string? File, string? Hash) former = default;
        MediaStore.TryPlace(file.Temp, store.FileOf(place), overwrite: false);
        try
        {
            await ChangeAsync(async token =>
            {
                if (await Files.FirstOrDefaultAsync(row => row.Path == path, token) is not { } row)
                    return;
                former = (row.StoredAt, row.Sha256 == file.Sha256 ? null : row.Sha256);
                Record("MediaReplaced", path, new() { ["Sha256"] = row.Sha256 }, new() { ["Sha256"] = file.Sha256 });
                MediaLibrary.Describe(row, file);
                (row.Stored, row.ReplacedUtc) = (place, time.GetUtcNow().UtcDateTime);
            }, cancellationToken);
        }
        catch
        {
            MediaStore.TryDelete(store.FileOf(place));
            throw;
        }
        if (former.File is null)
            MediaStore.TryDelete(store.FileOf(place));
        return former;
    }

    private async Task MoveRowsAsync(IReadOnlyList<MediaFileRow> rows, Func<MediaFileRow, string> target, CancellationToken cancellationToken)
    {
        var moves = rows.Select(row => (Row: row, Old: row.Path, New: target(row))).Where(move => move.Old != move.New).ToList();
        if (moves.Count == 0)
            return;
        var (from, to) = (moves.ToDictionary(move => move.Old, move => move.New), moves.Select(move => move.New).ToHashSet());
        // Whoever was sent to the old path is sent on to the new one in one step; a path that a file has again leads nowhere else.
        var olds = from.Keys.ToArray();
        foreach (var known in await Moves.Where(move => olds.Contains(move.NewPath)).ToListAsync(cancellationToken))
            if (to.Contains(known.OldPath))
                data.Remove(known);
            else
                known.NewPath = from[known.NewPath];
        Files.RemoveRange(moves.Select(move => move.Row));
        await data.SaveChangesAsync(cancellationToken);
        Files.AddRange(moves.Select(move => move.Row.At(move.New)));
        Moves.AddRange(moves.Select(move => new MediaMoveRow { OldPath = move.Old, NewPath = move.New, MovedUtc = time.GetUtcNow().UtcDateTime }));
        await data.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> ChangeAsync(string path, Action<MediaFileRow> change, CancellationToken cancellationToken)
    {
        var found = false;
        await ChangeAsync(async token =>
        {
            if (await Files.FirstOrDefaultAsync(row => row.Path == path, token) is not { } row)
                return;
            change(row);
            found = true;
        }, cancellationToken);
        return found;
    }

    private async Task ChangeAsync(Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        var announced = await data.WriteAsync(async token =>
        {
            await change(token);
            return data.Announce(ChangeName, time);
        }, cancellationToken);
        catalog.Clear();
        await feed.CatchUpAsync(announced.Sequence, _feedPatience, cancellationToken);
    }

    private Task AnnounceAsync(CancellationToken cancellationToken) => ChangeAsync(_ => Task.CompletedTask, cancellationToken);

    private void Record(string action, string path, Dictionary<string, string?> before, Dictionary<string, string?> after) =>
        audit.Record(new(action, "MediaFile", path, path) { Before = before, After = after }, http.HttpContext?.User);

    private IQueryable<MediaFileRow> Filtered(MediaFilter filter)
    {
        var rows = Files.AsNoTracking();
        if (filter.Folder.Length > 0)
            rows = rows.Where(row => row.Path.StartsWith(filter.Folder + "/"));
        if (filter.Words is not null && MediaPaths.Words(filter.Words) is var words)
            rows = words.Count == 0 ? rows.Where(_ => false) : words.Aggregate(rows, (found, word) => found.Where(row => (row.SearchText ?? row.Path.ToLower()).Contains(word)));
        rows = filter.Kind switch
        {
            "image" => rows.Where(row => row.Width > 0),
            "pdf" => rows.Where(row => row.ContentType == FileKind.Pdf.ContentType),
            "other" => rows.Where(row => row.Width == 0 && row.ContentType != FileKind.Pdf.ContentType),
            _ => rows,
        };
        var soon = ExpiringFrom;
        return filter.State switch
        {
            "describe" => rows.Where(row => row.ToDescribe),
            "expiring" => rows.Where(row => row.ExpiresOn != null && row.ExpiresOn <= soon),
            _ => rows,
        };
    }

    private async Task<(string? Path, string? Error)> NewFolderAsync(string parent, string? name, CancellationToken cancellationToken)
    {
        if (!IsName(name) || Joined(parent, name) is not { } path)
            return (null, T["This folder name cannot be used. Write letters, digits and hyphens, with a slash between folders."]);
        if (path.Count(c => c == '/') >= MediaPaths.MaxDepth)
            return (null, T["The folders would be too deep or their names too long together."]);
        if ((await FoldersAsync(cancellationToken)).Any(folder => folder.Path == path))
            return (null, T["There is a folder of this name already."]);
        return (path, null);
    }

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= MediaFolderRow.LongestName && !name.Contains('/', StringComparison.Ordinal);

    private static string? Joined(string parent, string? name) => MediaPaths.Folder(parent.Length == 0 ? name!.Trim() : $"{parent}/{name!.Trim()}") is { Length: > 0 } path ? path : null;

    private static string Free(string folder, string stem, string extension, HashSet<string> taken)
    {
        var start = folder.Length == 0 ? stem : $"{folder}/{stem}";
        for (var number = 1; ; number++)
        {
            var path = number == 1 ? start + extension : string.Create(CultureInfo.InvariantCulture, $"{start}-{number}{extension}");
            if (taken.Add(path))
                return path;
        }
    }
}

/// <summary>Drops what this node knows of files when another one changed them.</summary>
internal sealed class MediaCatalogConsumer(MediaCatalog catalog, IChangeFeed feed) : CacheConsumer("media-catalog", feed)
{
    protected override bool Concerns(Change change) => change is { Kind: ChangeKind.Site, ContentType: MediaDesk.ChangeName };

    protected override void Drop() => catalog.Clear();
}
