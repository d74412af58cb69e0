using Community.Abstractions.Privacy;
using Microsoft.Extensions.Localization;

namespace Community.Projects;

/// <summary>The personal data around projects.</summary>
internal sealed class ProjectsRegister(IStringLocalizer<Strings> T) : IDataRegisterSource
{
    public Task<IReadOnlyList<DataClass>> GetAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DataClass>>(
    [
        new("projects", T["Projects, their teams, journals and comments"], T["Holders, team members, those who comment"], T["To show projects and find help for them"], LegalBasis.Contract,
            T["Everybody, once a project is published; drafts only their holder and the staff"], T["As long as the project; names go with the account"]),
        new("offers", T["Offers of help and requests to take a project over"], T["Members who sent them"], T["To bring people together"], LegalBasis.Contract,
            T["The holder and the member"], T["With the project or the account, whichever goes first"]),
    ]);
}
