using Community.Abstractions.Sites;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Mail;

/// <summary>What a round of sending did.</summary>
internal readonly record struct MailRound(int Sent, int Failed);

/// <summary>
/// Sends what is due. A mail is taken by one conditional UPDATE before it is sent, so two nodes never send it at the same time; a node that dies in between leaves it
/// to the others when its lease is over.
/// </summary>
internal sealed partial class MailSender(
    CommunityDbContext database, IMailTransport transport, MailComposer composer, IServiceProvider services, TimeProvider time, ILogger<MailSender> logger)
{
    private const int BatchSize = 50;
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(5);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sends until nothing is due, or the way out is closed.</summary>
    public async Task<MailRound> SendDueAsync(CancellationToken cancellationToken)
    {
        var (total, last) = (new MailRound(), new MailRound());
        do
        {
            last = await SendBatchAsync(cancellationToken);
            total = new(total.Sent + last.Sent, total.Failed + last.Failed);
        }
        while (last.Sent > 0);
        return total;
    }

    private async Task<MailRound> SendBatchAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        if (due.Count == 0)
            return default;
        var site = await SiteAsync(cancellationToken);
        IMailRun? run = null;
        var (sent, failed) = (0, 0);
        try
        {
            foreach (var id in due)
            {
                if (await TakeAsync(id, cancellationToken) is not { } mail)
                    continue;
                if (mail.StopUrl is not null && await IsRefusedAsync(mail.To, cancellationToken))
                {
                    await GiveUpAsync(mail);
                    continue;
                }
                try
                {
                    if (services.GetService<ISiteContext>() is { } context)
                        await MailTemplates.ApplyAsync(mail, context, cancellationToken);
                    var message = composer.Compose(mail, site);
                    run ??= await transport.OpenAsync(cancellationToken);
                    await run.SendAsync(message, cancellationToken);
                }
                catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
                {
                    failed++;
                    await RecordFailureAsync(mail, failure);
                    // The server cannot be reached: the other mails would only wait for the same answer.
                    if (run is null && !MailRetries.IsFinal(failure))
                        break;
                    continue;
                }
                sent++;
                await RecordSuccessAsync(mail);
            }
        }
        finally
        {
            if (run is not null)
                await run.DisposeAsync();
        }
        return new(sent, failed);
    }

    private Task<List<long>> DueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return database.Set<MailRow>().Where(m => m.NextAttemptUtc <= now && (m.LeaseUntilUtc == null || m.LeaseUntilUtc <= now))
            .OrderBy(m => m.NextAttemptUtc).ThenBy(m => m.Id).Select(m => m.Id).Take(BatchSize).ToListAsync(cancellationToken);
    }

    // The sender of mails must not depend on the site's caches being there.
    private async Task<SiteSettings> SiteAsync(CancellationToken cancellationToken) =>
        services.GetService<ISiteContext>() is { } site ? await site.GetSettingsAsync(cancellationToken) : new();

    private async Task<MailRow?> TakeAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now;
        var until = now + _lease;
        var taken = await database.Set<MailRow>()
            .Where(m => m.Id == id && m.NextAttemptUtc <= now && (m.LeaseUntilUtc == null || m.LeaseUntilUtc <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseUntilUtc, until), cancellationToken);
        return taken == 0 ? null : await database.Set<MailRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
    }

    // What somebody follows is not written to a mailbox that refused a mail for good; what an account needs is tried all the same.
    private Task<bool> IsRefusedAsync(string address, CancellationToken cancellationToken)
    {
        var key = RefusedAddressRow.KeyOf(address);
        return database.Set<RefusedAddressRow>().AnyAsync(row => row.Address == key, cancellationToken);
    }

    private Task<int> GiveUpAsync(MailRow mail)
    {
        var now = Now;
        return database.Set<MailRow>().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.FailedUtc, now).SetProperty(m => m.BouncedUtc, now).SetProperty(m => m.NextAttemptUtc, (DateTime?)null)
            .SetProperty(m => m.LeaseUntilUtc, (DateTime?)null).SetProperty(m => m.LastError, "Refused before"), CancellationToken.None);
    }

    private async Task RecordSuccessAsync(MailRow mail)
    {
        MailTelemetry.Sent.Add(1);
        var now = Now;
        // Not cancellable: the mail is out, and should be known to be.
        await database.Set<MailRow>().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.SentUtc, now).SetProperty(m => m.NextAttemptUtc, (DateTime?)null)
            .SetProperty(m => m.LeaseUntilUtc, (DateTime?)null).SetProperty(m => m.LastError, (string?)null).SetProperty(m => m.TextError, mail.TextError), CancellationToken.None);
    }

    private async Task RecordFailureAsync(MailRow mail, Exception failure)
    {
        MailTelemetry.Failed.Add(1);
        var attempts = mail.Attempts + 1;
        var wait = MailRetries.IsFinal(failure) ? null : MailRetries.After(attempts);
        DateTime? next = wait is null ? null : Now + wait.Value;
        DateTime? givenUp = wait is null ? Now : null;
        var kind = MailRetries.Describe(failure);
        Log.NotSent(logger, mail.Id, attempts, kind);
        DateTime? bounced = MailRetries.IsBounce(failure) ? Now : null;
        if (bounced is not null)
            await MailJournal.RefuseAddressAsync(database, mail.To, Now, CancellationToken.None);
        await database.Set<MailRow>().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Attempts, attempts).SetProperty(m => m.NextAttemptUtc, next).SetProperty(m => m.FailedUtc, givenUp)
            .SetProperty(m => m.BouncedUtc, bounced)
            .SetProperty(m => m.LeaseUntilUtc, (DateTime?)null).SetProperty(m => m.LastError, kind), CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Mail} was not sent at attempt {Attempt}: {Failure}")]
        public static partial void NotSent(ILogger logger, long mail, int attempt, string failure);
    }
}
