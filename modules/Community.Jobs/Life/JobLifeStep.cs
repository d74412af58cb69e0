using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Recipes;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Community.Jobs.Life;

/// <summary>
/// Recipe step <c>Jobs</c>: <c>Employers</c> (organisation id and SIRET) are verified, <c>Closed</c> (content item id, state Filled or Expired, days ago, here) are taken
/// off the site as if their life had ended. Runs after the content step that brings the ads.
/// </summary>
internal sealed class JobLifeStep(ICommunityData data, IContentManager contents, JobDesk desk, TimeProvider time) : IRecipeStep
{
    public string Name => "Jobs";
    public int Order => 600;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var employer in context.Step["Employers"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var id = Text(employer, "OrganisationId");
            if (!ContentIds.IsValid(id) || Siret.Normalize(Text(employer, "Siret")) is not { } siret)
                throw new RecipeException($"Jobs: Employers needs an OrganisationId and a valid Siret; '{id}' has not.");
            if (await data.Set<EmployerRow>().FindAsync([id], cancellationToken) is null)
                data.Set<EmployerRow>().Add(new() { OrganisationId = id!, Siret = siret, RequestedUtc = now, VerifiedUtc = now });
        }
        await data.SaveChangesAsync(cancellationToken);
        foreach (var closed in context.Step["Closed"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var id = Text(closed, "ContentItemId");
            if (!Enum.TryParse<JobState>(Text(closed, "State"), out var state) || state is not (JobState.Filled or JobState.Expired))
                throw new RecipeException($"Jobs: Closed: the state of '{id}' is Filled or Expired.");
            if ((await data.Set<JobRow>().FirstOrDefaultAsync(row => row.ContentItemId == id, cancellationToken) ?? await ReopenAsync(id, cancellationToken)) is not { } row)
            {
                context.Notes.Add($"Jobs: there is no ad '{id}' to close.");
                continue;
            }
            if (row.State == state)
                continue;
            row.ClosedUtc = now.AddDays(-(closed["DaysAgo"]?.GetValue<int>() ?? 0));
            await desk.CloseAsync(row, state, closed["Here"]?.GetValue<bool>(), null, cancellationToken);
        }
    }

    // In an export of a house, a closed ad is content that has left the site: this table has never heard of it.
    private async Task<JobRow?> ReopenAsync(string? id, CancellationToken cancellationToken)
    {
        if (!ContentIds.IsValid(id) || await contents.GetAsync(id!, ContentVersion.Latest, cancellationToken) is not { ContentType: JobPosting.Type, PublishedUtc: { } published } item)
            return null;
        var row = new JobRow
        {
            ContentItemId = item.ContentItemId, CreatedUtc = item.CreatedUtc ?? published, PublishedUtc = published, Code = ContentIds.New(), State = JobState.Published,
            ApprovedVersion = item.ContentItemVersionId,
        };
        row.Copy(item);
        data.Set<JobRow>().Add(row);
        return row;
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var employers = await data.Set<EmployerRow>().AsNoTracking().Where(row => row.VerifiedUtc != null).OrderBy(row => row.OrganisationId).ToListAsync(cancellationToken);
        var closed = await data.Set<JobRow>().AsNoTracking().Where(row => row.State == JobState.Filled || row.State == JobState.Expired).OrderBy(row => row.ContentItemId).ToListAsync(cancellationToken);
        return employers.Count + closed.Count == 0 ? null : new JsonObject
        {
            ["name"] = Name,
            ["Employers"] = new JsonArray([.. employers.Select(row => new JsonObject { ["OrganisationId"] = row.OrganisationId, ["Siret"] = row.Siret })]),
            ["Closed"] = new JsonArray([.. closed.Select(row => new JsonObject { ["ContentItemId"] = row.ContentItemId, ["State"] = row.State.ToString(), ["DaysAgo"] = (int)(now - (row.ClosedUtc ?? now)).TotalDays, ["Here"] = row.FilledHere })]),
        };
    }

    private static string? Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
