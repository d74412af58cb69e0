using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>A portrait, the questions that schools asked, and a form for another one. A question is seen once staff have answered it.</summary>
[AllowAnonymous]
[EnableRateLimiting(MentoringModule.StrangersPolicy)]
internal sealed class PortraitModel(IContentReader contents, IHtmlText html, ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    private const int MostWaiting = 500;

    public ContentItem Item { get; private set; } = null!;
    public string Body { get; private set; } = "";
    public IReadOnlyList<PortraitQuestion> Questions { get; private set; } = [];

    [BindProperty]
    public string? School { get; set; }
    [BindProperty]
    public string? Question { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken) => await LoadAsync(slug, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (await LoadAsync(slug, cancellationToken) is { } other)
            return other;
        if (Text("School", School, Lengths.Line, T["Shorten this to {0} characters at most.", Lengths.Line]) is not { } school)
            Wrong("School", T["Name your school and class."]);
        else if (Text("Question", Question, 600, T["Shorten this to {0} characters at most.", 600]) is not { } question)
            Wrong("Question", T["Write your question."]);
        else if (ModelState.IsValid)
        {
            var kept = await data.WriteAsync(async token =>
            {
                if (await data.Set<PortraitQuestion>().CountAsync(row => row.PublishedUtc == null, token) >= MostWaiting)
                    return false;
                data.Set<PortraitQuestion>().Add(new() { PortraitId = Item.ContentItemId, School = school, Text = question, CreatedUtc = time.GetUtcNow().UtcDateTime });
                return true;
            }, cancellationToken);
            if (kept)
                return RedirectToPage(new { slug, envoye = 1 });
            Wrong("Question", T["Many questions wait for an answer already. Please try again in some days."]);
        }
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        var match = await contents.FindByPathAsync("mentorat/portraits/" + slug, User, cancellationToken);
        if (match?.RedirectTo is { } to)
            return RedirectPermanent(to);
        if (match?.Item is not { ContentType: "Portrait" } item)
            return match?.Forbidden == true && User.Identity?.IsAuthenticated == true ? StatusCode(403) : NotFound();
        (Item, Body) = (item, html.Sanitize(item.As<HtmlBodyPart>()?.Html));
        Questions = await data.Set<PortraitQuestion>().AsNoTracking().Where(row => row.PortraitId == item.ContentItemId && row.PublishedUtc != null).OrderBy(row => row.PublishedUtc).Take(100).ToListAsync(cancellationToken);
        return null;
    }
}
