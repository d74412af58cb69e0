using Community.Abstractions.Changes;
using Community.Cms.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Community.Web.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: whether a proxy should send people here.
/// <list type="bullet">
/// <item><c>Unhealthy</c>, 503: the database cannot be read, or this node has not yet caught up with the change feed for the first time since its start, so
/// that searches would find little.</item>
/// <item><c>Degraded</c>, 200: the index or a cache is behind for the moment. Pages are right, searches a little old: no reason to turn people away.</item>
/// <item><c>Healthy</c>, 200: neither.</item>
/// </list>
/// </summary>
internal static class Health
{
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FeedCheck>().AddHealthChecks()
        .AddCheck<DatabaseCheck>("database")
        .AddCheck<FeedCheck>("change-feed");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class DatabaseCheck(CommunityDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
    }

    private sealed class FeedCheck(IChangeFeed feed) : IHealthCheck
    {
        private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);
        private volatile bool wasReady;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            // Reading the feed is reading the database: what it throws is Unhealthy.
            if (await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), Bound, cancellationToken))
            {
                wasReady = true;
                return HealthCheckResult.Healthy();
            }
            return wasReady
                ? HealthCheckResult.Degraded("The search index or a cache is behind the change feed.")
                : HealthCheckResult.Unhealthy("The search index or a cache has not caught up with the change feed since the start.");
        }
    }
}
