using Microsoft.Extensions.Caching.Memory;

namespace Community.Cms.Media;

/// <summary>
/// Files this node has looked up, so that pages with images ask nothing of the database. Bounded; what another node removed is forgotten after ten minutes.
/// </summary>
internal sealed class MediaCatalog(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _missingLife = TimeSpan.FromSeconds(10);

    // No path looks like this.
    private const string FoldersKey = "//";

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    // Apart, so that invented addresses do not push out the real ones.
    private readonly MemoryCache _missing = new(new MemoryCacheOptions { SizeLimit = 1_000 });
    private long _loaded = long.MinValue;

    /// <summary>True when it is known whether the file is there; <paramref name="row"/> is null when it is not.</summary>
    public bool TryGet(string path, out MediaFileRow? row) => _known.TryGetValue(path, out row) || _missing.TryGetValue(path, out _);

    /// <summary>Keeps a file under its path, or under a former one.</summary>
    public void Put(MediaFileRow row, string? path = null) => _known.Set(path ?? row.Path, row, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _life });

    public void PutMissing(string path) => _missing.Set(path, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _missingLife });

    public void Forget(string path)
    {
        _known.Remove(path);
        _missing.Remove(path);
        _known.Remove(FoldersKey);
    }

    /// <summary>Forgets everything: files moved, or say something else of themselves.</summary>
    public void Clear()
    {
        _known.Clear();
        _missing.Clear();
        Interlocked.Exchange(ref _loaded, long.MinValue);
    }

    /// <summary>The folders as last counted; null when it is time to count again.</summary>
    public IReadOnlyList<MediaFolder>? Folders
    {
        get => _known.TryGetValue(FoldersKey, out IReadOnlyList<MediaFolder>? folders) ? folders : null;
        set => _known.Set(FoldersKey, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _missingLife });
    }

    /// <summary>True once in half a life: then the caller loads many files in one query instead of one.</summary>
    public bool ShouldLoadMany()
    {
        var (now, before) = (time.GetTimestamp(), Interlocked.Read(ref _loaded));
        var old = before == long.MinValue || time.GetElapsedTime(before, now) > _life / 2;
        return old && Interlocked.CompareExchange(ref _loaded, now, before) == before;
    }

    public void Dispose()
    {
        _known.Dispose();
        _missing.Dispose();
    }
}
