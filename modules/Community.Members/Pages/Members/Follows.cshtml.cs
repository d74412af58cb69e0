using Community.Abstractions.Data;
using Community.Members.Follows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>What a person follows, and how often they hear of each kind of thing.</summary>
[Authorize]
internal sealed class FollowsModel(FollowStore follows, ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<FollowRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<string, Rhythm> Rhythms { get; private set; } = new Dictionary<string, Rhythm>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = User.Id()!;
        Rows = await data.Set<FollowRow>().AsNoTracking().Where(row => row.UserId == me).OrderBy(row => row.Kind).ThenByDescending(row => row.SinceUtc).ToListAsync(cancellationToken);
        Rhythms = await data.Set<DigestRow>().AsNoTracking().Where(row => row.UserId == me).ToDictionaryAsync(row => row.Kind, row => row.Rhythm, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Dictionary<string, string?> rhythm, CancellationToken cancellationToken)
    {
        await data.WriteAsync(async token =>
        {
            foreach (var kind in FollowStore.Kinds)
                if (Enum.GetNames<Rhythm>().Contains(rhythm.GetValueOrDefault(kind)))
                {
                    var row = await follows.DigestAsync(User.Id()!, kind, token);
                    row.Rhythm = Enum.Parse<Rhythm>(rhythm[kind]!);
                    row.DueUtc = DigestTask.Next(row.Rhythm, time.GetUtcNow().UtcDateTime);
                }
            return true;
        }, cancellationToken);
        TempData["Notice"] = T["Your choice is saved."].Value;
        return RedirectToPage();
    }

    public string NameOf(string kind) => kind switch { "member" => T["Members"], "project" => T["Projects"], _ => T["Topics"] };

    public string NameOf(Rhythm rhythm) => rhythm switch
    {
        Rhythm.AtOnce => T["At once"],
        Rhythm.Daily => T["Once a day"],
        Rhythm.Weekly => T["Once a week"],
        _ => T["Never"],
    };
}
