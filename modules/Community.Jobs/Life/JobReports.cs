using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Community.Jobs.Life;

/// <summary>Ads as what can be reported and hidden.</summary>
internal sealed class JobReports(ICommunityData data, IContentManager contents, TimeProvider time) : IReportableSource
{
    public string Kind => "job";

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        if (!ContentIds.IsValid(id) || await data.Set<JobRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContentItemId == id && row.PublishedUtc != null, cancellationToken) is not { } row)
            return null;
        var item = await contents.GetAsync(id, ContentVersion.Latest, cancellationToken);
        return new(Kind, id, row.Title, "~/" + row.Path, item?.Owner, item is null ? "" : JobPosting.Of(item).Description, row.Hidden);
    }

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await data.Set<JobRow>().FirstOrDefaultAsync(row => row.ContentItemId == id, cancellationToken) is not { } row || row.Hidden == hidden)
            return;
        row.Hidden = hidden;
        await data.SaveChangesAsync(cancellationToken);
        if (hidden)
            await contents.UnpublishAsync(id, JobDesk.ActorOf(null), cancellationToken);
        else if (row.State == JobState.Published && row.ClosesUtc > time.GetUtcNow().UtcDateTime)
            await GiveBackAsync(row, cancellationToken);
    }

    // The text that was approved, also when a newer one waits.
    private async Task GiveBackAsync(JobRow row, CancellationToken cancellationToken)
    {
        var latest = await contents.GetAsync(row.ContentItemId, ContentVersion.Latest, cancellationToken);
        if (row.ApprovedVersion is { } approved && latest?.ContentItemVersionId != approved)
            await contents.RestoreAsync(approved, JobDesk.ActorOf(null), cancellationToken);
        await contents.PublishAsync(row.ContentItemId, null, JobDesk.ActorOf(null), cancellationToken);
    }
}

/// <summary>Where the members module is not enabled nobody manages an organisation: what there is stays readable, and nobody posts.</summary>
internal sealed class NoOrganisations : IOrganisations
{
    public Task<IReadOnlyDictionary<string, OrganisationSummary>> FindAsync(IEnumerable<string> organisationIds, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, OrganisationSummary>>(new Dictionary<string, OrganisationSummary>());

    public Task<IReadOnlyList<OrganisationSummary>> GetManagedByAsync(string userId, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<OrganisationSummary>>([]);

    public Task<IReadOnlyList<string>> GetManagersAsync(string organisationId, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>([]);
}
