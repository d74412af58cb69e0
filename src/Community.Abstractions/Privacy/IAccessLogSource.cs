namespace Community.Abstractions.Privacy;

/// <summary>Somebody of the staff saw personal data.</summary>
/// <param name="AtUtc">When (UTC).</param>
/// <param name="ReaderId">The account that saw it.</param>
/// <param name="SubjectId">Whose data; null when it is nobody's with an account.</param>
/// <param name="What">What was seen, in the current UI language.</param>
public sealed record PersonalDataAccess(DateTime AtUtc, string? ReaderId, string? SubjectId, string What);

/// <summary>What one module noted of staff who saw personal data. Registered as a scoped service.</summary>
public interface IAccessLogSource
{
    /// <summary>The accesses before a moment, newest first.</summary>
    /// <param name="beforeUtc">Moment after the newest (UTC).</param>
    /// <param name="subjectId">Of this person's data alone; null for everybody's.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<PersonalDataAccess>> FindAsync(DateTime beforeUtc, string? subjectId, int limit, CancellationToken cancellationToken);
}
