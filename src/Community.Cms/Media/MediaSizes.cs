using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetVips;

namespace Community.Cms.Media;

/// <summary>Makes sizes of images, each once, two at a time, and keeps them on disk.</summary>
internal sealed partial class MediaSizes(MediaStore store, ILogger<MediaSizes> logger) : IDisposable
{
    private readonly SemaphoreSlim _makers = new(2);
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _making = new();
    // Damaged files, so that asking again costs nothing. Bounded by the number of files.
    private readonly ConcurrentDictionary<string, bool> _damaged = new();

    /// <summary>The file of a size, made first when it is not there; null when the original is missing or damaged.</summary>
    public async Task<string?> GetAsync(MediaFileRow original, int width, ImageFormat format, CancellationToken cancellationToken)
    {
        // Two widths above the original's are the same image: it is never enlarged.
        var size = Math.Min(width, original.ShownWidth);
        var file = store.SizeOf(original, size, format);
        if (File.Exists(file))
            return file;
        if (_damaged.ContainsKey(original.Sha256))
            return null;
        var making = _making.GetOrAdd(file, _ => new(() => MakeAsync(original, size, format, file)));
        // Others may wait for the same file: a reader who leaves does not stop the work.
        return await making.Value.WaitAsync(cancellationToken) ? file : null;
    }

    public void Dispose() => _makers.Dispose();

    private async Task<bool> MakeAsync(MediaFileRow original, int width, ImageFormat format, string file)
    {
        await _makers.WaitAsync();
        try
        {
            return File.Exists(file) || await Task.Run(() => Make(original, width, format, file));
        }
        finally
        {
            _makers.Release();
            _making.TryRemove(file, out _);
        }
    }

    private bool Make(MediaFileRow original, int width, ImageFormat format, string file)
    {
        var source = store.FileOf(original.StoredAt);
        if (!File.Exists(source))
            return false;
        var temp = store.NewTemp();
        try
        {
            ImageWorkshop.Resize(source, temp, width, format, original);
            return MediaStore.TryPlace(temp, file, overwrite: true);
        }
        catch (VipsException)
        {
            Log.Damaged(logger, original.Sha256);
            _damaged[original.Sha256] = true;
            return false;
        }
        finally
        {
            MediaStore.TryDelete(temp);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The image with hash {Hash} cannot be read")]
        public static partial void Damaged(ILogger logger, string hash);
    }
}
