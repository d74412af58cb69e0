using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accessibility;

/// <summary>What a person reported, known by the address they gave: nobody needs an account to report something.</summary>
internal sealed class ReporterData(CommunityDbContext db, IStringLocalizer<AccessibilityStrings> T) : IPersonalDataSource
{
    public string Name => "accessibility-reports";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await Of(userId).AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return rows.Count == 0 ? [] : [new(T["Reports about accessibility"], new JsonArray([.. rows.Select(row => new JsonObject
        {
            ["Number"] = row.Id, ["Page"] = row.Page, ["What"] = row.What, ["Tool"] = row.Tool, ["Email"] = row.Email, ["CreatedUtc"] = row.CreatedUtc, ["Answer"] = row.Answer, ["ClosedUtc"] = row.ClosedUtc,
        })]))];
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken) =>
        [new(T["Reports about accessibility"], await Of(userId).CountAsync(cancellationToken), ErasureKind.Anonymised, T["What does not work is mended for everyone; the address is taken out."])];

    public Task EraseAsync(string userId, CancellationToken cancellationToken) =>
        Of(userId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, (string?)null).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);

    // Only a confirmed address is the person's own. A report keeps its address in lower case.
    private IQueryable<AccessibilityReport> Of(string userId) =>
        db.Set<AccessibilityReport>().Where(row => row.Email != null && db.Users.Any(user => user.Id == userId && user.EmailConfirmed && user.Email!.ToLower() == row.Email));
}
