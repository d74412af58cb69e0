using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Community.Cms.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Media;

/// <summary>
/// Uploads in pieces that go on after a break: the tus protocol, version 1.0.0 (tus.io/protocols/resumable-upload), with its extensions creation, termination and
/// expiration. Pieces come as POST with <c>X-HTTP-Method-Override</c>, which the protocol allows, because the house knows no other writing method. The file is
/// taken in like any other with its last piece.
/// </summary>
internal sealed class MediaUploads(CommunityDbContext data, MediaStore store, MediaLibrary library, MediaDesk desk, MediaOptions options, IAntiforgery antiforgery, TimeProvider time, IStringLocalizer<MediaStrings> T)
{
    /// <summary>Where uploads begin.</summary>
    public const string Address = "/admin/medias/envois";

    /// <summary>Header of the last answer: the path of the new file, percent-encoded.</summary>
    public const string PathHeader = "Media-Path";

    /// <summary>How long an upload waits for its next piece.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const string Version = "1.0.0";
    private const int MostUnfinished = 50;

    private DbSet<MediaUploadRow> Rows => data.Set<MediaUploadRow>();

    /// <summary>Begins an upload: <c>Upload-Length</c>, and in <c>Upload-Metadata</c> its <c>filename</c> and its <c>folder</c>, or the path of a file that it <c>replaces</c>.</summary>
    public async Task<IResult> BeginAsync(HttpContext context)
    {
        if (await RefuseAsync(context) is { } refusal)
            return refusal;
        var request = context.Request;
        if (!long.TryParse(request.Headers["Upload-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length == 0)
            return Say(context, StatusCodes.Status400BadRequest, T["The file is empty."]);
        if (length > options.MaxLargeBytes)
            return Say(context, StatusCodes.Status413PayloadTooLarge, T["The file is too large: at most {0} MB.", options.MaxLargeBytes / (1024 * 1024)]);
        var names = Metadata(request.Headers["Upload-Metadata"].ToString());
        var replaced = names.GetValueOrDefault("replaces", "");
        if (replaced.Length > 0 && await library.FindRowAsync(replaced, context.RequestAborted) is null)
            return Say(context, StatusCodes.Status404NotFound, T["The file is missing."]);
        if (MediaPaths.Folder(names.GetValueOrDefault("folder", "")) is not { } folder)
            return Say(context, StatusCodes.Status400BadRequest, T["This folder name cannot be used. Write letters, digits and hyphens, with a slash between folders."]);
        var user = UserOf(context);
        var now = time.GetUtcNow().UtcDateTime;
        if (await Rows.CountAsync(row => row.UserId == user && row.TouchedUtc > now - Life, context.RequestAborted) >= MostUnfinished)
            return Say(context, StatusCodes.Status429TooManyRequests, T["Too many uploads are unfinished. Finish or cancel some first."]);
        var upload = new MediaUploadRow
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            UserId = user,
            FileName = Path.GetFileName(names.GetValueOrDefault("filename", "")) is { Length: > 0 } name ? name[..Math.Min(name.Length, 300)] : "document",
            Folder = replaced.Length > 0 ? replaced : folder,
            Length = length,
            TouchedUtc = now,
        };
        data.Add(upload);
        await data.SaveChangesAsync(context.RequestAborted);
        await using (File.Create(store.UploadOf(upload.Id)))
        {
        }
        Expire(context, upload);
        return TypedResults.Created($"{request.PathBase}{Address}/{upload.Id}");
    }

    /// <summary>How much of an upload is here.</summary>
    public async Task<IResult> TellAsync(string id, HttpContext context)
    {
        context.Response.Headers["Tus-Resumable"] = Version;
        context.Response.Headers.CacheControl = "no-store";
        if (await FindAsync(id, context) is not { } upload)
            return TypedResults.NotFound();
        var offset = new FileInfo(store.UploadOf(id)).Length;
        context.Response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Upload-Length"] = upload.Length.ToString(CultureInfo.InvariantCulture);
        Expire(context, upload);
        // All pieces came, but the answer to the last one was lost.
        return offset == upload.Length ? await FinishAsync(upload, context) : TypedResults.Ok();
    }

    /// <summary>Takes the next piece, or ends the upload.</summary>
    public async Task<IResult> GoOnAsync(string id, HttpContext context)
    {
        if (await RefuseAsync(context) is { } refusal)
            return refusal;
        if (await FindAsync(id, context) is not { } upload)
            return TypedResults.NotFound();
        switch (context.Request.Headers["X-HTTP-Method-Override"].ToString())
        {
            case "DELETE":
                await ForgetAsync(upload, context.RequestAborted);
                return TypedResults.NoContent();
            case "PATCH":
                return await AppendAsync(upload, context);
            default:
                return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }
    }

    private async Task<IResult> AppendAsync(MediaUploadRow upload, HttpContext context)
    {
        var request = context.Request;
        if (request.ContentType != "application/offset+octet-stream")
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        long offset;
        try
        {
            // Alone: a second window with the same upload waits.
            await using var file = new FileStream(store.UploadOf(upload.Id), FileMode.Open, FileAccess.Write, FileShare.None);
            if (request.Headers["Upload-Offset"] != file.Length.ToString(CultureInfo.InvariantCulture))
                return TypedResults.StatusCode(StatusCodes.Status409Conflict);
            file.Seek(0, SeekOrigin.End);
            if (!await CopyAsync(request.Body, file, upload.Length - file.Length, context.RequestAborted))
                return Say(context, StatusCodes.Status413PayloadTooLarge, T["The file is larger than it said at first. Choose it again."]);
            offset = file.Length;
        }
        catch (FileNotFoundException)
        {
            return TypedResults.NotFound();
        }
        catch (IOException)
        {
            return TypedResults.StatusCode(StatusCodes.Status423Locked);
        }
        upload.TouchedUtc = time.GetUtcNow().UtcDateTime;
        await Rows.Where(row => row.Id == upload.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TouchedUtc, upload.TouchedUtc), CancellationToken.None);
        context.Response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        Expire(context, upload);
        return offset == upload.Length ? await FinishAsync(upload, context) : TypedResults.NoContent();
    }

    // What arrived before the line broke stays: that is what the upload goes on from.
    private static async Task<bool> CopyAsync(Stream body, FileStream file, long room, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (read > room)
                    return false;
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                room -= read;
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
        }
        return true;
    }

