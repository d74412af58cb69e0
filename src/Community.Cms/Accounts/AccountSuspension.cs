using System.Security.Claims;
using Community.Abstractions.Accounts;

namespace Community.Cms.Accounts;

/// <summary>The modules' way to what the people page does.</summary>
internal sealed class AccountSuspension(UserAdministration accounts) : IAccountSuspension
{
    public async Task<bool> SuspendAsync(string userId, string reason, ClaimsPrincipal actor, bool tell, CancellationToken cancellationToken = default) =>
        await accounts.SuspendAsync(userId, reason, actor, tell, cancellationToken) == UserChange.Done;

    public async Task<bool> ReopenAsync(string userId, ClaimsPrincipal actor, bool tell, CancellationToken cancellationToken = default) =>
        await accounts.UnlockAsync(userId, actor, tell, cancellationToken) == UserChange.Done;
}
