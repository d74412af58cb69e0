using System.Security.Claims;
using Community.Abstractions.Accounts;

namespace Community.Abstractions.Navigation;

/// <summary>Why something waits for staff.</summary>
public enum WaitingReason
{
    /// <summary>Somebody asks for a decision: an item to approve, a request to answer.</summary>
    ToApprove,

    /// <summary>Something is wrong or about to be: an item sent back, a right that runs out.</summary>
    ToFix,

    /// <summary>It will happen by itself at a time.</summary>
    Scheduled,

    /// <summary>A machine tried and could not: a mail, a background task.</summary>
    Failing,
}

/// <summary>One thing that waits for somebody of the staff.</summary>
/// <param name="Reason">Why it waits.</param>
/// <param name="Title">What it is, as a person would call it.</param>
/// <param name="Kind">Its kind in a word or two, in the current UI language.</param>
/// <param name="Url">Where it is dealt with, app-relative, e.g. <c>~/admin/mail/12</c>.</param>
/// <param name="SinceUtc">Since when it waits; for <see cref="WaitingReason.Scheduled"/> the time it will happen.</param>
/// <param name="For">Whom it waits for, when it is one person; null when it is whoever may.</param>
public sealed record WaitingWork(WaitingReason Reason, string Title, string Kind, string Url, DateTime SinceUtc, UserSummary? For = null);

/// <summary>A module's part of the back office's first page: what waits, and for whom.</summary>
public interface IWaitingWorkSource
{
    /// <summary>What waits for the person and they are permitted to deal with, longest waiting first (what is scheduled, next first).</summary>
    /// <param name="user">The person; a source answers nothing to whom it has nothing to say.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken);
}
