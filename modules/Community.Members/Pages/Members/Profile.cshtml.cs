using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Members.Contracts;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Members.Pages.Members;

/// <summary>A person's page, with what this reader may see of them.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class ProfileModel(ProfileStore profiles, TermLists terms, IOrganisations organisations, IContentReader reader, IFollows follows) : PageModel
{
    public ProfileRow Row { get; private set; } = null!;
    public ProfileText Text { get; private set; } = null!;
    public IReadOnlyList<TermInfo> Skills { get; private set; } = [];
    public IReadOnlyList<TermInfo> Sectors { get; private set; } = [];
    public OrganisationSummary? Organisation { get; private set; }
    public IReadOnlyList<(string Title, string Url)> Places { get; private set; } = [];
    public FollowButton? Follow { get; private set; }
    public bool IsMine { get; private set; }

    /// <summary>As whom the person looks at their own page.</summary>
    public Level Level { get; private set; }

    /// <summary>Whether nobody else sees this page now.</summary>
    public bool IsHidden { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? vu, CancellationToken cancellationToken)
    {
        if (slug.Length > 120 || slug.Contains('\0', StringComparison.Ordinal) || await profiles.FindBySlugAsync(slug.ToLowerInvariant(), cancellationToken) is not { } row)
            return NotFound();
        Row = row;
        IsMine = User.Id() == row.UserId;
        Level = User.Id() is null || IsMine && vu == "tous" ? Level.Everyone : Level.Members;
        IsHidden = row.Reach(profiles.Now) < Level;
        if (IsHidden && !IsMine && !User.HasPermission(MembersPermissions.ModerateCommunity))
            return NotFound();
        Text = row.Text.For(Level);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var skills = await terms.SkillsAsync(cancellationToken);
        var sectors = await terms.SectorsAsync(cancellationToken);
        Skills = [.. Text.Skills.Select(id => skills.FirstOrDefault(term => term.Id == id)).OfType<TermInfo>()];
        Sectors = [.. Text.Sectors.Select(id => sectors.FirstOrDefault(term => term.Id == id)).OfType<TermInfo>()];
        if (Text.Organisation is { } id && (await organisations.FindAsync([id], cancellationToken)).GetValueOrDefault(id) is { Published: true } organisation)
            Organisation = organisation;
        if (Text.Places.Count > 0)
            Places = [.. (await reader.ListAsync(new() { Ids = Text.Places, Order = ContentOrder.AsGiven }, User, cancellationToken)).Items
                .Select(item => (item.DisplayText ?? "", reader.UrlOf(item) ?? ""))];
        if (User.Id() is { } me && !IsMine && !Row.Demo)
        {
            FollowTarget target = new("member", Row.UserId);
            Follow = new(target, await follows.IsFollowingAsync(me, target, cancellationToken), Text.Name);
        }
    }
}
