using System.Security.Claims;
using Community.Abstractions.Accounts;

namespace Community.Cms.Accounts;

/// <inheritdoc cref="IAccountSuspension" />
internal sealed class AccountSuspension(UserAdministration accounts) : IAccountSuspension
{
    public async Task<bool> SuspendAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken = default) =>
        await accounts.LockAsync(userId, actor, cancellationToken) == UserChange.Done;

    public async Task<bool> LiftAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken = default) =>
        await accounts.UnlockAsync(userId, actor, cancellationToken) == UserChange.Done;
}
