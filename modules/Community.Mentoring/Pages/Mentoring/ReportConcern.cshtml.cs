using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>Something worries one of a pair: told to named staff, outside the pair's view.</summary>
[Authorize]
[LimitForms]
internal sealed class ReportConcernModel(ICommunityData data, Space space, MentoringMails mails, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    private const int MostADay = 10;

    /// <summary>Who will read it.</summary>
    public IReadOnlyList<string> Readers { get; private set; } = [];

    [BindProperty]
    public string? Words { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (Text("Words", Words, Lengths.Text, T["Shorten this to {0} characters at most.", Lengths.Text]) is not { } words)
            Wrong("Words", T["Say what worries you; a few words are enough."]);
        else if (ModelState.IsValid)
        {
            var stored = await data.WriteAsync(async token =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if (await data.Set<Concern>().CountAsync(row => row.ReporterId == Me && row.CreatedUtc > now.AddDays(-1), token) >= MostADay)
                    return false;
                data.Set<Concern>().Add(new() { PairId = id, ReporterId = Me, Text = words, CreatedUtc = now });
                foreach (var reader in await data.Set<ConcernContact>().Select(row => row.UserId).ToListAsync(token))
                    await mails.SendAsync(reader, "/admin/mentorat/signalements", url => (T["A concern in the mentoring programme"],
                        T["Hello,\n\nsomebody in a pair has told you of a concern. Read it here:\n\n{0}", url]), token);
                return true;
            }, cancellationToken);
            if (!stored)
            {
                Wrong("Words", T["Ten messages in a day have reached us already. Please call the house or come by."]);
                return Page();
            }
            Say(T["We have received it and will get in touch with you. The other person does not see it."]);
            return RedirectToPage("/Mentoring/MySpace");
        }
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        // At any moment, from the proposal on: whoever may know of the pair may say what worries her or him.
        if (!await data.Set<MentoringPair>().AnyAsync(pair => pair.Id == id && (pair.MentorId == Me
                || (pair.MenteeId == Me && (pair.RoundId == null || pair.State == PairState.AskedMentee || pair.AcceptedUtc != null))), cancellationToken))
            return false;
        var readers = await data.Set<ConcernContact>().Select(row => row.UserId).ToListAsync(cancellationToken);
        Readers = [.. (await space.NamesAsync(readers, cancellationToken)).Values.Order(StringComparer.CurrentCulture)];
        return true;
    }
}
