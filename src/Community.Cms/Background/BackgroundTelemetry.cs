using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Community.Cms.Background;

/// <summary>Traces and metrics under the name <c>Community.Background</c>.</summary>
internal static class BackgroundTelemetry
{
    public const string Name = "Community.Background";

    private static readonly ActivitySource _source = new(Name);
    private static readonly Meter _meter = new(Name);
    private static readonly Histogram<double> _durations = _meter.CreateHistogram<double>(
        "community.background.duration", "s", "Duration of the runs of background tasks.");

    public static Activity? Start(string task) => _source.StartActivity("background task")?.SetTag("community.background.task", task);

    public static void Ended(string task, bool succeeded, TimeSpan duration) => _durations.Record(
        duration.TotalSeconds, new("community.background.task", task), new("community.background.succeeded", succeeded));
}
