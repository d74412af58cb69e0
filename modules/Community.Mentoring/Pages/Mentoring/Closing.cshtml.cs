using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>Ends a pair without fault, with the closing interview; whoever comes second only answers.</summary>
[Authorize]
[LimitForms]
internal sealed class ClosingModel(ICommunityData data, Space space, MentoringMails mails, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    public MentoringPair Pair { get; private set; } = null!;
    public bool AsMentor => Pair.MentorId == Me;

    [BindProperty]
    public EndReason? Reason { get; set; }
    [BindProperty]
    public int Satisfaction { get; set; }
    [BindProperty]
    public Outcome Result { get; set; }
    [BindProperty]
    public string? Feedback { get; set; }

    /// <summary>Reasons that people may give.</summary>
    public static IReadOnlyList<EndReason> Reasons { get; } = [EndReason.GoalReached, EndReason.TimeIsUp, EndReason.LifeChanged, EndReason.OtherMentor];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (Pair.State != PairState.Ended && (Reason is not { } reason || !Reasons.Contains(reason)))
            Wrong("Reason", T["Choose why the pair ends."]);
        if (Satisfaction is < 1 or > 5)
            Wrong("Satisfaction", T["Choose from 1 to 5."]);
        if (!Enum.IsDefined(Result))
            Wrong("Result", T["Choose what came of it."]);
        Text("Feedback", Feedback, Lengths.Text, T["Shorten this to {0} characters at most.", Lengths.Text]);
        if (!ModelState.IsValid)
            return Page();
        await data.WriteAsync(async token =>
        {
            var pair = await space.PairsOf(Me).FirstAsync(row => row.Id == id, token);
            var now = time.GetUtcNow().UtcDateTime;
            if (MentoringPair.Living.Contains(pair.State))
            {
                (pair.State, pair.Ended, pair.EndedUtc, pair.Stamp) = (PairState.Ended, Reason, now, ContentIds.New());
                if ((pair.MenteeId == Me ? pair.MentorId : pair.MenteeId) is { } other)
                    await mails.SendAsync(other, $"/mentorat/binome/{pair.Id}/bilan", url => (T["Your pair has come to its end"],
                        T["Hello,\n\nyour pair has come to its end; it is nobody's fault. Three questions help us to make the next ones better:\n\n{0}", url]), token);
            }
            var ofMentee = pair.MenteeId == Me;
            if (await data.Set<ClosingInterview>().FirstOrDefaultAsync(row => row.PairId == id && row.OfMentee == ofMentee, token) is not { } closing)
                data.Set<ClosingInterview>().Add(closing = new() { PairId = id, OfMentee = ofMentee, CreatedUtc = now });
            (closing.Satisfaction, closing.Outcome, closing.Text) = (Satisfaction, Result, string.IsNullOrWhiteSpace(Feedback) ? null : Feedback.Trim());
            return true;
        }, cancellationToken);
        Say(T["Thank you for this way together, and for telling us about it."]);
        return RedirectToPage("/Mentoring/MySpace");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await space.PairsOf(Me).AsNoTracking().FirstOrDefaultAsync(pair => pair.Id == id, cancellationToken) is not { } pair)
            return false;
        Pair = pair;
        return true;
    }
}
