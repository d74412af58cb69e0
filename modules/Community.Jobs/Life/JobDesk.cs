using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Security;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Community.Jobs.Life;

/// <summary>
/// The moves in a posting's life. Who may make them is asked inside the query: an employer finds the postings of the organisations they manage and no others.
/// A closed posting is off the site as content, so it leaves search, feeds and lists at once; its page lives on from its latest text.
/// </summary>
internal sealed class JobDesk(IContentManager contents, ICommunityData data, IOrganisations organisations, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The posting, if this person manages its organisation.</summary>
    public async Task<JobRow?> FindOwnAsync(string? id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var managed = await ManagedAsync(user, cancellationToken);
        var ids = managed.Select(o => o.Id).ToArray();
        return ContentIds.IsValid(id) ? await data.Set<JobRow>().FirstOrDefaultAsync(row => row.ContentItemId == id && ids.Contains(row.OrganisationId), cancellationToken) : null;
    }

    /// <summary>Organisations this person manages.</summary>
    public Task<IReadOnlyList<OrganisationSummary>> ManagedAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? organisations.GetManagedByAsync(id, cancellationToken) : Task.FromResult<IReadOnlyList<OrganisationSummary>>([]);

    /// <summary>Whether staff verified this organisation.</summary>
    public Task<bool> IsVerifiedAsync(string organisationId, CancellationToken cancellationToken) =>
        data.Set<EmployerRow>().AnyAsync(row => row.OrganisationId == organisationId && row.VerifiedUtc != null, cancellationToken);

    /// <summary>Keeps a text as the draft; a new posting when <paramref name="id"/> is null. The approval begins anew.</summary>
    public Task<ContentResult> SaveAsync(string? id, JobPosting posting, string? basedOn, ClaimsPrincipal user, CancellationToken cancellationToken) => data.WriteAsync(async stop =>
    {
        var actor = ActorOf(user);
        var item = id is null ? await contents.NewAsync(JobPosting.Type, stop) : await contents.GetAsync(id, ContentVersion.Latest, stop);
        if (item is null)
            return new ContentResult { NotFound = true };
        // The page of a closed ad shows the text that people answered to.
        if (id is not null && await data.Set<JobRow>().AnyAsync(other => other.ContentItemId == id && (other.Hidden || other.State > JobState.Published), stop))
            return new ContentResult { Forbidden = true };
        posting.WriteTo(item);
        item.Owner ??= user.FindFirstValue(ClaimTypes.NameIdentifier);
        var result = await contents.SaveDraftAsync(item, id is null ? null : basedOn, actor, stop);
        if (result.Item is not { } saved)
            return result;
        var row = await data.Set<JobRow>().FindAsync([saved.ContentItemId], stop);
        if (row is null)
            data.Set<JobRow>().Add(row = NewRow(saved.ContentItemId));
        if (row.State == JobState.Draft)
            row.Copy(saved);
        row.Review = JobReview.None;
        await data.SaveChangesAsync(stop);
        return result;
    }, cancellationToken);

    /// <summary>Asks staff to read the latest text.</summary>
    public Task<ContentResult> SubmitAsync(JobRow row, ClaimsPrincipal user, CancellationToken cancellationToken) => data.WriteAsync(async stop =>
    {
        var result = await contents.SubmitAsync(row.ContentItemId, ActorOf(user), stop);
        if (result.Succeeded)
            (row.Review, row.ReviewReason) = (JobReview.Submitted, null);
        await data.SaveChangesAsync(stop);
        return result;
    }, cancellationToken);

    /// <summary>Puts the latest text on the site: an approval, or a reopening.</summary>
    public Task<ContentResult> PublishAsync(JobRow row, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        contents.PublishAsync(row.ContentItemId, null, ActorOf(user), cancellationToken);

    /// <summary>
    /// Closes a posting; false when its state has no such end: what was never on the site is neither filled nor withdrawn, and what has left is only said to be
    /// filled after all.
    /// </summary>
    public async Task<bool> CloseAsync(JobRow row, JobState state, bool? here, ClaimsPrincipal? user, CancellationToken cancellationToken)
    {
        var closed = await data.WriteAsync(async stop =>
        {
            if (row.State == JobState.Draft || (row.State != JobState.Published && state != JobState.Filled))
                return false;
            (row.State, row.FilledHere, row.ClosedUtc) = (state, here ?? row.FilledHere, row.ClosedUtc ?? Now);
            await data.SaveChangesAsync(stop);
            return true;
        }, cancellationToken);
        if (closed)
            await contents.UnpublishAsync(row.ContentItemId, ActorOf(user), cancellationToken);
        return closed;
    }

    /// <summary>Thirty days after the last day, or after today when that is over; null when this is too far ahead.</summary>
    public DateOnly? NextEnd(JobRow row)
    {
        var today = JobTime.Today(time);
        var until = (row.ClosesUtc > Now ? DateOnly.FromDateTime(row.ClosesUtc.Value.AddHours(-3)) : today).AddDays(30);
        return until > today.AddMonths(6) ? null : until;
    }

    /// <summary>Gives a posting a new last day, and puts it back on the site when it had left. The text is the one that was approved.</summary>
    public async Task<ContentResult> ExtendAsync(JobRow row, DateOnly closing, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        // A newer text waits for its own approval; only what was on the site goes on.
        var latest = await contents.GetAsync(row.ContentItemId, ContentVersion.Latest, cancellationToken);
        if (latest is null || row.PublishedUtc is null || row.ApprovedVersion != latest.ContentItemVersionId || row.Hidden)
            return new ContentResult { Forbidden = true };
        latest.ApplyField(JobPosting.Type, "Closing", new DateField { Value = closing.ToDateTime(TimeOnly.MinValue) });
        return await contents.SaveAndPublishAsync(latest, latest.ContentItemVersionId, ActorOf(user), cancellationToken);
    }

    /// <summary>The module's own rights, in the person's name: it has asked already whether they manage the organisation.</summary>
    public static ClaimsPrincipal ActorOf(ClaimsPrincipal? user)
    {
        List<Claim> claims = [new(Permission.ClaimType, CommonPermissions.SiteOwner)];
        if (user?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
            claims.AddRange([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, user.Identity?.Name ?? "")]);
        return new(new ClaimsIdentity(claims, "jobs"));
    }

    private JobRow NewRow(string id) => new() { ContentItemId = id, CreatedUtc = Now, Code = ContentIds.New() };
}

/// <summary>Keeps the table of postings in step with what is on the site, whoever put it there.</summary>
internal sealed class JobIndexProvider(TimeProvider time) : IContentIndexProvider
{
    public IReadOnlyCollection<string> ContentTypes { get; } = [JobPosting.Type];

    public async Task UpdateAsync(string contentItemId, ContentItem? published, ICommunityData data, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var row = await data.Set<JobRow>().FindAsync([contentItemId], cancellationToken);
        if (published is null)
        {
            if (row is { State: JobState.Published, Hidden: false })
                (row.State, row.ClosedUtc) = (JobState.Withdrawn, now);
            return;
        }
        if (row is null)
            data.Set<JobRow>().Add(row = new() { ContentItemId = contentItemId, CreatedUtc = published.CreatedUtc ?? now, Code = ContentIds.New() });
        row.Copy(published);
        row.ApprovedVersion = published.ContentItemVersionId;
        row.PublishedUtc ??= published.PublishedUtc ?? now;
        (row.State, row.Review, row.ReviewReason, row.ClosedUtc, row.FilledHere, row.Reminded, row.EndTold) = (JobState.Published, JobReview.None, null, null, null, false, false);
    }
}
