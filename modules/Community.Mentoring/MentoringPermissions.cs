using Community.Abstractions.Security;
using Community.Mentoring.Applications;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring;

/// <summary>What roles may do in the programme.</summary>
internal sealed class MentoringPermissions(IStringLocalizer<Strings> T) : IPermissionProvider
{
    /// <summary>Read applications, run rounds, follow pairs.</summary>
    public const string ManageMentoring = nameof(ManageMentoring);
    /// <summary>Receive and handle concerns.</summary>
    public const string HandleMentoringConcerns = nameof(HandleMentoringConcerns);

    public IEnumerable<string> GetRoles() => [Desk.MenteeRole, Desk.MentorRole];

    public IEnumerable<Permission> GetPermissions() =>
    [
        new(ManageMentoring, T["Run the mentoring programme: applications, rounds, pairs, figures"]),
        new(HandleMentoringConcerns, T["Receive and handle concerns from pairs of the mentoring programme"]),
    ];
}
