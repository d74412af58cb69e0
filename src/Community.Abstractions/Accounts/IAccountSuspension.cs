using System.Security.Claims;

namespace Community.Abstractions.Accounts;

/// <summary>Closes and reopens accounts, for moderation. Sessions end at once, the audit trail keeps it.</summary>
public interface IAccountSuspension
{
    /// <summary>Closes an account. False when it is not there, when the actor may do less than it, or when it is the actor's own or the last administrator's.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="reason">Why, in words for the person.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="tell">Whether the person is told by mail here; false when the caller writes to them about it anyway.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<bool> SuspendAsync(string userId, string reason, ClaimsPrincipal actor, bool tell, CancellationToken cancellationToken = default);

    /// <summary>Opens it again; false as above.</summary>
    Task<bool> ReopenAsync(string userId, ClaimsPrincipal actor, bool tell, CancellationToken cancellationToken = default);
}
