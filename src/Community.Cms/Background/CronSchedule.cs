using Cronos;

namespace Community.Cms.Background;

/// <summary>Five-field cron expressions, read in the time of Calais and answered in UTC.</summary>
internal static class CronSchedule
{
    private static readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The first time after <paramref name="after"/>, or null when the expression is wrong or never comes.</summary>
    public static DateTime? Next(string expression, DateTimeOffset after) =>
        CronExpression.TryParse(expression, out var cron) ? cron.GetNextOccurrence(after.UtcDateTime, _zone) : null;
}
