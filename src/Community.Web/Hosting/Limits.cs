using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Community.Web.Hosting;

internal static class Limits
{
    private const long DefaultMaxRequestBytes = 30_000_000;
    private const long MaxStaffFormBytes = 300_000_000;

    /// <summary>Largest request: <c>Community:MaxRequestBytes</c>, 30 MB by default.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var max = MaxRequestBytes(builder.Configuration);
        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = max;
        });
        builder.Services.Configure<FormOptions>(options =>
        {
            options.MultipartBodyLengthLimit = max;
            options.ValueCountLimit = 5000;
            options.ValueLengthLimit = 5_000_000;
        });
        builder.Services.AddRateLimiter(options => options.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Refuses what says itself that it is too large before any of it is read, and methods that no page knows: a page would show itself half-made.</summary>
    public static void UseLimits(this WebApplication app)
    {
        var max = MaxRequestBytes(app.Configuration);
        app.Use((context, next) =>
        {
            // The page that says so is this request, executed again.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                return next(context);
            // Who may not get in is turned away before any of it is read; whoever may is told which file is too large, and loses nothing they typed.
            var most = TakesLargeForms(context.Request) ? Math.Max(max, MaxStaffFormBytes) : max;
            if (most != max && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = most;
            if (context.Request.ContentLength > most)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                context.Response.Headers.Connection = "close";
                return Task.CompletedTask;
            }
            if (IsPageMethod(context.Request.Method) || context.Request.Path.StartsWithSegments("/api"))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD, POST";
            // The page that says so is read like any other.
            context.Request.Method = HttpMethods.Get;
            return Task.CompletedTask;
        });
    }

    // Forms of the back office that take files.
    private static bool TakesLargeForms(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.HasFormContentType
        && (request.Path.StartsWithSegments("/admin/medias") || request.Path.StartsWithSegments("/admin/contenus"));

    private static bool IsPageMethod(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method);

    private static long MaxRequestBytes(IConfiguration configuration) => configuration.GetValue("Community:MaxRequestBytes", DefaultMaxRequestBytes);
}
