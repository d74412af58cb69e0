using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Moderation;

/// <summary>What the module keeps of a person: their projects go with them, what they wrote to others' projects stays without their name.</summary>
internal sealed class ProjectsPersonalData(ICommunityData data, IContentManager content, ProjectDesk desk, IStringLocalizer<Strings> T) : IPersonalDataSource
{
    public string Name => "projects";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        List<PersonalRecords> records = [];
        var ids = await OwnIdsAsync(userId, cancellationToken);
        if (ids.Length > 0)
            records.Add(new(T["Projects"], new JsonArray([.. (await content.GetManyAsync(ids, ContentVersion.Latest, cancellationToken)).Select(item => JsonNode.Parse(item.ToJson()))])));
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
        {
            await desk.RemoveAsync(id, cancellationToken);
            await RemoveAsync<CommentRow>(row => row.ProjectId == id, cancellationToken);
            await RemoveAsync<EntryRow>(row => row.ProjectId == id, cancellationToken);
            await RemoveAsync<TeamRow>(row => row.ProjectId == id, cancellationToken);
            await RemoveAsync<OfferRow>(row => row.ProjectId == id, cancellationToken);
            await RemoveAsync<AppreciationRow>(row => row.ProjectId == id, cancellationToken);
            await RemoveAsync<TakeOverRow>(row => row.ProjectId == id, cancellationToken);
            await RemoveAsync<FeatureRow>(row => row.ProjectId == id, cancellationToken);
            await RemoveAsync<ProjectRow>(row => row.ContentItemId == id, cancellationToken);
        }
        await RemoveAsync<TeamRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<OfferRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<AppreciationRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<TakeOverRow>(row => row.UserId == userId, cancellationToken);
        await RemoveAsync<MuteRow>(row => row.UserId == userId, cancellationToken);
        await data.Set<EntryRow>().Where(row => row.AuthorId == userId).ForEachAsync(row => row.AuthorId = null, cancellationToken);
        await data.Set<CommentRow>().Where(row => row.AuthorId == userId).ForEachAsync(row => row.AuthorId = null, cancellationToken);
    }

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
