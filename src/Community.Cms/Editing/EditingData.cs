using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Editing;

/// <summary>What a person typed in the editor and did not save.</summary>
internal sealed class EditingData(CommunityDbContext db, IStringLocalizer<ContentStrings> T) : IPersonalDataSource
{
    public string Name => "unsaved-texts";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await Of(userId).AsNoTracking().OrderBy(row => row.KeptUtc).ToListAsync(cancellationToken);
        return rows.Count == 0 ? [] : [new(T["Texts not saved yet"], new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["ContentType"] = row.ContentType, ["Title"] = row.Title, ["KeptUtc"] = row.KeptUtc, ["Item"] = JsonNode.Parse(row.Item),
        })]))];
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken) =>
        [new(T["Texts not saved yet"], await Of(userId).CountAsync(cancellationToken), ErasureKind.Deleted, T["They were kept for the person who typed them, and for nobody else."])];

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        await Of(userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<EditorPresenceRow>().Where(row => row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<UnsavedTextRow> Of(string userId) => db.Set<UnsavedTextRow>().Where(row => row.UserId == userId);
}
