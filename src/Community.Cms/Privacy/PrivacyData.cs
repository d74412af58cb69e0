using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Privacy;

/// <summary>The requests of a person. They stay after an erasure, as the proof of what was asked and answered, until their own retention ends.</summary>
internal sealed class PrivacyData(CommunityDbContext db, IStringLocalizer<AccountStrings> T) : IPersonalDataSource
{
    public string Name => "privacy";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await Of(userId).AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return rows.Count == 0 ? [] : [new(T["Requests about your data"], new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["Kind"] = row.Kind.ToString(), ["Name"] = row.Name, ["Email"] = row.Email, ["Text"] = row.Text, ["ReceivedUtc"] = row.ReceivedUtc, ["DueUtc"] = row.DueUtc,
            ["State"] = row.State.ToString(), ["Answer"] = row.Answer, ["ClosedUtc"] = row.ClosedUtc,
        })]))];
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken) =>
        [new(T["Requests about your data"], await Of(userId).CountAsync(cancellationToken), ErasureKind.Kept, T["The house must be able to show what you asked and what it answered: they stay until their retention ends, then go by themselves."])];

    public Task EraseAsync(string userId, CancellationToken cancellationToken) =>
        Of(userId).ExecuteUpdateAsync(set => set.SetProperty(row => row.UserId, (string?)null), cancellationToken);

    public async Task<IReadOnlyList<ErasureLine>> PreviewMergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken) =>
        [new(T["Requests about your data"], await Of(fromUserId).CountAsync(cancellationToken), ErasureKind.Moved, T["They belong to the account that remains."])];

    public Task MergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken) =>
        Of(fromUserId).ExecuteUpdateAsync(set => set.SetProperty(row => row.UserId, intoUserId), cancellationToken);

    private IQueryable<PrivacyRequest> Of(string userId) => db.Set<PrivacyRequest>().Where(row => row.UserId == userId);
}
