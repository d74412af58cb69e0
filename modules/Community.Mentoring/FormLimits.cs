using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Mentoring;

/// <summary>How often one address may write where no account is needed: twenty forms in ten minutes. Reading is not counted.</summary>
internal static class StrangerLimits
{
    private const int Forms = 20;

    public static RateLimitPartition<string> Of(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter("mentoring|" + context.Connection.RemoteIpAddress, _ => new FixedWindowRateLimiterOptions { PermitLimit = Forms, Window = MemberLimits.Window })
        : RateLimitPartition.GetNoLimiter("mentoring");
}

/// <summary>
/// How often one person signed in may write, over all forms of the programme: sixty in ten minutes (<c>Community:Mentoring:RateLimit</c>), which a pair never needs and a flood of mails does.
/// By account and not by address: a whole class applies from the house.
/// </summary>
internal sealed class MemberLimits(int most) : IDisposable
{
    /// <summary>Default number of forms.</summary>
    public const int Forms = 60;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        user => RateLimitPartition.GetFixedWindowLimiter(user, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window }));

    public bool MayWrite(string userId) => limiter.AttemptAcquire(userId).IsAcquired;

    public void Dispose() => limiter.Dispose();
}

/// <summary>Puts <see cref="MemberLimits"/> before the forms of a page. The host's own limiter runs before anybody is known.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LimitFormsAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method) || context.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } user
            || context.HttpContext.RequestServices.GetRequiredService<MemberLimits>().MayWrite(user))
            return next();
        context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
        return Task.CompletedTask;
    }
}
