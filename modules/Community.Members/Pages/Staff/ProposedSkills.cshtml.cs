using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Staff;

/// <summary>Skills that members wrote and the list does not have: staff take them in, or not.</summary>
[Authorize(MembersPermissions.ModerateCommunity)]
internal sealed class ProposedSkillsModel(ICommunityData data, IContentManager contents, ProfileStore profiles, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<(string Key, string Text, int Count)> Proposals { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var groups = await data.Set<SkillProposalRow>().Where(row => row.Accepted == null).GroupBy(row => row.Key)
            .Select(group => new { group.Key, Text = group.Min(row => row.Text)!, Count = group.Count() }).OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(200).ToListAsync(cancellationToken);
        Proposals = [.. groups.Select(group => (group.Key, group.Text, group.Count))];
    }

    public async Task<IActionResult> OnPostAsync(string? key, string? title, string? titleEn, bool take, CancellationToken cancellationToken)
    {
        var rows = await data.Set<SkillProposalRow>().Where(row => row.Key == key && row.Accepted == null).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return RedirectToPage();
        string? term = null;
        if (take)
        {
            var name = Clean.Line(title) ?? rows[0].Text;
            if (name.Length > ProfileInput.MostSkill || await contents.GetAsync(TermLists.SkillsId, ContentVersion.Latest, cancellationToken) is not { } taxonomy
                || taxonomy.As<TaxonomyPart>() is not { } part)
            {
                TempData["Notice"] = T["Shorten this text to {0} characters at most; it has {1}.", ProfileInput.MostSkill, name.Length].Value;
                return RedirectToPage();
            }
            var skill = new ContentItem { ContentItemId = ContentIds.New(), ContentType = "Topic", DisplayText = name };
            skill.Apply(new TitlePart { Title = name }).ApplyField("Topic", "TitleEn", new TextField { Text = Clean.Line(titleEn) is { Length: <= 80 } english ? english : name });
            part.Terms.Add(skill);
            taxonomy.Apply(part);
            if (!(await contents.SaveAndPublishAsync(taxonomy, taxonomy.ContentItemVersionId, People.TheModule, cancellationToken)).Succeeded)
            {
                TempData["Notice"] = T["Somebody changed the list meanwhile: try again."].Value;
                return RedirectToPage();
            }
            term = skill.ContentItemId;
        }
        foreach (var row in rows)
        {
            row.Accepted = take;
            await profiles.ChangeAsync(row.UserId, profile =>
            {
                var text = profile.Text;
                profile.Text = text with
                {
                    ProposedSkills = [.. text.ProposedSkills.Where(skill => Slugs.Of(skill, ProfileInput.MostSkill) != key)],
                    Skills = term is null ? text.Skills : [.. text.Skills, term],
                };
                return Task.FromResult(profile.Slug.Length > 0);
            }, cancellationToken);
        }
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = (take ? T["The skill is in the list, and in the profiles that named it."] : T["The skill is not taken in."]).Value;
        return RedirectToPage();
    }
}
