using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>The monthly question: three buttons, one click.</summary>
[Authorize]
[LimitForms]
internal sealed class CheckInPageModel(ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    public CheckIn Asked { get; private set; } = null!;

    /// <summary>
    /// The page, or with an answer in the address one click of the mail. It writes although it is read: the number in the address is known to its owner alone, who must be signed in,
    /// so that neither a scanner of links nor another site can answer.
    /// </summary>
    public async Task<IActionResult> OnGetAsync(string id, int? mood, CancellationToken cancellationToken)
    {
        if (mood is { } said)
            return Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal) ? new NoContentResult() : await OnPostAsync(id, said, cancellationToken);
        if (await data.Set<CheckIn>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.UserId == Me, cancellationToken) is not { } asked)
            return NotFound();
        Asked = asked;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, int mood, CancellationToken cancellationToken)
    {
        if (mood is < 1 or > 3)
            return BadRequest();
        var pairId = await data.WriteAsync(async token =>
        {
            if (await data.Set<CheckIn>().FirstOrDefaultAsync(row => row.Id == id && row.UserId == Me, token) is not { } asked)
                return null;
            (asked.Mood, asked.AnsweredUtc) = (mood, time.GetUtcNow().UtcDateTime);
            if (await data.Set<MentoringPair>().FirstOrDefaultAsync(pair => pair.Id == asked.PairId && MentoringPair.Living.Contains(pair.State), token) is { } pair)
                (pair.LastSignUtc, pair.QuietSinceUtc, pair.Stamp) = (time.GetUtcNow().UtcDateTime, null, ContentIds.New());
            return asked.PairId;
        }, cancellationToken);
        if (pairId is null)
            return NotFound();
        Say(mood == 1 ? T["Thank you. The staff will get in touch with you."] : T["Thank you for your answer."]);
        return RedirectToPage(new { id, mood = (int?)null });
    }
}
