using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Community.Abstractions.Content;
using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Members.Profiles;

/// <summary>How many addresses one person may have written to in a day: nobody's form is a way to write to strangers.</summary>
internal sealed class GuardianLimit : IDisposable
{
    private const int Most = 3;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(userId =>
        RateLimitPartition.GetFixedWindowLimiter(userId, _ => new() { PermitLimit = Most, Window = TimeSpan.FromDays(1), QueueLimit = 0 }));

    /// <summary>Whether one more is allowed; counts it.</summary>
    public bool Allows(string userId) => _limiter.AttemptAcquire(userId).IsAcquired;

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Asks the guardian of a person under fifteen. Until they say yes, nobody sees the profile.</summary>
internal sealed class Guardians(IMailOutbox outbox, MailLinks links, IStringLocalizer<Strings> T)
{
    /// <summary>Writes to the guardian with a new code; the ones before stop working. Part of the running unit of work.</summary>
    public async Task AskAsync(ProfileRow row, string culture, CancellationToken cancellationToken)
    {
        var code = ContentIds.New();
        row.GuardianCode = HashOf(code);
        row.GuardianUtc = null;
        var url = await links.ToAsync($"~/accord-parental?code={code}", culture, cancellationToken);
        var site = await links.SiteNameAsync(cancellationToken);
        using var _ = new CultureScope(culture);
        // No name that the child chose: strangers could write through it.
        outbox.Enqueue(new()
        {
            To = row.GuardianEmail!,
            Culture = culture,
            Subject = T["{0} – A child asks for your agreement", site],
            Text = T["Hello,\n\na child under fifteen has an account at {0}, made a profile and gave this address as that of a parent or guardian. The profile is seen by nobody until you agree. On this page you read what it is about, and you agree or refuse:\n\n{1}\n\nIf this is not about you, there is nothing to do.", site, url],
            Reason = T["You receive this message because this address was given as that of a parent or guardian."],
        });
    }

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
