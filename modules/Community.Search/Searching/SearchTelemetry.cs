using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Community.Search.Searching;

/// <summary>What can be measured of searches. Never what people typed.</summary>
internal static class SearchTelemetry
{
    public const string Name = "Community.Search";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "community.search.duration", "s", "Time to answer a search or a suggestion.");

    /// <summary>Measures until it is disposed.</summary>
    public static Measure Start(string operation) => new(operation, Activities.StartActivity(operation), Stopwatch.GetTimestamp());

    internal readonly struct Measure(string operation, Activity? activity, long started) : IDisposable
    {
        public void Results(int count) => activity?.SetTag("community.search.results", count);

        public void Dispose()
        {
            Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("operation", operation));
            activity?.Dispose();
        }
    }
}
