namespace Community.Abstractions.Background;

/// <summary>Work on a schedule, run by one node at a time. Registered as a scoped service; shown with its last run in the back office.</summary>
public interface IBackgroundTask
{
    /// <summary>Constant name, e.g. <c>mail</c>.</summary>
    string Name { get; }

    /// <summary>What it does, in the current UI language.</summary>
    string Title { get; }

    /// <summary>Cron expression of five fields (minutes), in the Europe/Paris time zone.</summary>
    string Schedule { get; }

    /// <summary>Does the work. The answer is shown to staff: a short sentence without personal data. An exception is shown as a failure and retried at the next time.</summary>
    Task<string> ExecuteAsync(CancellationToken cancellationToken);
}
