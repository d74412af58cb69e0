using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Community.Mentoring;

/// <summary>How often one address may write where no account is needed: twenty forms in ten minutes. Reading is not counted.</summary>
internal static class StrangerLimits
{
    private const int Forms = 20;

    public static RateLimitPartition<string> Of(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter("mentoring|" + context.Connection.RemoteIpAddress, _ => new FixedWindowRateLimiterOptions { PermitLimit = Forms, Window = TimeSpan.FromMinutes(10) })
        : RateLimitPartition.GetNoLimiter("mentoring");
}
