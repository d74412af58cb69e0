using System.Globalization;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Sites;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.Staff;

/// <summary>Remembers when the choice last changed: storing it tells the change feed, which drops the kept front page.</summary>
[Bookkeeping]
internal sealed class FeaturedChoice
{
    public DateTime ChangedUtc { get; set; }
}

/// <summary>Which projects the front page shows, and from when to when.</summary>
[RefusedForm]
[Authorize(ProjectsPermissions.Feature)]
internal sealed class FeaturedProjectsModel(ICommunityData data, IAuditTrail audit, ISiteDocuments documents, ProjectDesk desk, IStringLocalizer<Strings> T) : PageModel
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty]
    public string? Project { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    public IReadOnlyList<(FeatureRow Row, ProjectRow Project)> Chosen { get; private set; } = [];
    public IReadOnlyList<ProjectRow> Choices { get; private set; } = [];
    public DateTime Now => desk.Now;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (From, Until) = (Day(Now), Day(Now.AddDays(28)));
        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var project = ContentIds.IsValid(Project) ? await data.Set<ProjectRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContentItemId == Project && row.Published && !row.Hidden, cancellationToken) : null;
        if (project is null)
            ModelState.AddModelError(nameof(Project), T["Choose a project that is on the site."]);
        var from = Read(nameof(From), From);
        // The last day counts as a whole.
        var until = Read(nameof(Until), Until)?.AddDays(1);
        if (from is not null && until is not null && until <= from)
            ModelState.AddModelError(nameof(Until), T["The end comes after the beginning."]);
        else if (until is not null && ToUtc(until.Value) <= Now)
            ModelState.AddModelError(nameof(Until), T["The end is in the past: choose a later day."]);
        if (!ModelState.IsValid)
        {
            await ShowAsync(cancellationToken);
            return Page();
        }
        var row = new FeatureRow { Id = ContentIds.New(), ProjectId = project!.ContentItemId, FromUtc = ToUtc(from!.Value), UntilUtc = ToUtc(until!.Value) };
        data.Set<FeatureRow>().Add(row);
        audit.Record(new AuditEntry("ProjectFeatured", ProjectItem.Type, project.ContentItemId, project.Title) { After = new Dictionary<string, string?> { ["From"] = From, ["Until"] = Until } }, User);
        await data.SaveChangesAsync(cancellationToken);
        await TellAsync(cancellationToken);
        TempData["Notice"] = T["“{0}” is on the front page from {1} to {2}.", project.Title, From!, Until!].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? feature, CancellationToken cancellationToken)
    {
        if (await data.Set<FeatureRow>().FirstOrDefaultAsync(row => row.Id == feature, cancellationToken) is not { } row)
            return NotFound();
        data.Set<FeatureRow>().Remove(row);
        audit.Record(new AuditEntry("ProjectUnfeatured", ProjectItem.Type, row.ProjectId, (await data.Set<ProjectRow>().FirstOrDefaultAsync(p => p.ContentItemId == row.ProjectId, cancellationToken))?.Title ?? ""), User);
        await data.SaveChangesAsync(cancellationToken);
        await TellAsync(cancellationToken);
        return RedirectToPage();
    }

    public static string Day(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Paris).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        await documents.UpdateAsync<FeaturedChoice>(choice => choice.ChangedUtc = Now, cancellationToken);
        await desk.CatchUpAsync(cancellationToken);
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var recent = Now.AddDays(-90);
        var chosen = await (
            from feature in data.Set<FeatureRow>().AsNoTracking()
            join project in data.Set<ProjectRow>().AsNoTracking() on feature.ProjectId equals project.ContentItemId
            where feature.UntilUtc > recent
            orderby feature.UntilUtc descending
            select new { feature, project }).Take(100).ToListAsync(cancellationToken);
        Chosen = [.. chosen.Select(line => (line.feature, line.project))];
        var words = ProjectWords.Line(Words).ToLowerInvariant();
        Choices = await data.Set<ProjectRow>().AsNoTracking().Where(row => row.Published && !row.Hidden && (words == "" || row.Title.ToLower().Contains(words)))
            .OrderByDescending(row => row.CreatedUtc).Take(50).ToListAsync(cancellationToken);
    }

    private DateTime? Read(string field, string? given)
    {
        if (DateTime.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200)
            return day;
        ModelState.AddModelError(field, T["Give a day."]);
        return null;
    }

    private static DateTime ToUtc(DateTime paris) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(paris, DateTimeKind.Unspecified), Paris);
}
