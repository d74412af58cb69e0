using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content.Approval;

/// <summary>What a person said about texts that were approved or sent back.</summary>
internal sealed class ApprovalData(CommunityDbContext db, IStringLocalizer<ContentStrings> T) : IPersonalDataSource
{
    public string Name => "approvals";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ApprovalNote>().AsNoTracking().Where(note => note.AuthorId == userId).OrderBy(note => note.Id).ToListAsync(cancellationToken);
        return rows.Count == 0 ? [] : [new(T["Remarks on texts before their publication"], new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["ContentItemId"] = row.ContentItemId, ["Kind"] = row.Kind.ToString(), ["Text"] = row.Text, ["CreatedUtc"] = row.CreatedUtc,
        })]))];
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken) =>
        [new(T["Remarks on texts before their publication"], await db.Set<ApprovalNote>().CountAsync(note => note.AuthorId == userId, cancellationToken), ErasureKind.Anonymised,
            T["They stay with the text, without your name, so that others understand what was decided."])];

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        await db.Set<ApprovalNote>().Where(note => note.AuthorId == userId).ExecuteUpdateAsync(set => set.SetProperty(note => note.AuthorId, (string?)null), cancellationToken);
        await db.Set<ApprovalCase>().Where(one => one.AssigneeId == userId).ExecuteUpdateAsync(set => set.SetProperty(one => one.AssigneeId, (string?)null), cancellationToken);
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewMergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken) =>
        [new(T["Remarks on texts before their publication"], await db.Set<ApprovalNote>().CountAsync(note => note.AuthorId == fromUserId, cancellationToken), ErasureKind.Moved, T["They stay with the text, under the name of the account that remains."])];

    public async Task MergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken)
    {
        await db.Set<ApprovalNote>().Where(note => note.AuthorId == fromUserId).ExecuteUpdateAsync(set => set.SetProperty(note => note.AuthorId, intoUserId), cancellationToken);
        await db.Set<ApprovalCase>().Where(one => one.AssigneeId == fromUserId).ExecuteUpdateAsync(set => set.SetProperty(one => one.AssigneeId, intoUserId), cancellationToken);
    }
}
