using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring;

/// <summary>The module's links in the back office.</summary>
internal sealed class MentoringNavigation(IStringLocalizer<Strings> T) : INavigationProvider
{
    public IEnumerable<NavigationLink> GetAdminLinks() =>
    [
        new(T["Mentoring"], "~/admin/mentorat", MentoringPermissions.ManageMentoring, "handshake", 50),
        new(T["Mentoring: concerns"], "~/admin/mentorat/signalements", MentoringPermissions.HandleMentoringConcerns, "shield", 51),
    ];
}
