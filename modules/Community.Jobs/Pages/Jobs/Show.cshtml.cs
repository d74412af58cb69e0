using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Abstractions.Media;
using Community.Jobs.Browse;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Jobs.Occupations;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Jobs;

/// <summary>An ad. When it is over it stays readable, says so, shows similar open ads, and tells search engines that it is gone (410).</summary>
[AllowAnonymous]
internal sealed class ShowModel(
    ICommunityData data, IContentManager contents, IOrganisations organisations, JobSearch search, JobMails mails, IMediaLibrary media, ViewCounts views, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    private const int Alike = 3;

    public JobRow Row { get; private set; } = null!;
    public JobPosting Posting { get; private set; } = null!;
    public OrganisationSummary? Organisation { get; private set; }
    public IReadOnlyList<JobCard> Similar { get; private set; } = [];
    public bool Open { get; private set; }
    public bool Saved { get; private set; }
    public string? JsonLd { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, cancellationToken) is not { } row)
            return NotFound();
        var item = row.ApprovedVersion is { } approved ? await contents.GetVersionAsync(approved, cancellationToken) : null;
        if (item is null)
            return NotFound();
        (Row, Posting) = (row, JobPosting.Of(item));
        Open = row.State == JobState.Published && row.ClosesUtc > time.GetUtcNow().UtcDateTime;
        Organisation = (await organisations.FindAsync([row.OrganisationId], cancellationToken)).GetValueOrDefault(row.OrganisationId);
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user)
            Saved = await data.Set<SavedRow>().AnyAsync(saved => saved.UserId == user && saved.JobId == row.ContentItemId, cancellationToken);
        Similar = await SimilarAsync(row, cancellationToken);
        if (!Open)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        views.Add(row.ContentItemId);
        var root = await mails.RootAsync(cancellationToken) + Request.PathBase;
        var logo = Organisation?.LogoPath is { } path && await media.GetImageAsync(path, cancellationToken) is { } image ? root + image.Url : null;
        JsonLd = JobPostingData.Of(Posting, row, Organisation, $"{root}/{row.Path}", root, logo);
        return Page();
    }

    /// <summary>Keeps the ad, or lets it go.</summary>
    public async Task<IActionResult> OnPostSaveAsync(string slug, bool keep, CancellationToken cancellationToken)
    {
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } user)
            return Challenge();
        if (await FindAsync(slug, cancellationToken) is not { } row)
            return NotFound();
        await data.WriteAsync(async stop =>
        {
            var saved = await data.Set<SavedRow>().FindAsync([user, row.ContentItemId], stop);
            if (keep && saved is null && await data.Set<SavedRow>().CountAsync(s => s.UserId == user, stop) < 500)
                data.Set<SavedRow>().Add(new() { UserId = user, JobId = row.ContentItemId, CreatedUtc = time.GetUtcNow().UtcDateTime });
            else if (!keep && saved is not null)
                data.Set<SavedRow>().Remove(saved);
            return await data.SaveChangesAsync(stop);
        }, cancellationToken);
        TempData["Notice"] = (keep ? T["Saved: you find it under “My job search”."] : T["No longer saved."]).Value;
        return RedirectToPage(new { slug });
    }

    /// <summary>Open ads of the same occupation, then of its field (the letter of its code), nearest first.</summary>
    private async Task<IReadOnlyList<JobCard>> SimilarAsync(JobRow row, CancellationToken cancellationToken)
    {
        var near = Communes.Find(row.Commune);
        JobQuery query = new() { Occupations = [row.Occupation], Near = near, Sort = near is null ? "" : "proche" };
        var found = (await search.FindAsync(query, Alike + 1, null, cancellationToken)).Cards.Where(card => card.Row.ContentItemId != row.ContentItemId).ToList();
        if (found.Count < Alike && row.Occupation.Length > 0)
        {
            var others = OccupationBook.All.Select(other => other.Code).Where(code => code != row.Occupation && code[0] == row.Occupation[0]).ToList();
            if (others.Count > 0)
                found.AddRange((await search.FindAsync(query with { Occupations = others }, Alike, null, cancellationToken)).Cards);
        }
        return [.. found.Take(Alike)];
    }

    private async Task<JobRow?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var path = "emplois/" + slug.ToLowerInvariant();
        return path.Length > 400 || path.Contains('\0', StringComparison.Ordinal) ? null
            : await data.Set<JobRow>().AsNoTracking().Where(row => row.Path == path && row.PublishedUtc != null && !row.Hidden).OrderBy(row => row.State).FirstOrDefaultAsync(cancellationToken);
    }
}
