using Community.Abstractions.Changes;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Community.Web.Hosting;

/// <summary>
/// Pages for visitors without account come from memory. The whole cache is dropped when the change feed moves, so a page is never older than the
/// content it shows; time alone (what is "next" on the agenda) can make it old by <see cref="MaxAge"/>.
/// </summary>
internal static class PublicCache
{
    public const string Tag = "content";
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);
    private const long MaxBytes = 32_000_000;

    public static void AddPublicCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddOutputCache(options =>
        {
            options.SizeLimit = MaxBytes;
            options.MaximumBodySize = 1_000_000;
            options.AddPolicy("Public", new VisitorPolicy());
        });
        builder.Services.AddSingleton<IChangeConsumer, Eviction>();
    }

    public static void UsePublicCache(this WebApplication app) => app.UseOutputCache();

    // Placed before authentication: a request that brings the sign-in cookie is somebody's, every other is a visitor's.
    private sealed class VisitorPolicy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var request = context.HttpContext.Request;
            var visitor = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                && StringValues.IsNullOrEmpty(request.Headers.Authorization)
                && !request.Cookies.ContainsKey(Pages.SignInCookie)
                // An error page executed again has another page's address.
                && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK
                && request.QueryString.Value?.Length is null or < 300;
            context.EnableOutputCaching = visitor;
            context.AllowCacheLookup = visitor;
            context.AllowCacheStorage = visitor;
            context.AllowLocking = true;
            context.CacheVaryByRules.QueryKeys = "*";
            context.ResponseExpirationTimeSpan = MaxAge;
            context.Tags.Add(Tag);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Eviction(IOutputCacheStore store, IChangeFeed feed) : IChangeConsumer
    {
        public string Name => "output-cache";

        public async Task<long> GetCursorAsync(CancellationToken cancellationToken)
        {
            var latest = await feed.GetLatestAsync(cancellationToken);
            await store.EvictByTagAsync(Tag, cancellationToken);
            return latest;
        }

        public async Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
            await store.EvictByTagAsync(Tag, cancellationToken);
    }
}
