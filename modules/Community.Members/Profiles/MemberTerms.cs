using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Follows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Profiles;

/// <summary>Skills and sectors of profiles, and topics that members follow, when a term is merged or taken away.</summary>
internal sealed class MemberTerms(ICommunityData data, IStringLocalizer<Strings> T) : ITermUses
{
    public async Task<IReadOnlyList<TermUse>> CountAsync(string termId, CancellationToken cancellationToken)
    {
        TermUse[] uses =
        [
            new(T["Profiles of members"], await data.Set<ProfileRow>().CountAsync(row => row.Json.Contains(termId), cancellationToken)),
            new(T["Members who follow it"], await data.Set<FollowRow>().CountAsync(row => row.Kind == "topic" && row.TargetId == termId, cancellationToken)),
        ];
        return [.. uses.Where(use => use.Count > 0)];
    }

    public async Task ReplaceAsync(string termId, TermInfo? by, CancellationToken cancellationToken)
    {
        foreach (var row in await data.Set<ProfileRow>().Where(row => row.Json.Contains(termId)).ToListAsync(cancellationToken))
        {
            row.Text = row.Text with { Skills = Replaced(row.Text.Skills), Sectors = Replaced(row.Text.Sectors) };
            // Whoever has the profile open in a form hears of it, and writes nothing old over it.
            row.Version = ContentIds.New();
        }
        var follows = await data.Set<FollowRow>().Where(row => row.Kind == "topic" && row.TargetId == termId).ToListAsync(cancellationToken);
        var ids = follows.Select(row => row.UserId).ToList();
        var already = by is null ? [] : await data.Set<FollowRow>().Where(row => row.Kind == "topic" && row.TargetId == by.Id && ids.Contains(row.UserId)).Select(row => row.UserId).ToListAsync(cancellationToken);
        data.Set<FollowRow>().RemoveRange(follows);
        if (by is not null)
            data.Set<FollowRow>().AddRange(follows.Where(row => !already.Contains(row.UserId))
                .Select(row => new FollowRow { UserId = row.UserId, Kind = row.Kind, TargetId = by.Id, Name = by.Title, SinceUtc = row.SinceUtc }));
        await data.SaveChangesAsync(cancellationToken);

        IReadOnlyList<string> Replaced(IReadOnlyList<string> terms) => !terms.Contains(termId) ? terms
            : [.. terms.Select(id => id == termId ? by?.Id : id).OfType<string>().Distinct()];
    }

    public string? ProposalsFor(string taxonomyAlias) => taxonomyAlias == TermLists.SkillsAlias ? "~/admin/savoir-faire" : null;
}
