using Community.Abstractions.Accounts;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Applications;

/// <summary>The consents that stand in the applications, for the account's page of consents. They are withdrawn in the space: what rests on them ends there.</summary>
internal sealed class MentoringConsents(ICommunityData data, IStringLocalizer<Strings> T) : IKeptConsentSource
{
    private const string Space = "~/mentorat/espace";

    public async Task<IReadOnlyList<KeptConsent>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        List<KeptConsent> kept = [];
        if (await data.Set<MenteeApplication>().AsNoTracking().Where(row => row.UserId == userId)
            .Select(row => new { row.ConsentUtc, row.WithdrawnUtc, row.GuardianAgreedUtc }).FirstOrDefaultAsync(cancellationToken) is { } mentee)
        {
            if (mentee.ConsentUtc is { } given)
                kept.Add(new(T["Mentoring, as a mentee"], T["Your answers serve to find a mentor who suits you. The mentor who is asked reads your goals and what you wrote for her or him; nobody else does, apart from the staff."], given, mentee.WithdrawnUtc) { Url = Space });
            if (mentee.GuardianAgreedUtc is { } agreed)
                kept.Add(new(T["Mentoring: agreement of your parent or guardian"], T["Your parent or guardian gave it, and can take it back with the link received by mail. You need it until you are 18."], agreed, null));
        }
        if (await data.Set<MentorApplication>().AsNoTracking().Where(row => row.UserId == userId)
            .Select(row => new { row.ConsentUtc, row.WithdrawnUtc }).FirstOrDefaultAsync(cancellationToken) is { ConsentUtc: { } offered } mentor)
            kept.Add(new(T["Mentoring, as a mentor"], T["Your answers serve to propose mentees to you. Mentees who apply see your name; those who may have you as a mentor read your path and what you can help with. The rest stays with the staff."], offered, mentor.WithdrawnUtc) { Url = Space });
        return kept;
    }
}
