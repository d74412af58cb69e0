using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Scoring;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Staff;

/// <summary>Opens a round or changes its settings while it is open.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class RoundEditModel(ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    [BindProperty]
    public RoundInputForm Input { get; set; } = new();

    public bool IsNew { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        IsNew = id is null;
        if (id is null)
        {
            var today = Formats.Today(time);
            Input = new() { From = today, To = today.AddMonths(6), Weights = [.. ScoreWeights.Default] };
            return Page();
        }
        if (await data.Set<Round>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.State == RoundState.Open, cancellationToken) is not { } round)
            return NotFound();
        Input = new()
        {
            Title = round.Title, From = round.From, To = round.To, Objective = round.Objective, Weights = round.Weights, Stability = round.Stability,
            IncludePaired = round.IncludePaired, AnswerDays = round.AnswerDays, QuietDays = round.QuietDays, Stamp = round.Stamp,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellationToken)
    {
        IsNew = id is null;
        Check();
        if (!ModelState.IsValid)
            return Page();
        var stored = await data.WriteAsync(async token =>
        {
            var round = id is null ? null : await data.Set<Round>().FirstOrDefaultAsync(row => row.Id == id && row.State == RoundState.Open, token);
            if (id is not null && (round is null || round.Stamp != Input.Stamp))
                return null;
            if (round is null)
                data.Set<Round>().Add(round = new() { CreatedUtc = time.GetUtcNow().UtcDateTime });
            (round.Title, round.From, round.To, round.Objective, round.Weights) = (Input.Title!.Trim(), Input.From!.Value, Input.To!.Value, Input.Objective, [.. Input.Weights]);
            (round.Stability, round.IncludePaired, round.AnswerDays, round.QuietDays, round.Stamp) = (Input.Stability, Input.IncludePaired, Input.AnswerDays, Input.QuietDays, ContentIds.New());
            return round.Id;
        }, cancellationToken);
        if (stored is not null)
            return RedirectToPage("/Staff/RoundShow", new { id = stored });
        Wrong("", T["Somebody else changed this round meanwhile. Open it again to see how it is now."]);
        Response.StatusCode = 409;
        return Page();
    }

    private void Check()
    {
        if (Text("Input.Title", Input.Title, Lengths.Title, T["Shorten this to {0} characters at most.", Lengths.Title]) is null)
            Wrong("Input.Title", T["Give the round a name."]);
        if (Input.From is null)
            Wrong("Input.From", T["Give the first day."]);
        if (Input.To is null || Input.To <= Input.From)
            Wrong("Input.To", T["Give a last day that comes after the first."]);
        if (!Enum.IsDefined(Input.Objective))
            Wrong("Input.Objective", T["Choose what the round is after."]);
        if (!ScoreWeights.AreSound(Input.Weights))
            Wrong("Input.Weights", T["Give weights from 0 to 10, at least one above 0."]);
        if (Input.Stability is < 0 or > 50)
            Wrong("Input.Stability", T["Give a number of points from 0 to 50."]);
        if (Input.AnswerDays is < 1 or > 60)
            Wrong("Input.AnswerDays", T["Give a number of days from 1 to 60."]);
        if (Input.QuietDays is < 7 or > 180)
            Wrong("Input.QuietDays", T["Give a number of days from 7 to 180."]);
    }
}

/// <summary>Settings of a round as typed.</summary>
internal sealed class RoundInputForm
{
    public string? Title { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public RoundObjective Objective { get; set; }
    public List<int> Weights { get; set; } = [];
    public int Stability { get; set; } = 5;
    public bool IncludePaired { get; set; }
    public int AnswerDays { get; set; } = 7;
    public int QuietDays { get; set; } = 30;
    public string? Stamp { get; set; }
}