    private async Task<IResult> FinishAsync(MediaUploadRow upload, HttpContext context)
    {
        // One of two answers that arrive together does the work.
        if (await Rows.Where(row => row.Id == upload.Id && !row.Finishing).ExecuteUpdateAsync(set => set.SetProperty(row => row.Finishing, true), CancellationToken.None) == 0)
            return TypedResults.StatusCode(StatusCodes.Status423Locked);
        try
        {
            await using var content = File.OpenRead(store.UploadOf(upload.Id));
            var (path, error) = await TakeInAsync(upload, content);
            if (path is null)
                return Say(context, StatusCodes.Status422UnprocessableEntity, error!);
            context.Response.Headers[PathHeader] = Uri.EscapeDataString(path);
            return HttpMethods.IsHead(context.Request.Method) ? TypedResults.Ok() : TypedResults.NoContent();
        }
        finally
        {
            await ForgetAsync(upload, CancellationToken.None);
        }
    }

    private async Task<(string? Path, string? Error)> TakeInAsync(MediaUploadRow upload, FileStream content)
    {
        if (!Path.HasExtension(upload.Folder))
        {
            var kept = await library.SaveAsync(upload.Folder, upload.FileName, content, options.MaxLargeBytes, CancellationToken.None);
            return (kept.File?.Path, kept.Error);
        }
        // It may have been moved since its replacement began to arrive.
        if (await library.FindRowAsync(upload.Folder, CancellationToken.None) is not { } row)
            return (null, T["The file is missing."]);
        var error = await desk.ReplaceAsync(row.Path, content, options.MaxLargeBytes, CancellationToken.None);
        return (error is null ? row.Path : null, error);
    }

    private async Task ForgetAsync(MediaUploadRow upload, CancellationToken cancellationToken)
    {
        await Rows.Where(row => row.Id == upload.Id).ExecuteDeleteAsync(cancellationToken);
        MediaStore.TryDelete(store.UploadOf(upload.Id));
    }

    private async Task<MediaUploadRow?> FindAsync(string id, HttpContext context)
    {
        var (user, oldest) = (UserOf(context), time.GetUtcNow().UtcDateTime - Life);
        var upload = await Rows.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.UserId == user && row.TouchedUtc > oldest, context.RequestAborted);
        return upload is not null && File.Exists(store.UploadOf(upload.Id)) ? upload : null;
    }

    private async Task<IResult?> RefuseAsync(HttpContext context)
    {
        context.Response.Headers["Tus-Resumable"] = Version;
        if (!await antiforgery.IsRequestValidAsync(context))
            return Say(context, StatusCodes.Status400BadRequest, T["This page is too old to send a file. Load it again, then choose the file once more."]);
        return context.Request.Headers["Tus-Resumable"] == Version ? null : TypedResults.StatusCode(StatusCodes.Status412PreconditionFailed);
    }

    private static void Expire(HttpContext context, MediaUploadRow upload) => context.Response.Headers["Upload-Expires"] = (upload.TouchedUtc + Life).ToString("R", CultureInfo.InvariantCulture);

    // A sentence for the person, beside the file's name; not the house's page of errors.
    private static IResult Say(HttpContext context, int status, string sentence)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return TypedResults.Text(sentence, "text/plain", Encoding.UTF8, status);
    }

    private static string UserOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    // "name base64, name base64"
    private static Dictionary<string, string> Metadata(string header)
    {
        Dictionary<string, string> values = [];
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split(' ', 2) is [var n, var v] ? (n, v) : (pair, "");
            var bytes = new byte[value.Length];
            if (Convert.TryFromBase64String(value, bytes, out var count))
                values[name] = Encoding.UTF8.GetString(bytes, 0, count);
        }
        return values;
    }
}
