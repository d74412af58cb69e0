using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content;

/// <summary>Gives items their paths and aliases, and keeps both unique. Runs inside the write, where this process is the only writer.</summary>
internal sealed class Autoroutes(CommunityDbContext db, Patterns patterns, IStringLocalizer<ContentStrings> T)
{
    // First segments that the host, the engine and the public pages answer themselves.
    private static readonly HashSet<string> ReservedRoots =
        ["admin", "api", "compte", "media", "recherche", "en", "fr", "health", "erreur", "apercu", "rosette", "connect", "mes-projets"];
    private static readonly HashSet<string> ReservedPaths =
        ["actualites", "agenda", "lieux", "partenaires", "annuaire", "organisations", "messages", "signaler", "mon-profil", "projets", "emplois", "mentorat", "mes-droits", "accessibilite/etat", "accessibilite/signaler"];

    /// <summary>Sets the item's path: what the person typed, else the type's pattern; made unique by a number when the pattern gave it.</summary>
    /// <returns>What is wrong with a typed path or alias.</returns>
    public async Task<IReadOnlyList<ContentError>> AssignAsync(ContentItem item, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        List<ContentError> errors = [];
        if (type.FindPart(nameof(AutoroutePart)) is { } route)
            await AssignPathAsync(item, route, errors, cancellationToken);
        if (type.HasPart(nameof(AliasPart)) && item.As<AliasPart>()?.Alias?.Trim().ToLowerInvariant() is { Length: > 0 } alias)
        {
            if (await db.Set<AliasRow>().AnyAsync(row => row.Alias == alias && row.ContentItemId != item.ContentItemId, cancellationToken))
                errors.Add(new("AliasPart.Alias", T["Another item already has this alias. Choose another one."]));
            item.Apply(new AliasPart { Alias = alias });
        }
        return errors;
    }

    /// <summary>Reserves the path and alias of a saved version.</summary>
    public async Task ReserveAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var id = item.ContentItemId;
        var rows = await db.Set<PathRow>().Where(row => row.ContentItemId == id).ToListAsync(cancellationToken);
        var path = item.As<AutoroutePart>()?.Path ?? "";
        var culture = item.Culture ?? "";
        db.RemoveRange(rows.Where(row => row.State == PathState.Reserved && (row.Path != path || row.Culture != culture)));
        if (path.Length > 0 && !rows.Any(row => row.Path == path && row.Culture == culture))
            db.Add(new PathRow { ContentItemId = id, Culture = culture, Path = path, State = PathState.Reserved });

        var alias = item.As<AliasPart>()?.Alias;
        var aliases = await db.Set<AliasRow>().Where(row => row.ContentItemId == id).ToListAsync(cancellationToken);
        db.RemoveRange(aliases.Where(row => row.Alias != alias));
        if (!string.IsNullOrEmpty(alias) && aliases.All(row => row.Alias != alias))
            db.Add(new AliasRow { Alias = alias, ContentItemId = id });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Makes the published version's path the current one; the path before becomes a redirect.</summary>
    public async Task PublishAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var path = item.As<AutoroutePart>()?.Path ?? "";
        var culture = item.Culture ?? "";
        foreach (var row in await db.Set<PathRow>().Where(row => row.ContentItemId == item.ContentItemId).ToListAsync(cancellationToken))
            if (row.Path == path && row.Culture == culture)
                row.State = PathState.Current;
            else if (row.State == PathState.Current)
                row.State = PathState.Former;
    }

    /// <summary>Keeps the paths of an item that went off the site for its return.</summary>
    public Task UnpublishAsync(string contentItemId, CancellationToken cancellationToken) => db.Set<PathRow>()
        .Where(row => row.ContentItemId == contentItemId && row.State == PathState.Current)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, PathState.Reserved), cancellationToken);

    /// <summary>Frees the paths and aliases of a removed item.</summary>
    public async Task RemoveAsync(string contentItemId, CancellationToken cancellationToken)
    {
        await db.Set<PathRow>().Where(row => row.ContentItemId == contentItemId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<AliasRow>().Where(row => row.ContentItemId == contentItemId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The former addresses of items, oldest first.</summary>
    public Task<List<PathRow>> FormerAsync(string[] contentItemIds, CancellationToken cancellationToken) => db.Set<PathRow>().AsNoTracking()
        .Where(row => row.State == PathState.Former && contentItemIds.Contains(row.ContentItemId)).OrderBy(row => row.Id).ToListAsync(cancellationToken);

    /// <summary>Makes former addresses lead to an item, those that nobody has by now.</summary>
    public async Task RememberAsync(ContentItem item, IEnumerable<string> formerPaths, CancellationToken cancellationToken)
    {
        var culture = item.Culture ?? "";
        foreach (var path in formerPaths.Select(Slug.Path).Where(path => path.Length is > 0 and <= Slug.MaxPath).Distinct())
            if (await IsFreeAsync(path, culture, item.ContentItemId, cancellationToken)
                && !await db.Set<PathRow>().AnyAsync(row => row.Path == path && row.Culture == culture, cancellationToken))
                db.Add(new PathRow { ContentItemId = item.ContentItemId, Culture = culture, Path = path, State = PathState.Former });
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AssignPathAsync(ContentItem item, ContentTypePartDefinition route, List<ContentError> errors, CancellationToken cancellationToken)
    {
        var culture = item.Culture ?? "";
        var typed = Slug.Path(item.As<AutoroutePart>()?.Path ?? "");
        if (typed.Length > 0)
        {
            if (typed.Length > Slug.MaxPath || !await IsFreeAsync(typed, culture, item.ContentItemId, cancellationToken))
                errors.Add(new("AutoroutePart.Path", T["Another page already has the address “{0}”. Choose another one.", typed]));
            item.ApplyField(nameof(AutoroutePart), "Path", typed);
            return;
        }
        var pattern = route.PartSetting("Pattern", "{{ ContentItem | display_text | slugify }}");
        var wanted = Slug.Path(await patterns.RenderAsync(pattern, item, found => ContainerAsync(found, cancellationToken)));
        if (wanted.Length == 0)
            wanted = item.ContentItemId;
        if (wanted.Length > Slug.MaxPath - 10)
            wanted = wanted[..(Slug.MaxPath - 10)].Trim('-', '/');
        var path = wanted;
        for (var number = 2; !await IsFreeAsync(path, culture, item.ContentItemId, cancellationToken); number++)
            path = $"{wanted}-{number}";
        item.ApplyField(nameof(AutoroutePart), "Path", path);
    }

    private async Task<bool> IsFreeAsync(string path, string culture, string contentItemId, CancellationToken cancellationToken) =>
        !ReservedPaths.Contains(path)
        && !ReservedRoots.Contains(path.Split('/')[0])
        && !await db.Set<PathRow>().AnyAsync(row => row.Path == path && row.Culture == culture && row.ContentItemId != contentItemId, cancellationToken);

    private async Task<ContentItem?> ContainerAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var list = item.As<ContainedPart>()?.ListContentItemId;
        var row = list is null ? null : await db.Set<ContentRow>().AsNoTracking().FirstOrDefaultAsync(r => r.ContentItemId == list && r.Latest, cancellationToken);
        return row?.ToItem();
    }
}
