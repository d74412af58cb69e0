using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Site.Tests.House;
using Microsoft.Extensions.Time.Testing;

namespace Community.Site.Tests;

/// <summary>One house for the tests that only read.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    public const string OwnerOnlyPath = "note-a-moi";

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 10, 8, 0, 0, TimeSpan.Zero));

    public SiteHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await SiteHouse.StartAsync(Time, Furnish);

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private static void Furnish(List<ContentItem> items)
    {
        var note = New("Page", "Note à moi", OwnerOnlyPath, "fr");
        items.Add(note);
        note.Audience = Audiences.Owner;
        note.Owner = "member";
        items.Add(BlogPost());
        items.Add(Strange());
    }

    /// <summary>A published item of any type.</summary>
    public static ContentItem New(string type, string title, string path, string? culture)
    {
        var item = new ContentItem
        {
            ContentItemId = ContentIds.New(), ContentItemVersionId = ContentIds.New(), ContentType = type, DisplayText = title, Published = true, Latest = true,
            PublishedUtc = new DateTime(2026, 1, 2, 9, 0, 0, DateTimeKind.Utc), ModifiedUtc = new DateTime(2026, 1, 2, 9, 0, 0, DateTimeKind.Utc),
        };
        item.Apply(new TitlePart { Title = title }).Apply(new AutoroutePart { Path = path });
        return culture is null ? item : item.Apply(new LocalizationPart { Culture = culture });
    }

    /// <summary>What an imported blog brings: a type without a page of its own.</summary>
    private static ContentItem BlogPost()
    {
        var post = New("BlogPost", "Un billet importé", "blog/billet", null);
        return post.Apply(new MarkdownBodyPart { Markdown = "Du texte venu d’ailleurs" }).ApplyField("BlogPost", "Subtitle", new TextField { Text = "Un sous-titre" });
    }

    /// <summary>A page made of a block that nobody draws, with a title that tries to close a script.</summary>
    private static ContentItem Strange()
    {
        var page = New("NewsArticle", "</script><script>alert(1)</script>", "actualites/etrange", "fr");
        page.ApplyField("NewsArticle", "Lead", new TextField { Text = "Étrange" });
        return page.Apply(new FlowPart { Widgets = [new ContentItem { ContentItemId = ContentIds.New(), ContentType = "../../Pages/Error" }] });
    }
}
