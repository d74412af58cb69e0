using System.Security.Claims;

namespace Community.Abstractions.Accounts;

/// <summary>Closes and reopens accounts, for moderation. The person is told by mail, sessions end at once, the audit trail keeps it.</summary>
public interface IAccountSuspension
{
    /// <summary>Closes an account. False when it is not there, when the actor may do less than it, or when it is the actor's own or the last administrator's.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="reason">Why, in words for the person.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<bool> SuspendAsync(string userId, string reason, ClaimsPrincipal actor, CancellationToken cancellationToken = default);

    /// <summary>Opens it again; false as above.</summary>
    Task<bool> ReopenAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken = default);
}
