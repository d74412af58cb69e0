using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Community.Cms.Changes;
using Community.Cms.Data;
using Community.Cms.Sites;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Pages.Accessibility;

/// <summary>A text of the statement, line by line.</summary>
/// <param name="Lines">Its lines that say something.</param>
/// <param name="Language">The language it is written in: fr or en.</param>
internal sealed record StatementLines(IReadOnlyList<string> Lines, string Language)
{
    /// <summary>The text in the reader's language, else the French one; null when there is none.</summary>
    public static StatementLines? Of(string? french, string? english) => Criteria.IsEnglish && english is not null ? Split(english, "en") : french is not null ? Split(french, "fr") : null;

    private static StatementLines Split(string text, string language) => new(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), language);
}

/// <summary>The statement that the law asks for, made from what staff noted of each criterion.</summary>
[AllowAnonymous]
internal sealed class StatementModel(ISiteDocuments documents, ISiteContext site, SiteAddress address, CommunityDbContext db, TimeProvider time) : PageModel
{
    public AccessibilityAudit Audit { get; private set; } = new();
    public Conformity Conformity { get; private set; } = null!;
    public IReadOnlyList<(Criterion Criterion, string? Remark)> NotConform { get; private set; } = [];
    public string SiteName { get; private set; } = "";
    public string SiteUrl { get; private set; } = "";
    public string? Contact { get; private set; }
    /// <summary>The day the site was set up: from then on it says by itself how accessible it is.</summary>
    public DateOnly EstablishedOn { get; private set; }
    /// <summary>How many pages the site's own check has read.</summary>
    public int Checked { get; private set; }
    public string? Plan { get; private set; }
    public StatementLines? Derogations { get; private set; }
    public StatementLines? Exemptions { get; private set; }
    public StatementLines? Technologies { get; private set; }
    public StatementLines? Tools { get; private set; }
    public StatementLines? Pages { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Audit = await documents.GetAsync<AccessibilityAudit>(cancellationToken);
        Conformity = Conformity.Of(Audit);
        NotConform = [.. Criteria.All.Select(criterion => (criterion, Result: Audit.Of(criterion.Number))).Where(pair => pair.Result.State == CriterionState.NotConform).Select(pair => (pair.criterion, pair.Result.Remark))];
        Derogations = StatementLines.Of(Audit.Derogations, Audit.DerogationsEn);
        Exemptions = StatementLines.Of(Audit.Exemptions, Audit.ExemptionsEn);
        Technologies = StatementLines.Of(Audit.Technologies, Audit.TechnologiesEn);
        Tools = StatementLines.Of(Audit.Tools, Audit.ToolsEn);
        Pages = StatementLines.Of(Audit.Pages, Audit.PagesEn);
        Plan = Audit.Plan is ['/', ..] path ? Url.Content("~" + path) : Audit.Plan;
        var began = await db.Set<ChangeRow>().AsNoTracking().OrderBy(row => row.Sequence).Select(row => (DateTime?)row.CreatedUtc).FirstOrDefaultAsync(cancellationToken);
        EstablishedOn = began is { } utc ? DateOnly.FromDateTime(Formats.InParis(utc).DateTime) : Formats.Today(time);
        Checked = await db.Set<AccessibilityCheckRow>().CountAsync(cancellationToken);
        var settings = await site.GetSettingsAsync(cancellationToken);
        (SiteName, SiteUrl) = (settings.SiteName, await address.OfAsync("", "fr"));
        Contact = Audit.Contact ?? settings.ContactEmail;
    }
}
