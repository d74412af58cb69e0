using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Community.Web.Tests;

/// <summary>What leaves the house for a collector: enough to see how it does, and nothing that people typed.</summary>
public sealed class TelemetryTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("http://127.0.0.1:9", true)]
    public async Task Metrics_and_traces_are_made_only_when_there_is_somewhere_to_send_them(string? endpoint, bool made)
    {
        await using var host = await CommunityHost.StartAsync(Endpoint(endpoint));
        (host.Services.GetService<MeterProvider>() is not null).ShouldBe(made);
        (host.Services.GetService<TracerProvider>() is not null).ShouldBe(made);
    }

    [Fact]
    public async Task A_trace_says_which_page_was_asked_for_and_not_what_was_searched()
    {
        Spans spans = new();
        await using var host = await CommunityHost.StartAsync(Endpoint("http://127.0.0.1:9"), services => services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(spans)));
        (await host.AsVisitor().GetAsync("/recherche?q=secretquery&lieu=secretplace")).Status.ShouldBe(HttpStatusCode.OK);
        (await host.AsVisitor().GetAsync("/nulle-part?q=secretquery")).Status.ShouldBe(HttpStatusCode.NotFound);

        spans.Ended.Where(span => span.Contains("url.path=/recherche", StringComparison.Ordinal)).ShouldNotBeEmpty();
        spans.Ended.Where(span => span.Contains("secret", StringComparison.Ordinal)).ShouldBeEmpty();
        spans.Ended.Where(span => span.Contains("url.query", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_memory_and_calls_to_other_sites_are_measured()
    {
        Names names = new();
        using BaseExportingMetricReader reader = new(names);
        await using var host = await CommunityHost.StartAsync(Endpoint("http://127.0.0.1:9"), services => services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(reader)));
        await host.AsVisitor().GetAsync("/actualites");
        using HttpClient outside = new();
        await Should.ThrowAsync<HttpRequestException>(() => outside.GetAsync("http://127.0.0.1:9/", TestContext.Current.CancellationToken));

        reader.Collect().ShouldBeTrue();
        names.Seen.ShouldContain("http.server.request.duration");
        names.Seen.ShouldContain("dotnet.process.memory.working_set");
        names.Seen.ShouldContain("http.client.request.duration");
    }

    private static Dictionary<string, string?> Endpoint(string? address) => new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address };

    private sealed class Spans : BaseProcessor<Activity>
    {
        public ConcurrentBag<string> Ended { get; } = [];

        public override void OnEnd(Activity data) => Ended.Add($"{data.DisplayName} {string.Join(' ', data.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
    }

    private sealed class Names : BaseExporter<Metric>
    {
        public ConcurrentBag<string> Seen { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
                Seen.Add(metric.Name);
            return ExportResult.Success;
        }
    }
}
