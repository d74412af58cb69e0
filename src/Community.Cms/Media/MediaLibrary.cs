using System.Security.Claims;
using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Media;

/// <summary>Files on disk, facts about them in the database, both written so that a crash leaves at most a file that nobody sees.</summary>
internal sealed class MediaLibrary(
    CommunityDbContext database, MediaStore store, MediaIntake intake, MediaCatalog catalog, MediaAddresses addresses,
    IHttpContextAccessor http, TimeProvider time, IStringLocalizer<MediaStrings> T) : IMediaLibrary
{
    private DbSet<MediaFileRow> Files => database.Set<MediaFileRow>();

    public async Task<MediaFile?> FindAsync(string path, CancellationToken cancellationToken = default) =>
        (await FindRowAsync(path, cancellationToken))?.ToFile();

    /// <summary>As <see cref="FindAsync"/>, with what only the engine needs to know. From memory after the first time.</summary>
    public async ValueTask<MediaFileRow?> FindRowAsync(string? path, CancellationToken cancellationToken = default)
    {
        if (!MediaPaths.IsSafe(path))
            return null;
        if (catalog.TryGet(path!, out var row))
            return row;
        return await LoadManyAsync(path!, cancellationToken) ?? await LoadAsync(path!, cancellationToken);
    }

    /// <summary>Files at their paths or former paths, in one query; by the path asked for.</summary>
    public async Task<IReadOnlyDictionary<string, MediaFileRow>> FindRowsAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken = default)
    {
        var wanted = paths.Where(MediaPaths.IsSafe).Distinct(StringComparer.Ordinal).ToArray();
        var unknown = wanted.Where(path => !catalog.TryGet(path, out _)).ToArray();
        if (unknown.Length > 0)
        {
            foreach (var row in await Files.AsNoTracking().Where(row => unknown.Contains(row.Path)).ToListAsync(cancellationToken))
                catalog.Put(row);
            var moved = from move in database.Set<MediaMoveRow>() join row in Files on move.NewPath equals row.Path where unknown.Contains(move.OldPath) select new { move.OldPath, row };
            foreach (var found in await moved.AsNoTracking().ToListAsync(cancellationToken))
                catalog.Put(found.row, found.OldPath);
        }
        return wanted.Select(path => (path, row: catalog.TryGet(path, out var row) ? row : null)).Where(found => found.row is not null).ToDictionary(found => found.path, found => found.row!);
    }

    public async ValueTask<MediaImage?> GetImageAsync(string path, CancellationToken cancellationToken = default) =>
        await FindRowAsync(path, cancellationToken) is { Width: > 0 } row ? addresses.ImageOf(row) : null;

    public string UrlOf(string path) => addresses.UrlOf(path);

    public async Task<(IReadOnlyList<MediaFile> Files, int Total)> ListAsync(
        string folder, string? text, int page, int pageSize, CancellationToken cancellationToken = default)
    {
        var rows = Files.AsNoTracking();
        if (folder.Trim('/') is { Length: > 0 } name)
            rows = rows.Where(r => r.Path.StartsWith(name + "/"));
        if (!string.IsNullOrWhiteSpace(text) && MediaPaths.Words(text) is var words)
            rows = words.Aggregate(rows, (found, word) => found.Where(r => (r.SearchText ?? r.Path.ToLower()).Contains(word)));
        var total = await rows.CountAsync(cancellationToken);
        pageSize = Math.Clamp(pageSize, 1, 200);
        page = Math.Clamp(page, 1, Math.Max(1, (total + pageSize - 1) / pageSize));
        var files = await rows.OrderByDescending(r => r.CreatedUtc).ThenBy(r => r.Path)
            .Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancellationToken);
        return ([.. files.Select(r => r.ToFile())], total);
    }

    /// <summary>Every folder that holds files, with those above it, in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<string>> ListFoldersAsync(CancellationToken cancellationToken = default)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var path in Files.Where(r => r.Path.Contains("/")).Select(r => r.Path).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            for (var end = path.IndexOf('/'); end > 0; end = path.IndexOf('/', end + 1))
                folders.Add(path[..end]);
        }
        return [.. folders];
    }

    public Task<MediaResult> SaveAsync(string folder, string fileName, Stream content, CancellationToken cancellationToken = default) =>
        SaveAsync(folder, fileName, content, null, cancellationToken);

    /// <summary>As the port's, with another limit of bytes.</summary>
    public async Task<MediaResult> SaveAsync(string folder, string fileName, Stream content, long? maxBytes, CancellationToken cancellationToken)
    {
        if (MediaPaths.Folder(folder) is not { } safeFolder)
            return new(null, T["This folder name cannot be used. Write letters, digits and hyphens, with a slash between folders."]);
        AcceptedFile? file = null;
        try
        {
            file = await intake.AcceptAsync(content, clean: true, cancellationToken, maxBytes);
            var path = await PlaceAsync(file, safeFolder, MediaPaths.Stem(fileName), cancellationToken);
            var row = NewRow(path, file);
            row.UploaderId = http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier);
            row.ToDescribe = file.Kind.IsImage && http.HttpContext?.User.HasPermission(CommonPermissions.AccessAdminPanel) == true;
            await InsertAsync(row, cancellationToken);
            return new(row.ToFile(), null);
        }
        catch (MediaRefusedException refused)
        {
            return new(null, refused.Message);
        }
        finally
        {
            if (file is not null)
                MediaStore.TryDelete(file.Temp);
        }
    }

    /// <summary>
    /// Puts a file of a recipe at a path of its choice, byte for byte. The same bytes again change nothing; other bytes replace the file. Takes part in the caller's
    /// transaction: after a rollback the file is there without being known, and the next import finds it.
    /// </summary>
    public async Task<MediaResult> ImportAsync(string sourceFile, string targetPath, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(sourceFile))
            return new(null, T["The file is missing."]);
        await using var content = File.OpenRead(sourceFile);
        return await ImportAsync(content, targetPath, cancellationToken);
    }

    /// <inheritdoc cref="ImportAsync(string, string, CancellationToken)"/>
    /// <param name="content">The bytes.</param>
    /// <param name="targetPath">Where the file goes, or where it once was.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="describe">Writes what the recipe says of it into the row of a new file; what staff said since is theirs and stays.</param>
    public async Task<MediaResult> ImportAsync(Stream content, string targetPath, CancellationToken cancellationToken = default, Action<MediaFileRow>? describe = null)
    {
        if (!MediaPaths.IsSafe(targetPath))
            return new(null, T["The path of the file cannot be used."]);
        AcceptedFile? file = null;
        try
        {
            file = await intake.AcceptAsync(content, clean: false, cancellationToken);
            if (!file.Kind.Allows(Path.GetExtension(targetPath)))
                return new(null, T["The file is of another kind than its name says: it should end with {0}.", file.Kind.Extension]);
            return new(await ReplaceAsync(targetPath, file, describe, cancellationToken), null);
        }
        catch (MediaRefusedException refused)
        {
            return new(null, refused.Message);
        }
        finally
        {
            if (file is not null)
                MediaStore.TryDelete(file.Temp);
        }
    }

    /// <summary>Former paths of a file of a recipe lead to it, unless something else is there or was.</summary>
    public async Task RememberAsync(string path, IEnumerable<string> formerPaths, CancellationToken cancellationToken)
    {
        var moves = database.Set<MediaMoveRow>();
        foreach (var former in formerPaths.Where(former => former != path && MediaPaths.IsSafe(former)).Distinct().ToList())
            if (!await Files.AnyAsync(row => row.Path == former, cancellationToken) && !await moves.AnyAsync(move => move.OldPath == former, cancellationToken))
                moves.Add(new MediaMoveRow { OldPath = former, NewPath = path, MovedUtc = time.GetUtcNow().UtcDateTime });
        await database.SaveChangesAsync(cancellationToken);
        catalog.Clear();
    }

    /// <summary>Makes a folder of a recipe under its name; one that is there keeps its own. False when the name is not that of the path.</summary>
    public async Task<bool> NameFolderAsync(string path, string name, CancellationToken cancellationToken)
    {
        var parent = MediaPaths.FolderOf(path);
        if (name.Length > MediaFolderRow.LongestName || name.Contains('/', StringComparison.Ordinal) || path.Count(c => c == '/') >= MediaPaths.MaxDepth
            || MediaPaths.Folder(parent.Length == 0 ? name : $"{parent}/{name}") != path)
            return false;
        if (!await database.Set<MediaFolderRow>().AnyAsync(row => row.Path == path, cancellationToken))
            database.Add(new MediaFolderRow { Path = path, Name = name });
        await database.SaveChangesAsync(cancellationToken);
        catalog.Clear();
        return true;
    }

    public async Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken = default) =>
        await FindRowAsync(path, cancellationToken) is { } row && store.FileOf(row.StoredAt) is var file && File.Exists(file) ? File.OpenRead(file) : null;

    public async Task<bool> RemoveAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!MediaPaths.IsSafe(path) || await Files.AsNoTracking().FirstOrDefaultAsync(r => r.Path == path, cancellationToken) is not { } row)
            return false;
        var removed = await Files.Where(r => r.Path == path).ExecuteDeleteAsync(cancellationToken) == 1;
        await database.Set<MediaMoveRow>().Where(move => move.NewPath == path).ExecuteDeleteAsync(cancellationToken);
        catalog.Clear();
        MediaStore.TryDelete(store.FileOf(row.StoredAt));
        if (!await Files.AnyAsync(r => r.Sha256 == row.Sha256, cancellationToken))
            store.RemoveSizes(row.Sha256);
        return removed;
    }

    private async Task<MediaFileRow?> LoadManyAsync(string path, CancellationToken cancellationToken)
    {
        if (!catalog.ShouldLoadMany())
            return null;
        var rows = await Files.AsNoTracking().OrderByDescending(r => r.CreatedUtc).Take(1000).ToListAsync(cancellationToken);
        rows.ForEach(row => catalog.Put(row));
        return rows.Find(r => r.Path == path);
    }

    private async Task<MediaFileRow?> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var moves = database.Set<MediaMoveRow>();
        var row = await Files.AsNoTracking().FirstOrDefaultAsync(r => r.Path == path || moves.Any(move => move.OldPath == path && move.NewPath == r.Path), cancellationToken);
        if (row is null)
            catalog.PutMissing(path);
        else
            catalog.Put(row, path);
        return row;
    }

    // The disk decides who gets a name: moving without overwriting is atomic.
    private async Task<string> PlaceAsync(AcceptedFile file, string folder, string stem, CancellationToken cancellationToken)
    {
        var start = folder.Length == 0 ? stem : $"{folder}/{stem}";
        var taken = await TakenAsync(start, cancellationToken);
        for (var number = 1; ; number++)
        {
            var path = number == 1 ? start + file.Kind.Extension : $"{start}-{number}{file.Kind.Extension}";
            if (!taken.Contains(path) && MediaStore.TryPlace(file.Temp, store.FileOf(path), overwrite: false))
                return path;
        }
    }

    /// <summary>Paths that begin so and lead to a file, or once did: an old address never shows another file.</summary>
    public async Task<HashSet<string>> TakenAsync(string start, CancellationToken cancellationToken) =>
        (await Files.Where(r => r.Path.StartsWith(start)).Select(r => r.Path)
            .Concat(database.Set<MediaMoveRow>().Where(move => move.OldPath.StartsWith(start)).Select(move => move.OldPath))
            .ToListAsync(cancellationToken)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private async Task InsertAsync(MediaFileRow row, CancellationToken cancellationToken)
    {
        Files.Add(row);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            database.Entry(row).State = EntityState.Detached;
            MediaStore.TryDelete(store.FileOf(row.StoredAt));
            throw;
        }
        catalog.Forget(row.Path);
    }

    private async Task<MediaFile> ReplaceAsync(string path, AcceptedFile file, Action<MediaFileRow>? describe, CancellationToken cancellationToken)
    {
        // A file that staff moved is still the recipe's.
        var known = await database.Set<MediaMoveRow>().Where(move => move.OldPath == path).Select(move => move.NewPath).FirstOrDefaultAsync(cancellationToken) ?? path;
        var row = await Files.FindAsync([known], cancellationToken);
        var stored = row?.StoredAt ?? (await Files.AnyAsync(r => r.Stored == path, cancellationToken) ? $"{MediaPaths.FolderOf(path)}/{file.Sha256[..16]}{file.Kind.Extension}".TrimStart('/') : path);
        var target = store.FileOf(stored);
        if (row?.Sha256 == file.Sha256 && File.Exists(target))
            return row.ToFile();
        try
        {
            MediaStore.TryPlace(file.Temp, target, overwrite: true);
        }
        catch (IOException)
        {
            // A folder of this name is there, or a file of its folder's name.
            throw new MediaRefusedException(T["The path of the file cannot be used."]);
        }
        if (row is null)
        {
            Files.Add(row = NewRow(path, file));
            row.Stored = stored == path ? null : stored;
            row.ToDescribe = file.Kind.IsImage;
            describe?.Invoke(row);
        }
        else
        {
            Describe(row, file);
        }
        await database.SaveChangesAsync(cancellationToken);
        catalog.Clear();
        return row.ToFile();
    }

    private MediaFileRow NewRow(string path, AcceptedFile file)
    {
        var row = new MediaFileRow { Path = path, CreatedUtc = time.GetUtcNow().UtcDateTime };
        Describe(row, file);
        return row.Indexed();
    }

    /// <summary>Notes what the bytes are.</summary>
    public static void Describe(MediaFileRow row, AcceptedFile file)
    {
        (row.ContentType, row.Length, row.Sha256) = (file.Kind.ContentType, file.Length, file.Sha256);
        (row.Width, row.Height, row.Frames) = (file.Facts.Width, file.Facts.Height, file.Facts.Frames);
    }
}
