using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Members.Follows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>What a person follows, and how often they hear of each kind of thing.</summary>
[Authorize]
internal sealed class FollowsModel(FollowStore follows, ITaxonomies taxonomies, IMemberProfiles profiles, IContentReader reader, ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<FollowRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<string, Rhythm> Rhythms { get; private set; } = new Dictionary<string, Rhythm>();

    /// <summary>Where followed members and projects are, by id; what this person may not open is missing.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; private set; } = new Dictionary<string, string>();

    /// <summary>Topics of the house, and whether the person follows each.</summary>
    public IReadOnlyList<(TermInfo Topic, bool Followed)> Topics { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = User.Id()!;
        Rows = await data.Set<FollowRow>().AsNoTracking().Where(row => row.UserId == me).OrderBy(row => row.Kind).ThenByDescending(row => row.SinceUtc).ToListAsync(cancellationToken);
        var people = await profiles.FindAsync(Rows.Where(row => row.Kind == "member").Select(row => row.TargetId), User, cancellationToken);
        var projects = (await reader.ListAsync(new() { Ids = [.. Rows.Where(row => row.Kind == "project").Select(row => row.TargetId)], PageSize = FollowStore.Most }, User, cancellationToken)).Items;
        Addresses = people.Values.Where(person => person.Url is not null).Select(person => (person.UserId, Url: Url.Content(person.Url)))
            .Concat(projects.Select(project => (project.ContentItemId, Url: reader.UrlOf(project)))).Where(target => target.Url is not null).ToDictionary(target => target.Item1, target => target.Url!);
        Topics = [.. (await taxonomies.GetTermsAsync("topics", cancellationToken)).Select(topic => (topic, Rows.Any(row => row.Kind == "topic" && row.TargetId == topic.Id)))];
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
