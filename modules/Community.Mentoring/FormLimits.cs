using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Community.Mentoring;

/// <summary>How often somebody may write. Reading is not counted.</summary>
internal static class FormLimits
{
    /// <summary>Default for <see cref="Members"/>.</summary>
    public const int OfMembers = 60;

    private const int OfStrangers = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Where no account is needed: twenty forms in ten minutes from one address.</summary>
    public static RateLimitPartition<string> Strangers(HttpContext context) => Posts(context, OfStrangers, context.Connection.RemoteIpAddress?.ToString());

    /// <summary>
    /// Somebody signed in, over all forms of the programme: sixty in ten minutes, which a pair never needs and a flood of mails does. The setting
    /// <c>Community:Mentoring:RateLimit</c> changes it.
    /// </summary>
    public static Func<HttpContext, RateLimitPartition<string>> Members(int most) => context => Posts(context, most, context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString());

    private static RateLimitPartition<string> Posts(HttpContext context, int most, string? who) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter("mentoring|" + who, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window })
        : RateLimitPartition.GetNoLimiter("mentoring");
}
