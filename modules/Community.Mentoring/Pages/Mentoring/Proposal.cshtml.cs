using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rounds;
using Community.Mentoring.Scoring;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>A proposal, to read and to answer. Each side reads of the other what this stage requires.</summary>
[Authorize]
[LimitForms]
internal sealed class ProposalModel(ICommunityData data, Proposals proposals, PeopleLoader people, Desk desk, IStringLocalizer<Strings> T) : MentoringPage
{
    [BindProperty]
    public DeclineReason? Reason { get; set; }

    public MentoringPair Pair { get; private set; } = null!;
    public ScoreCard Card { get; private set; } = null!;
    public bool AsMentor => Pair.MentorId == Me;
    public bool MyTurn => (Pair.State == PairState.AskedMentor && AsMentor) || (Pair.State == PairState.AskedMentee && Pair.MenteeId == Me);
    public MenteeApplication? Mentee { get; private set; }
    public MentorApplication? Mentor { get; private set; }
    public SkillTable Skills { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(string id, CancellationToken cancellationToken) => AnswerAsync(id, true, cancellationToken);

    public async Task<IActionResult> OnPostDeclineAsync(string id, CancellationToken cancellationToken)
    {
        if (Reason is { } reason && Enum.IsDefined(reason))
            return await AnswerAsync(id, false, cancellationToken);
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Wrong("Reason", T["Choose a reason from the list; “I would rather not say” is one."]);
        return Page();
    }

    private async Task<IActionResult> AnswerAsync(string id, bool accept, CancellationToken cancellationToken)
    {
        switch (await proposals.AnswerAsync(id, Me, accept, Reason, cancellationToken))
        {
            case ProposalAnswer.NotFound:
                return NotFound();
            case ProposalAnswer.Over:
                Say(T["This proposal has already been answered, or its time is over."]);
                return RedirectToPage(new { id });
            default:
                Say(accept ? T["Thank you for your yes."] : T["Your answer is noted. Thank you for telling us."]);
                return RedirectToPage("/Mentoring/MySpace");
        }
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        // A mentee may open a proposal once it is hers to answer, or was; before, she knows nothing of it, unless she asked herself.
        var pair = await data.Set<MentoringPair>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id
            && (row.MentorId == Me || (row.MenteeId == Me && (row.RoundId == null || row.State == PairState.AskedMentee || row.AcceptedUtc != null || (!row.ByMentor && (row.State == PairState.Declined || row.State == PairState.Lapsed))))), cancellationToken);
        if (pair is null)
            return false;
        (Pair, Card) = (pair, ScoreCard.Parse(pair.Card));
        if (!MyTurn)
            return true;
        Skills = await people.SkillsAsync(cancellationToken);
        if (AsMentor)
            Mentee = await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MenteeId, cancellationToken);
        else
            Mentor = await data.Set<MentorApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MentorId, cancellationToken);
        if ((Mentee?.UserId ?? Mentor?.UserId) is { } shown)
            await desk.NoteProfilesAsync(User, [shown], cancellationToken);
        return true;
    }

    public string SkillNames(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => Skills.Terms.FirstOrDefault(term => term.Id == id)?.Text).OfType<string>());
}
