using System.Globalization;
using System.IO.Compression;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Sites;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Privacy;
using Community.Theme.Opale;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.PersonalData;

/// <summary>One archive of all that is kept of a person: a page that anybody can read, and the same as JSON with the files.</summary>
internal sealed class PersonalArchive(
    CommunityDbContext db, IEnumerable<IPersonalDataSource> sources, IAuditTrail audit, ISiteContext site, HtmlEncoder html, TimeProvider time, IStringLocalizer<AccountStrings> T)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the archive to a file of its own that goes when the answer is closed, so that a source that fails spoils no download.</summary>
    public async Task<Stream> MakeAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using (var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
                await FillAsync(archive, userId, cancellationToken);
            audit.Record(actor.Id() == userId ? new("PersonalDataExported", "Account", userId, actor.Identity?.Name ?? "") : new(AccessLog.HandedOut, "Account", userId, userId[..Math.Min(8, userId.Length)]), actor);
            await db.SaveChangesAsync(cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task FillAsync(ZipArchive archive, string userId, CancellationToken cancellationToken)
    {
        var settings = await site.GetSettingsAsync(cancellationToken);
        var page = new StringBuilder();
        var contents = new StringBuilder();
        int number = 0;
        foreach (var source in sources.OrderBy(source => source is EngineData ? 0 : 1).ThenBy(source => source.Name, StringComparer.Ordinal))
            foreach (var records in await source.ExportAsync(userId, cancellationToken))
            {
                number++;
                var folder = $"{SafeName(source.Name)}/";
                var json = $"{folder}{number:00}.json";
                await WriteAsync(archive, json, records.Data.ToJsonString(Readable), cancellationToken);
                contents.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#s{number}\">{html.Encode(records.Title)}</a></li>\n");
                page.Append(CultureInfo.InvariantCulture, $"<section id=\"s{number}\"><h2>{html.Encode(records.Title)}</h2>\n");
                Show(page, records.Data, 0);
                page.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{html.Encode(json)}\">{html.Encode(T["The same for programs (JSON)"])}</a></p>\n");
                if (records.Files.Count > 0)
                    page.Append("<ul>\n");
                int at = 0;
                foreach (var part in records.Files)
                {
                    var name = $"{folder}{number:00}-{++at:00}-{SafeName(part.Name)}";
                    await using var source2 = await part.OpenAsync(cancellationToken);
                    await using var entry = await (archive.CreateEntry(name)).OpenAsync(cancellationToken);
                    await source2.CopyToAsync(entry, cancellationToken);
                    page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{html.Encode(name)}\">{html.Encode(part.Name)}</a></li>\n");
                }
                page.Append(records.Files.Count > 0 ? "</ul></section>\n" : "</section>\n");
            }
        var title = T["Your data at {0}", settings.SiteName].Value;
        var intro = T["All that is kept about you, on {0}. Every section is also there for programs, in the folders beside this page.", Formats.DateTime(time.GetUtcNow().UtcDateTime)].Value;
        await WriteAsync(archive, "index.html", $$"""
            <!DOCTYPE html>
            <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{html.Encode(title)}}</title>
            <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem;color-scheme:light dark}dt{font-weight:bold}dd,li{overflow-wrap:anywhere}section{border-top:1px solid;margin-top:2rem}</style></head>
            <body><main><h1>{{html.Encode(title)}}</h1><p>{{html.Encode(intro)}}</p><nav aria-label="{{html.Encode(T["Contents of this page"])}}"><ul>
            {{contents}}</ul></nav>
            {{page}}</main></body></html>
            """, cancellationToken);
    }

    private static async Task WriteAsync(ZipArchive archive, string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = await archive.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private void Show(StringBuilder page, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject values when values.Count > 0 && depth < 12:
                page.Append("<dl>");
                foreach (var (name, value) in values)
                {
                    page.Append(CultureInfo.InvariantCulture, $"<dt>{html.Encode(name)}</dt><dd>");
                    Show(page, value, depth + 1);
                    page.Append("</dd>\n");
                }
                page.Append("</dl>\n");
                break;
            case JsonArray items when items.Count > 0 && depth < 12:
                page.Append("<ol>");
                foreach (var item in items)
                {
                    page.Append("<li>");
                    Show(page, item, depth + 1);
                    page.Append("</li>\n");
                }
                page.Append("</ol>\n");
                break;
            case JsonValue value:
                page.Append(html.Encode(Words(value)));
                break;
            case null or JsonObject { Count: 0 } or JsonArray { Count: 0 }:
                page.Append('–');
                break;
            default:
                page.Append(html.Encode(node.ToJsonString()));
                break;
        }
    }

    private string Words(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => T["yes"],
        JsonValueKind.False => T["no"],
        JsonValueKind.String => value.ToString(),
        _ => value.ToJsonString(),
    };

    /// <summary>A file name that means the same on every system and leads nowhere.</summary>
    private static string SafeName(string name)
    {
        var safe = new string([.. name.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')]).Trim('.');
        return safe.Length == 0 ? "file" : safe.Length > 80 ? safe[^80..] : safe;
    }
}
