using Community.Abstractions.Content;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Content;
using Community.Cms.Content.Views;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;

namespace Community.Web.Tests;

/// <summary>An editor of the house with a draft, a session, a kept view and an upload that waits for its next piece.</summary>
internal sealed class SomebodyElse
{
    /// <summary>Stands in the draft, the view and the name of the file, and nowhere else.</summary>
    public const string Secret = "Carnet d’Odile";

    private readonly CommunityHost host;

    private SomebodyElse(CommunityHost host, Browser browser) => (this.host, Browser) = (host, browser);

    public Browser Browser { get; }
    public string Draft { get; private set; } = "";
    public string Session { get; private set; } = "";
    public string View { get; private set; } = "";
    public string Upload { get; } = "0123456789abcdef0123456789abcdef";
    public string[] Ids => [Draft, Session, View, Upload, Browser.UserId!];

    /// <summary>What there was before anybody else came.</summary>
    public string Before { get; private set; } = "";

    public static async Task<SomebodyElse> MoveInAsync(CommunityHost host)
    {
        var other = new SomebodyElse(host, await host.AsEditorAsync("Odile Autre"));
        var userId = other.Browser.UserId!;
        other.Draft = (await host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = Secret }).Owner = userId)).ContentItemId;
        other.Session = await host.DataAsync(db => db.Set<AccountSession>().Where(session => session.UserId == userId).Select(session => session.Id).SingleAsync());
        var view = new ListView { UserId = userId, Name = Secret, Query = "?type=Page" };
        other.View = view.Id;
        await host.DataAsync(async db =>
        {
            db.Add(view);
            db.Add(new MediaUploadRow { Id = other.Upload, UserId = userId, FileName = Secret + ".png", Folder = "", Length = 10, TouchedUtc = host.Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });
        var uploads = Directory.CreateDirectory(Path.Combine(host.DataPath, "media-uploads"));
        await File.WriteAllBytesAsync(Path.Combine(uploads.FullName, other.Upload), [1, 2, 3]);
        other.Before = await other.StateAsync();
        return other;
    }

    /// <summary>All of it as it is now.</summary>
    public Task<string> StateAsync() => host.DataAsync(async db => string.Join('\n',
        string.Join(' ', await db.Set<ContentRow>().Where(row => row.ContentItemId == Draft).OrderBy(row => row.Id).Select(row => row.ContentItemVersionId + row.Latest + row.Published + row.Owner).ToListAsync()),
        await db.Set<AccountSession>().CountAsync(session => session.Id == Session),
        await db.Set<ListView>().Where(view => view.Id == View).Select(view => view.UserId + view.Name + view.Query + view.Shared).SingleOrDefaultAsync(),
        await db.Set<MediaUploadRow>().CountAsync(upload => upload.Id == Upload && upload.UserId == Browser.UserId && !upload.Finishing),
        File.Exists(Path.Combine(host.DataPath, "media-uploads", Upload)) ? new FileInfo(Path.Combine(host.DataPath, "media-uploads", Upload)).Length : -1));
}
