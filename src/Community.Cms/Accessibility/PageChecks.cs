using System.Text.Json;
using Community.Abstractions.Content;
using Community.Abstractions.Mail;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Editing;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accessibility;

/// <summary>Which pages a list shows.</summary>
internal enum CheckFilter
{
    /// <summary>All that have an address of their own.</summary>
    All,
    /// <summary>Those with findings.</summary>
    Failing,
    /// <summary>Those checked without findings.</summary>
    Fine,
    /// <summary>Those whose version on the site was not checked yet.</summary>
    Waiting,
}

/// <summary>A page on the site with what its last check found.</summary>
internal sealed record CheckedPage(string ContentItemId, string ContentType, string Title, string? Culture, DateTime? CheckedUtc, int Failures, bool TextOnly, bool Due);

/// <summary>Checks pages on the site and keeps what was found, one row for each page.</summary>
internal sealed class PageChecks(CommunityDbContext db, IContentReader reader, AccessibilityHints hints, OwnPages pages, TimeProvider time)
{
    public const int PageSize = 50;
    private const int MostFindings = 100;

    /// <summary>Checks the version on the site now; null when there is none, and what was known of it is forgotten.</summary>
    public async Task<AccessibilityCheckRow?> CheckAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var row = await db.Set<ContentRow>().AsNoTracking().FirstOrDefaultAsync(one => one.ContentItemId == contentItemId && one.Published, cancellationToken);
        if (row is null || await UrlAsync(row, cancellationToken) is not { } url)
        {
            await db.Set<AccessibilityCheckRow>().Where(one => one.ContentItemId == contentItemId).ExecuteDeleteAsync(cancellationToken);
            return null;
        }
        // The server is asked before the write begins: nobody waits for a page while the database is held.
        var html = await pages.ReadAsync(url, cancellationToken);
        var ofText = await OfTextAsync(row.ToItem(), cancellationToken);
        var same = ofText.Select(finding => TextRules.SameOnPage(finding.Rule)).ToHashSet();
        // A picture without words is told once, by the sentence that names the field; what the page has besides comes out when that is mended.
        List<Finding> findings = [.. ofText, .. html is null ? [] : PageRules.Of(html).Where(finding => !same.Contains(finding.Rule))];
        return await db.WriteAsync(async stop =>
        {
            if (await db.Set<AccessibilityCheckRow>().FirstOrDefaultAsync(one => one.ContentItemId == contentItemId, stop) is not { } kept)
                db.Add(kept = new() { ContentItemId = contentItemId });
            (kept.VersionId, kept.Title, kept.Path, kept.CheckedUtc, kept.TextOnly) = (row.ContentItemVersionId, row.DisplayText, url, time.GetUtcNow().UtcDateTime, html is null);
            (kept.Failures, kept.Findings) = (findings.Count, JsonSerializer.Serialize(findings.Take(MostFindings), ContentItem.JsonOptions));
            return kept;
        }, cancellationToken);
    }

    /// <summary>Ids of pages whose version on the site was not checked yet, the newest first.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(int most, CancellationToken cancellationToken) =>
        await Due(Pages()).OrderByDescending(row => row.Id).Select(row => row.ContentItemId).Take(most).ToListAsync(cancellationToken);

    /// <summary>Forgets what is not on the site any more.</summary>
    public Task<int> ForgetAsync(CancellationToken cancellationToken) => db.Set<AccessibilityCheckRow>()
        .Where(check => !db.Set<ContentRow>().Any(row => row.ContentItemId == check.ContentItemId && row.Published)).ExecuteDeleteAsync(cancellationToken);

    /// <summary>One page of the list, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<CheckedPage> Pages, int Total)> ListAsync(CheckFilter filter, int number, CancellationToken cancellationToken)
    {
        var rows = filter switch
        {
            CheckFilter.Waiting => Due(Pages()),
            CheckFilter.Failing => Pages().Where(row => Checks.Any(check => check.ContentItemId == row.ContentItemId && check.Failures > 0)),
            CheckFilter.Fine => Pages().Where(row => Checks.Any(check => check.ContentItemId == row.ContentItemId && check.Failures == 0)),
            _ => Pages(),
        };
        var total = await rows.CountAsync(cancellationToken);
        var skip = (int)Math.Min((long)(number - 1) * PageSize, int.MaxValue);
        var listed = await (from row in rows
                            join check in Checks on row.ContentItemId equals check.ContentItemId into known
                            from check in known.DefaultIfEmpty()
                            orderby check == null ? 0 : check.Failures descending, row.Id descending
                            select new
                            {
                                row.ContentItemId, row.ContentType, row.DisplayText, row.Culture, CheckedUtc = check == null ? (DateTime?)null : check.CheckedUtc, Failures = check == null ? 0 : check.Failures,
                                TextOnly = check != null && check.TextOnly, Due = check == null || check.VersionId != row.ContentItemVersionId,
                            }).Skip(skip).Take(PageSize).ToListAsync(cancellationToken);
        return ([.. listed.Select(row => new CheckedPage(row.ContentItemId, row.ContentType, row.DisplayText, row.Culture, row.CheckedUtc, row.Failures, row.TextOnly, row.Due))], total);
    }

    /// <summary>How many pages have findings, and how many findings there are.</summary>
    public async Task<(int Pages, int Findings)> CountAsync(CancellationToken cancellationToken) =>
        (await Checks.CountAsync(check => check.Failures > 0, cancellationToken), await Checks.SumAsync(check => check.Failures, cancellationToken));

    /// <summary>What the last check of a page found; null when it was never checked.</summary>
    public Task<AccessibilityCheckRow?> FindAsync(string contentItemId, CancellationToken cancellationToken) =>
        Checks.FirstOrDefaultAsync(check => check.ContentItemId == contentItemId, cancellationToken);

    /// <summary>The title of what is on the site at an address of its own; null when it is not.</summary>
    public Task<string?> TitleAsync(string contentItemId, CancellationToken cancellationToken) =>
        Pages().Where(row => row.ContentItemId == contentItemId).Select(row => row.DisplayText).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The findings of a row.</summary>
    public static IReadOnlyList<Finding> Read(AccessibilityCheckRow row) => JsonSerializer.Deserialize<List<Finding>>(row.Findings, ContentItem.JsonOptions) ?? [];

    private IQueryable<AccessibilityCheckRow> Checks => db.Set<AccessibilityCheckRow>().AsNoTracking();

    private IQueryable<ContentRow> Pages() => db.Set<ContentRow>().AsNoTracking()
        .Where(row => row.Published && db.Set<PathRow>().Any(route => route.ContentItemId == row.ContentItemId && route.State == PathState.Current));

    private IQueryable<ContentRow> Due(IQueryable<ContentRow> rows) =>
        rows.Where(row => !Checks.Any(check => check.ContentItemId == row.ContentItemId && check.VersionId == row.ContentItemVersionId));

    private async Task<string?> UrlAsync(ContentRow row, CancellationToken cancellationToken)
    {
        if (!await Pages().AnyAsync(one => one.ContentItemId == row.ContentItemId, cancellationToken))
            return null;
        using var language = new CultureScope(row.Culture ?? "fr");
        return reader.UrlOf(row.ToItem());
    }

    // Staff read either language, so the sentences are kept in both.
    private async Task<IReadOnlyList<Finding>> OfTextAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var (french, english) = (await HintsAsync("fr"), await HintsAsync("en"));
        return [.. french.Zip(english).Select(pair => TextRules.Of(pair.First.Kind) is { } rule ? new Finding(rule.Rule, rule.Criterion, pair.First.Message, pair.Second.Message) : null).OfType<Finding>()];

        async Task<IReadOnlyList<WritingHint>> HintsAsync(string culture)
        {
            using var language = new CultureScope(culture);
            return await hints.OfAsync(item, cancellationToken);
        }
    }
}
