using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Data;
using Community.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Applications;

/// <summary>Applications with their CVs, saved ads, alerts and requests for verification of a person.</summary>
internal sealed class JobPersonalData(ICommunityData data, CvStore cvs, IUserDirectory users, JobWords words, IStringLocalizer<Strings> T) : IPersonalDataSource
{
    public string Name => "jobs";

    public async Task<IReadOnlyList<PersonalRecords>> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var applications = await data.Set<ApplicationRow>().AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancellationToken);
        var saved = await data.Set<SavedRow>().AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancellationToken);
        var alerts = await AlertsAsync(userId, cancellationToken);
        var asked = await data.Set<EmployerRow>().AsNoTracking().Where(row => row.RequestedBy == userId).ToListAsync(cancellationToken);
        var ids = applications.Select(row => row.JobId).Concat(saved.Select(row => row.JobId)).Distinct().ToArray();
        var titles = await data.Set<JobRow>().Where(row => ids.Contains(row.ContentItemId)).ToDictionaryAsync(row => row.ContentItemId, row => row.Title, cancellationToken);
        List<PersonalRecords> records = [];
        if (applications.Count > 0)
            records.Add(new(T["Job applications"], new JsonArray([.. applications.Select(row => new JsonObject
            {
                ["job"] = titles.GetValueOrDefault(row.JobId), ["name"] = row.Name, ["message"] = row.Message, ["state"] = words.State(row.State), ["sentUtc"] = row.CreatedUtc, ["lastContactUtc"] = row.LastContactUtc, ["cv"] = row.CvFile is null ? null : FileName(row),
            })]))
            {
                Files = [.. applications.Where(row => row.CvFile is not null).Select(row => new PersonalFile(FileName(row), _ => Task.FromResult(cvs.Open(row.CvFile) ?? Stream.Null)))],
            });
        if (saved.Count > 0)
            records.Add(new(T["Saved ads"], new JsonArray([.. saved.Select(row => new JsonObject { ["job"] = titles.GetValueOrDefault(row.JobId), ["savedUtc"] = row.CreatedUtc })])));
        if (alerts.Count > 0)
            records.Add(new(T["Job alerts"], new JsonArray([.. alerts.Select(row => new JsonObject { ["email"] = row.Email, ["search"] = row.Query, ["weekly"] = row.Weekly, ["confirmedUtc"] = row.ConfirmedUtc })])));
        if (asked.Count > 0)
            records.Add(new(T["Requests for verification of an employer"], new JsonArray([.. asked.Select(row => new JsonObject { ["organisation"] = row.OrganisationId, ["siret"] = row.Siret, ["requestedUtc"] = row.RequestedUtc })])));
        return records;
    }

    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken)
    {
        List<ErasureLine> lines =
        [
            new(T["Job applications and CVs"], await data.Set<ApplicationRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["They are yours alone; the employer no longer sees them."]),
            new(T["Saved ads"], await data.Set<SavedRow>().CountAsync(row => row.UserId == userId, cancellationToken), ErasureKind.Deleted, T["Nobody else needs them."]),
            new(T["Job alerts"], (await AlertsAsync(userId, cancellationToken)).Count, ErasureKind.Deleted, T["No more e-mails are sent."]),
            new(T["Requests for verification of an employer"], await data.Set<EmployerRow>().CountAsync(row => row.RequestedBy == userId || row.VerifiedBy == userId, cancellationToken), ErasureKind.Anonymised, T["The organisation stays verified; who asked is forgotten."]),
        ];
        return [.. lines.Where(line => line.Count > 0)];
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        var applications = await data.Set<ApplicationRow>().Where(row => row.UserId == userId).ToListAsync(cancellationToken);
        foreach (var row in applications)
            cvs.Delete(row.CvFile);
        data.Set<ApplicationRow>().RemoveRange(applications);
        data.Set<SavedRow>().RemoveRange(await data.Set<SavedRow>().Where(row => row.UserId == userId).ToListAsync(cancellationToken));
        data.Set<AlertRow>().RemoveRange(await AlertsAsync(userId, cancellationToken));
        foreach (var row in await data.Set<EmployerRow>().Where(row => row.RequestedBy == userId || row.VerifiedBy == userId).ToListAsync(cancellationToken))
            (row.RequestedBy, row.VerifiedBy) = (row.RequestedBy == userId ? "" : row.RequestedBy, row.VerifiedBy == userId ? null : row.VerifiedBy);
    }

    // Alerts made without account belong to the address, so they go with it.
    private async Task<List<AlertRow>> AlertsAsync(string userId, CancellationToken cancellationToken)
    {
        var email = (await users.GetContactAsync(userId, cancellationToken))?.Email.ToLowerInvariant();
        return await data.Set<AlertRow>().Where(row => row.UserId == userId || row.Email == email).ToListAsync(cancellationToken);
    }

    private static string FileName(ApplicationRow row) => $"cv-{row.CreatedUtc:yyyy-MM-dd}-{row.Id[..6]}{Path.GetExtension(row.CvFile)}";
}
