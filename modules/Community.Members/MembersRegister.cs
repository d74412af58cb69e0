using Community.Abstractions.Privacy;
using Microsoft.Extensions.Localization;

namespace Community.Members;

/// <summary>The personal data of member profiles, messages and moderation.</summary>
internal sealed class MembersRegister(IStringLocalizer<Strings> T) : IDataRegisterSource
{
    public Task<IReadOnlyList<DataClass>> GetAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DataClass>>(
    [
        new("profiles", T["Member profiles, with their picture"], T["Members"], T["To be found by other members, or by everybody, as each member chose"], LegalBasis.Consent,
            T["Whom the member chose, field by field"], T["Until the member or the house deletes the account"]),
        new("messages", T["Messages between members"], T["Members"], T["To let members write to each other without showing addresses"], LegalBasis.Contract,
            T["Both sides; a moderator only when a message is reported"], T["Until both sides have deleted them, or with the account"]),
        new("follows", T["What members follow, and how often they get mail of it"], T["Members"], T["To send the news they asked for"], LegalBasis.Consent,
            T["The member alone"], T["Until the member stops it"]),
        new("moderation", T["Reports and decisions of moderation"], T["Whoever reported or was reported"], T["To protect people, and to account for decisions"], LegalBasis.LegalObligation,
            T["Moderators"], T["Reports lose the name with the account; decisions stay"]),
    ]);
}
