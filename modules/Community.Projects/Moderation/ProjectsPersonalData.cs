using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Moderation;

/// <summary>What the module keeps of a person: their projects go with them, what they wrote to others' projects stays without their name.</summary>
internal sealed class ProjectsPersonalData(ICommunityData data, IContentManager content, IMediaLibrary media, ProjectDesk desk, IStringLocalizer<Strings> T) : IPersonalDataSource
{
    public string Name => "projects";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        List<PersonalRecords> records = [];
        var ids = await OwnIdsAsync(userId, cancellationToken);
        if (ids.Length > 0)
        {
            List<PersonalFile> files = [];
            foreach (var id in ids)
                files.AddRange((await desk.FilesAsync(id, cancellationToken)).Select(file => new PersonalFile(file.Path["projets/".Length..].Replace('/', '-'), token => OpenAsync(file.Path, token))));
            records.Add(new(T["Projects"], new JsonArray([.. (await content.GetManyAsync(ids, ContentVersion.Latest, cancellationToken)).Select(item => JsonNode.Parse(item.ToJson()))])) { Files = files });
        }
        await AddAsync(records, T["Teams"], data.Set<TeamRow>().Where(row => row.UserId == userId), cancellationToken);
        await AddAsync(records, T["Journal entries"], data.Set<EntryRow>().Where(row => row.AuthorId == userId), cancellationToken);
        await AddAsync(records, T["Comments"], data.Set<CommentRow>().Where(row => row.AuthorId == userId), cancellationToken);
        await AddAsync(records, T["Offers of help"], data.Set<OfferRow>().Where(row => row.UserId == userId), cancellationToken);
        await AddAsync(records, T["Appreciations"], data.Set<AppreciationRow>().Where(row => row.UserId == userId), cancellationToken);
        await AddAsync(records, T["Requests to take a project over"], data.Set<TakeOverRow>().Where(row => row.UserId == userId), cancellationToken);
        return records;
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken)
    {
        var ids = await OwnIdsAsync(userId, cancellationToken);
        ErasureLine[] lines =
        [
            new(T["Projects"], ids.Length, ErasureKind.Deleted, T["A project goes with its holder, with its journal. Hand it over before if it is to stay."]),
            new(T["Teams"], await data.Set<TeamRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["Your name leaves the teams."]),
            new(T["Journal entries"], await data.Set<EntryRow>().CountAsync(row => row.AuthorId == userId && !ids.Contains(row.ProjectId), cancellationToken), ErasureKind.Anonymised, T["They tell of the projects of others, and stay without your name."]),
            new(T["Comments"], await data.Set<CommentRow>().CountAsync(row => row.AuthorId == userId && !ids.Contains(row.ProjectId), cancellationToken), ErasureKind.Anonymised, T["They stay without your name, so that answers keep their sense."]),
            new(T["Offers of help"], await data.Set<OfferRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["They are of use only with your name."]),
            new(T["Appreciations"], await data.Set<AppreciationRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["They are counted with your account only."]),
            new(T["Requests to take a project over"], await data.Set<TakeOverRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["They are of use only with your name."]),
        ];
        return [.. lines.Where(line => line.Count > 0)];
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var id in await OwnIdsAsync(userId, cancellationToken))
            await desk.EraseAsync(id, cancellationToken);
        await RemoveAsync<TeamRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<OfferRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<AppreciationRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<TakeOverRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<MuteRow>(row => row.UserId == userId, cancellationToken);
        await data.Set<EntryRow>().Where(row => row.AuthorId == userId).ForEachAsync(row => row.AuthorId = null, cancellationToken);
        await data.Set<CommentRow>().Where(row => row.AuthorId == userId).ForEachAsync(row => row.AuthorId = null, cancellationToken);
    }

    /// <summary>Everything goes over to the account that remains; where it has the same already, or would help itself, what the other had goes.</summary>
    public async Task<IReadOnlyList<ErasureLine>> PreviewMergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken) =>
        [.. (await PreviewAsync(fromUserId, cancellationToken)).Select(line => line with { Kind = ErasureKind.Moved, Why = T["They go to the account that remains."] })];

    public async Task MergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken)
    {
        await data.Set<ProjectRow>().Where(row => row.OwnerId == fromUserId).ForEachAsync(row => row.OwnerId = intoUserId, cancellationToken);
        await data.Set<EntryRow>().Where(row => row.AuthorId == fromUserId).ForEachAsync(row => row.AuthorId = intoUserId, cancellationToken);
        await data.Set<CommentRow>().Where(row => row.AuthorId == fromUserId).ForEachAsync(row => row.AuthorId = intoUserId, cancellationToken);
        var own = await data.Set<ProjectRow>().Where(row => row.OwnerId == intoUserId || row.OwnerId == fromUserId).Select(row => row.ContentItemId).ToListAsync(cancellationToken);
        await RemoveAsync<OfferRow>(row => (row.UserId == fromUserId || row.UserId == intoUserId) && own.Contains(row.ProjectId), cancellationToken);
        await RemoveAsync<TakeOverRow>(row => (row.UserId == fromUserId || row.UserId == intoUserId) && own.Contains(row.ProjectId), cancellationToken);
        await data.Set<OfferRow>().Where(row => row.UserId == fromUserId && !own.Contains(row.ProjectId)).ForEachAsync(row => row.UserId = intoUserId, cancellationToken);
        await data.Set<TakeOverRow>().Where(row => row.UserId == fromUserId && !own.Contains(row.ProjectId)).ForEachAsync(row => row.UserId = intoUserId, cancellationToken);
        var teams = await data.Set<TeamRow>().Where(row => row.UserId == fromUserId || row.UserId == intoUserId).ToListAsync(cancellationToken);
        foreach (var row in teams.Where(row => row.UserId == fromUserId))
        {
            data.Set<TeamRow>().Remove(row);
            if (!own.Contains(row.ProjectId) && !teams.Exists(other => other.UserId == intoUserId && other.ProjectId == row.ProjectId))
                data.Set<TeamRow>().Add(new() { ProjectId = row.ProjectId, UserId = intoUserId, Part = row.Part, State = row.State, CreatedUtc = row.CreatedUtc, AnsweredUtc = row.AnsweredUtc });
        }
        data.Set<TeamRow>().RemoveRange(teams.Where(row => row.UserId == intoUserId && own.Contains(row.ProjectId)));
        var liked = await data.Set<AppreciationRow>().Where(row => row.UserId == fromUserId || row.UserId == intoUserId).ToListAsync(cancellationToken);
        foreach (var row in liked.Where(row => row.UserId == fromUserId))
        {
            data.Set<AppreciationRow>().Remove(row);
            if (!own.Contains(row.ProjectId) && !liked.Exists(other => other.UserId == intoUserId && other.ProjectId == row.ProjectId))
                data.Set<AppreciationRow>().Add(new() { ProjectId = row.ProjectId, UserId = intoUserId, CreatedUtc = row.CreatedUtc });
        }
        data.Set<AppreciationRow>().RemoveRange(liked.Where(row => row.UserId == intoUserId && own.Contains(row.ProjectId)));
        await RemoveAsync<MuteRow>(row => row.UserId == fromUserId, cancellationToken);
    }

    private async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken) => await media.OpenAsync(path, cancellationToken) ?? Stream.Null;

    private Task<string[]> OwnIdsAsync(string userId, CancellationToken cancellationToken) =>
        data.Set<ProjectRow>().Where(row => row.OwnerId == userId).Select(row => row.ContentItemId).ToArrayAsync(cancellationToken);

    private async Task RemoveAsync<T1>(System.Linq.Expressions.Expression<Func<T1, bool>> which, CancellationToken cancellationToken) where T1 : class =>
        data.Set<T1>().RemoveRange(await data.Set<T1>().Where(which).ToListAsync(cancellationToken));

    private static async Task AddAsync<T1>(List<PersonalRecords> records, string title, IQueryable<T1> rows, CancellationToken cancellationToken) where T1 : class
    {
        if (await rows.AsNoTracking().ToListAsync(cancellationToken) is { Count: > 0 } found)
            records.Add(new(title, JsonSerializer.SerializeToNode(found, ContentItem.JsonOptions)!));
    }
}
