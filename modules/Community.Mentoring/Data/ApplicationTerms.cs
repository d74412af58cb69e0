using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Data;

/// <summary>Skills of applications, when a term is merged or taken away.</summary>
internal sealed class ApplicationTerms(ICommunityData data, IStringLocalizer<Strings> T) : ITermUses
{
    public async Task<IReadOnlyList<TermUse>> CountAsync(string termId, CancellationToken cancellationToken)
    {
        var count = await Mentees(termId).CountAsync(cancellationToken) + await Mentors(termId).CountAsync(cancellationToken);
        return count == 0 ? [] : [new(T["Applications for mentoring"], count)];
    }

    public async Task ReplaceAsync(string termId, TermInfo? by, CancellationToken cancellationToken)
    {
        foreach (var row in await Mentees(termId).ToListAsync(cancellationToken))
            // Of two wishes for one skill the stronger counts.
            row.Skills = [.. row.Skills.Select(SkillWish.Parse).Select(wish => wish.TermId == termId ? by is null ? (SkillWish?)null : wish with { TermId = by.Id } : wish).OfType<SkillWish>()
                .GroupBy(wish => wish.TermId).Select(same => same.MaxBy(wish => wish.Weight).ToString())];
        foreach (var row in await Mentors(termId).ToListAsync(cancellationToken))
            row.Skills = [.. row.Skills.Select(id => id == termId ? by?.Id : id).OfType<string>().Distinct()];
        await data.SaveChangesAsync(cancellationToken);
    }

    private IQueryable<MenteeApplication> Mentees(string termId) => data.Set<MenteeApplication>().Where(row => row.Skills.Any(wish => wish.StartsWith(termId)));

    private IQueryable<MentorApplication> Mentors(string termId) => data.Set<MentorApplication>().Where(row => row.Skills.Contains(termId));
}
