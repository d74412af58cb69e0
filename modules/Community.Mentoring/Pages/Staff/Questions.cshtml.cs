using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Staff;

/// <summary>Questions by schools: answered and shown, or removed.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class QuestionsModel(ICommunityData data, IContentManager contents, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    public IReadOnlyList<PortraitQuestion> Rows { get; private set; } = [];
    public Dictionary<string, string> Portraits { get; private set; } = [];

    [BindProperty]
    public string? Answer { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await data.Set<PortraitQuestion>().AsNoTracking().Where(row => row.PublishedUtc == null).OrderBy(row => row.CreatedUtc).Take(100).ToListAsync(cancellationToken);
        Portraits = (await contents.GetManyAsync(Rows.Select(row => row.PortraitId).Distinct(), ContentVersion.Latest, cancellationToken)).ToDictionary(item => item.ContentItemId, item => item.DisplayText ?? "");
    }

    public async Task<IActionResult> OnPostAsync(string question, bool remove, CancellationToken cancellationToken)
    {
        if (!remove && Text("Answer", Answer, Lengths.Text, T["Shorten this to {0} characters at most.", Lengths.Text]) is null)
            Wrong("Answer", T["Write the answer first."]);
        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }
        var done = await data.WriteAsync(async token =>
        {
            if (await data.Set<PortraitQuestion>().FirstOrDefaultAsync(row => row.Id == question && row.PublishedUtc == null, token) is not { } row)
                return false;
            if (remove)
                data.Set<PortraitQuestion>().Remove(row);
            else
                (row.Answer, row.PublishedUtc) = (Answer!.Trim().ReplaceLineEndings("\n"), time.GetUtcNow().UtcDateTime);
            return true;
        }, cancellationToken);
        return done ? RedirectToPage() : NotFound();
    }
}
