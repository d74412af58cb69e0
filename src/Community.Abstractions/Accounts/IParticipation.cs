namespace Community.Abstractions.Accounts;

/// <summary>Gives people the role of a programme they take part in, and takes it back when they leave. Open sessions know at once.</summary>
public interface IParticipation
{
    /// <summary>
    /// Joins the running unit of work. Nothing happens when the account or the role is not there. A role that opens the back office is never given: who takes part in
    /// something does not become staff by it.
    /// </summary>
    /// <param name="userId">The account.</param>
    /// <param name="role">Name of the role.</param>
    /// <param name="takesPart">Whether the person has it from now on.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task SetAsync(string userId, string role, bool takesPart, CancellationToken cancellationToken = default);
}
