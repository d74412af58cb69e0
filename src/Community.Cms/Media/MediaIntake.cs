using Community.Abstractions.Media;
using Microsoft.Extensions.Localization;
using NetVips;

namespace Community.Cms.Media;

/// <summary>An upload or an imported file that passed all checks, still in its temporary place.</summary>
internal sealed record AcceptedFile(string Temp, FileKind Kind, ImageFacts Facts, long Length, string Sha256);

/// <summary>A file that is refused; the message is for the person who brought it.</summary>
internal sealed class MediaRefusedException(string message) : Exception(message);

/// <summary>The door of the library: takes a stream, lets in only what it claims to be.</summary>
internal sealed class MediaIntake(MediaStore store, MediaOptions options, ClamAv viruses, IStringLocalizer<MediaStrings> T) : IDisposable
{
    // Decoding uploads takes memory: two at a time, as for the sizes.
    private readonly SemaphoreSlim _decoders = new(2);

    /// <summary>Checks a stream and keeps it in a temporary file.</summary>
    /// <param name="content">Read to its end, or to one byte too many.</param>
    /// <param name="clean">For files of people: whether they are checked for viruses, and images written again without metadata. Else the bytes stay as they are and only the header is read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="maxBytes">Largest file; <see cref="MediaOptions.MaxBytes"/> when null.</param>
    /// <exception cref="MediaRefusedException">The file is not accepted.</exception>
    public async Task<AcceptedFile> AcceptAsync(Stream content, bool clean, CancellationToken cancellationToken, long? maxBytes = null)
    {
        var temp = store.NewTemp();
        try
        {
            await ReceiveAsync(content, temp, maxBytes ?? options.MaxBytes, cancellationToken);
            // What is no file of ours needs no check; what is one is checked before anything decodes it.
            var kind = await SniffAsync(temp, cancellationToken);
            if (clean)
                await CheckForVirusesAsync(temp, cancellationToken);
            var facts = kind.IsImage ? await ExamineAsync(temp, kind, clean, cancellationToken) : default;
            return new(temp, kind, facts, new FileInfo(temp).Length, await MediaStore.HashAsync(temp, cancellationToken));
        }
        catch
        {
            MediaStore.TryDelete(temp);
            throw;
        }
    }

    public void Dispose() => _decoders.Dispose();

    private async Task ReceiveAsync(Stream content, string temp, long maxBytes, CancellationToken cancellationToken)
    {
        await using var file = File.Create(temp);
        var buffer = new byte[81920];
        long length = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            length += read;
            if (length > maxBytes)
                throw new MediaRefusedException(T["The file is too large: at most {0} MB.", maxBytes / (1024 * 1024)]);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        if (length == 0)
            throw new MediaRefusedException(T["The file is empty."]);
    }

    private async Task CheckForVirusesAsync(string temp, CancellationToken cancellationToken)
    {
        var verdict = await viruses.CheckAsync(temp, cancellationToken);
        if (verdict == VirusVerdict.Infected)
            throw new MediaRefusedException(T["This file carries a known virus and is not kept. Check the machine it comes from."]);
        if (verdict == VirusVerdict.Unknown)
            throw new MediaRefusedException(T["The virus check does not answer, so no file is taken in for now. Nothing is wrong with yours: try again in a few minutes, and tell your administrator if it lasts."]);
    }

    private async Task<FileKind> SniffAsync(string temp, CancellationToken cancellationToken)
    {
        var header = new byte[FileKind.HeaderLength];
        await using var file = File.OpenRead(temp);
        var length = await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
        if (FileKind.Sniff(header.AsSpan(0, length), file.Length) is { } kind)
            return kind;
        throw new MediaRefusedException(FileKind.IsSvg(header.AsSpan(0, length))
            ? T["SVG drawings are not accepted, because they can carry programs. Save the drawing as PNG or WebP."]
            : T["This kind of file is not accepted, whatever its name says. Choose a JPEG, PNG, GIF, WebP or AVIF image, a PDF document, or an STL model."]);
    }

    private async Task<ImageFacts> ExamineAsync(string temp, FileKind kind, bool clean, CancellationToken cancellationToken)
    {
        await _decoders.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Examine(temp, kind, clean), cancellationToken);
        }
        catch (VipsException)
        {
            throw new MediaRefusedException(T["The image is damaged or incomplete. Save it again, then send the new file."]);
        }
        finally
        {
            _decoders.Release();
        }
    }

    private ImageFacts Examine(string temp, FileKind kind, bool clean)
    {
        var facts = ImageWorkshop.Read(temp);
        if (!facts.Fits)
            throw new MediaRefusedException(T["The image has too many pixels: at most {0} million, and {1} on a side.", ImageFacts.MaxPixels / 1_000_000, ImageFacts.MaxSide]);
        if (!clean)
            return facts;
        var cleaned = store.NewTemp();
        try
        {
            ImageWorkshop.Clean(temp, cleaned, kind, facts.Frames);
            File.Move(cleaned, temp, overwrite: true);
            return facts;
        }
        finally
        {
            MediaStore.TryDelete(cleaned);
        }
    }
}
