using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Community.Cms.Accounts.Limits;

/// <summary>How often strangers may send account forms, and how many mails one mailbox can be made to receive.</summary>
internal sealed class AccountLimits : IDisposable
{
    /// <summary>Name of the rate limiting policy of account pages.</summary>
    public const string Policy = "account";

    // A class of fifteen that registers together shares one address.
    private const int DefaultPosts = 120;
    private const int MailsAnHour = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> _mails = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = MailsAnHour, Window = TimeSpan.FromHours(1), QueueLimit = 0 }));

    /// <summary>Whether one more mail may go to this address now. Strangers can ask for mails to anybody; they must not fill a mailbox.</summary>
    public bool MayMail(string normalizedEmail)
    {
        using var lease = _mails.AttemptAcquire(normalizedEmail);
        return lease.IsAcquired;
    }

    public void Dispose() => _mails.Dispose();

    /// <summary>Adds the policy. <c>Community:Accounts:RateLimit</c> is the number of forms in ten minutes from one address; 0 switches it off.</summary>
    public static void AddPolicy(RateLimiterOptions options, IConfiguration configuration)
    {
        int posts = configuration.GetValue("Community:Accounts:RateLimit", DefaultPosts);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => posts <= 0 || !HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(
                PartitionOf(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = posts, Window = Window, SegmentsPerWindow = 5, QueueLimit = 0 }));
    }

    // One household has one IPv4 address, but a whole /64 of IPv6.
    private static string PartitionOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
