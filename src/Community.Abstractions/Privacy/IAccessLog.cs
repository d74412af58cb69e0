using System.Security.Claims;

namespace Community.Abstractions.Privacy;

/// <summary>
/// Notes in the house's log that staff saw somebody's personal data. A module that keeps readings in a table of its own is an <see cref="IAccessLogSource"/> instead.
/// </summary>
public interface IAccessLog
{
    /// <summary>What names of readings end with.</summary>
    const string Suffix = "Read";

    /// <summary>
    /// Notes a reading, once an hour for each reader, person and thing; own data don't count. It is saved at once: call it before anything is shown, so that what cannot
    /// be noted is not shown.
    /// </summary>
    /// <param name="action">Constant name that ends with <see cref="Suffix"/>, such as <c>PrivateMessageRead</c>. It is the action in the audit trail, with words of the module (<see cref="Auditing.IAuditWordSource"/>).</param>
    /// <param name="subjectId">Whose data.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task NoteAsync(string action, string subjectId, ClaimsPrincipal reader, CancellationToken cancellationToken = default);
}
