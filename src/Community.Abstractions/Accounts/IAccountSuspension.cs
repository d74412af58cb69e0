using System.Security.Claims;

namespace Community.Abstractions.Accounts;

/// <summary>Closes accounts for a while: open sessions end, and nobody signs in until the suspension is lifted. What the person wrote stays as it is.</summary>
public interface IAccountSuspension
{
    /// <summary>Suspends an account, in a transaction of its own. False when there is none, or when <paramref name="actor"/> may not: nobody suspends themselves, nor who may do more than they.</summary>
    Task<bool> SuspendAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken = default);

    /// <summary>Lifts a suspension, under the same rules; lifting twice is harmless.</summary>
    Task<bool> LiftAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken = default);
}
