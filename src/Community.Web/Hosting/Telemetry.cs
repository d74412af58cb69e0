using Microsoft.Extensions.Configuration.Memory;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Community.Web.Hosting;

internal static class Telemetry
{
    /// <summary>Structured logs always; metrics and traces when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        // The weakest source: files, environment and command line say otherwise.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
                // The checks of links and pages ask many addresses: what they find is in the desks.
                ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
            },
        });
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        }
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Services.AddOpenTelemetry()
            // .NET measures its memory, its threads and the calls to other sites by itself.
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("Community.*", "System.Runtime", "System.Net.Http").AddOtlpExporter())
            .WithTracing(traces => traces
                // Addresses of searches hold what people typed: the path is enough.
                .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null))
                .AddSource("Community.*").AddOtlpExporter());
    }
}
