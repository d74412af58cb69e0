using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Abstractions.Security;
using Community.Members.Follows;
using Microsoft.EntityFrameworkCore;

namespace Community.Members.Profiles;

/// <summary>
/// Keeps profiles. From each, in the same transaction, come the content items that others read: one for everyone, and one for members in its place when they
/// see more. Whatever a circle may not see is in none of its items, so no list, search or API can show it.
/// </summary>
internal sealed class ProfileStore(ICommunityData data, IContentManager contents, IContentEraser eraser, IChangeFeed feed, TermLists terms, TimeProvider time)
{
    /// <summary>Type of the derived items.</summary>
    public const string Type = "MemberProfile";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<ProfileRow?> FindAsync(string userId, CancellationToken cancellationToken) =>
        data.Set<ProfileRow>().FirstOrDefaultAsync(row => row.UserId == userId, cancellationToken);

    public Task<ProfileRow?> FindBySlugAsync(string slug, CancellationToken cancellationToken) =>
        data.Set<ProfileRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancellationToken);

    /// <summary>Changes a profile, made first when there is none, and what others see of it. The answer of <paramref name="change"/> false stores nothing.</summary>
    public async Task<bool> ChangeAsync(string userId, Func<ProfileRow, Task<bool>> change, CancellationToken cancellationToken)
    {
        var done = await data.WriteAsync(async token =>
        {
            var row = await FindAsync(userId, token);
            var isNew = row is null;
            row ??= new ProfileRow { UserId = userId, CreatedUtc = Now };
            if (!await change(row))
                return false;
            row.Version = ContentIds.New();
            row.ModifiedUtc = Now;
            if (row.Slug.Length == 0)
                row.Slug = await FreeSlugAsync(row.Text.Name, token);
            if (isNew)
                data.Set<ProfileRow>().Add(row);
            await data.SaveChangesAsync(token);
            await DeriveAsync(row, token);
            return true;
        }, cancellationToken);
        if (done)
            await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), Patience, cancellationToken);
        return done;
    }

    /// <summary>Whether items stand for the profile already.</summary>
    public async Task<bool> HasItemsAsync(ProfileRow row, CancellationToken cancellationToken) =>
        await contents.GetAsync(row.PublicItemId, ContentVersion.Latest, cancellationToken) is { ContentType: Type }
        || await contents.GetAsync(row.MembersItemId, ContentVersion.Latest, cancellationToken) is { ContentType: Type };

    /// <summary>Makes the items of a profile again. Part of the running transaction.</summary>
    public async Task DeriveAsync(ProfileRow row, CancellationToken cancellationToken)
    {
        var forEveryone = row.SeenBy(Level.Everyone, Now);
        var forMembers = row.SeenBy(Level.Members, Now);
        // One item is enough where members see nothing more.
        if (forEveryone is not null && forMembers is not null && forEveryone.ToJson() == forMembers.ToJson())
            forMembers = null;
        // Whoever hides is in no mail to come either.
        if (row.Reach(Now) == Level.Nobody)
            data.Set<FollowNewsRow>().RemoveRange(await data.Set<FollowNewsRow>().Where(news => news.Kind == "member" && news.TargetId == row.UserId).ToListAsync(cancellationToken));
        await PutAsync(row, row.PublicItemId, forEveryone, Audiences.Public, more: forMembers is not null, cancellationToken);
        await PutAsync(row, row.MembersItemId, forMembers, Audiences.Members, more: false, cancellationToken);
    }

    /// <summary>Deletes a profile and every trace of it among the items. Part of the running transaction.</summary>
    public async Task EraseAsync(ProfileRow row, CancellationToken cancellationToken)
    {
        await eraser.EraseAsync(row.PublicItemId, cancellationToken);
        await eraser.EraseAsync(row.MembersItemId, cancellationToken);
        data.Set<ProfileRow>().Remove(row);
    }

    private async Task PutAsync(ProfileRow row, string id, ProfileText? text, string audience, bool more, CancellationToken cancellationToken)
    {
        var latest = await contents.GetAsync(id, ContentVersion.Latest, cancellationToken);
        if (text is null)
        {
            // Nothing of a text that nobody may see any more stays behind as a draft.
            if (latest is not null)
                await eraser.EraseAsync(id, cancellationToken);
            return;
        }
        var item = ItemOf(row, id, text, audience, more);
        // A term that left its list meanwhile must not keep the person from saving; the profile itself remembers it.
        var (skills, sectors) = (await terms.SkillsAsync(cancellationToken), await terms.SectorsAsync(cancellationToken));
        item.ApplyField(Type, "Skills", Known(TermLists.SkillsId, text.Skills, skills));
        item.ApplyField(Type, "Sectors", Known(TermLists.SectorsId, text.Sectors, sectors));
        var result = await contents.SaveAndPublishAsync(item, latest?.ContentItemVersionId, People.TheModule, cancellationToken);
        if (!result.Succeeded)
            throw new InvalidOperationException($"The item of a profile was refused: {string.Join(' ', result.Errors.Select(error => $"{error.Path} {error.Message}"))}");
    }

    private static TaxonomyField Known(string taxonomy, IEnumerable<string> chosen, IReadOnlyList<TermInfo> terms) =>
        new() { TaxonomyContentItemId = taxonomy, TermContentItemIds = [.. chosen.Where(id => terms.Any(term => term.Id == id))] };

    /// <summary>The item that a circle reads.</summary>
    internal static ContentItem ItemOf(ProfileRow row, string id, ProfileText text, string audience, bool more)
    {
        var item = new ContentItem { ContentItemId = id, ContentType = Type, Owner = row.UserId, Audience = audience, CreatedUtc = row.CreatedUtc };
        item.Apply(new TitlePart { Title = text.Name });
        Field("Slug", new TextField { Text = row.Slug });
        Field("Headline", new TextField { Text = text.Headline });
        Field("Short", new TextField { Text = text.Short });
        Field("Long", new TextField { Text = text.Long });
        Field("Commune", new TextField { Text = text.Commune });
        if (Communes.Find(text.Commune) is { } commune)
            Field("Location", new GeoPointField { Latitude = (decimal)commune.Latitude, Longitude = (decimal)commune.Longitude });
        Field("Skills", new TaxonomyField { TaxonomyContentItemId = TermLists.SkillsId, TermContentItemIds = [.. text.Skills] });
        Field("Sectors", new TaxonomyField { TaxonomyContentItemId = TermLists.SectorsId, TermContentItemIds = [.. text.Sectors] });
        Field("Offers", new MultiTextField { Values = [.. text.Offers] });
        Field("OffersText", new TextField { Text = text.OffersText });
        Field("Seeks", new MultiTextField { Values = [.. text.Seeks] });
        Field("SeeksText", new TextField { Text = text.SeeksText });
        Field("Languages", new MultiTextField { Values = [.. text.Languages] });
        Field("Links", new MultiTextField { Values = [.. text.Links] });
        Field("Organisation", new ContentPickerField { ContentItemIds = text.Organisation is null ? [] : [text.Organisation] });
        Field("Places", new ContentPickerField { ContentItemIds = [.. text.Places] });
        Field("Help", new TextField { Text = text.Help });
        Field("Picture", new MediaField { Paths = text.Picture is null ? [] : [text.Picture] });
        Field("Demo", new BooleanField { Value = row.Demo });
        Field("MoreForMembers", new BooleanField { Value = more });
        return item;

        void Field<T>(string name, T value) where T : class => item.ApplyField(Type, name, value);
    }

    /// <summary>An address that nobody has.</summary>
    public async Task<string> FreeSlugAsync(string name, CancellationToken cancellationToken)
    {
        var slug = Slugs.Of(name) is { Length: > 0 } own ? own : "membre";
        var taken = await data.Set<ProfileRow>().Where(row => row.Slug == slug || row.Slug.StartsWith(slug + "-")).Select(row => row.Slug).ToListAsync(cancellationToken);
        var free = slug;
        for (var number = 2; taken.Contains(free); number++)
            free = $"{slug}-{number}";
        return free;
    }
}
