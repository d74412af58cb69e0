using System.Security.Claims;

namespace Community.Abstractions.Security;

/// <summary>
/// Lets staff look at a page as the people of a role see it. The answer is nobody in particular: it has the role's permissions and no account, so that
/// nothing can be done with it and nothing of a person is seen. Never sign anybody in with it.
/// </summary>
public interface IRoleViews
{
    /// <summary>Names of all roles, sorted.</summary>
    Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default);

    /// <summary>Somebody who has this role alone; null when there is no such role.</summary>
    Task<ClaimsPrincipal?> OfAsync(string role, CancellationToken cancellationToken = default);
}
