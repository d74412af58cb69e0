using Community.Abstractions.Background;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Mail;

/// <summary>Every minute: mails that wait for another attempt, or that no pump saw.</summary>
internal sealed class MailTask(MailSender sender, IStringLocalizer<MailStrings> T) : IBackgroundTask
{
    public string Name => "mail";

    public string Title => T["Send e-mails"];

    public string Schedule => "* * * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var round = await sender.SendDueAsync(cancellationToken);
        return T["Sent: {0}. Failed: {1}.", round.Sent, round.Failed];
    }
}

/// <summary>Every night: forgets mails that are old enough, because they hold people's addresses and words.</summary>
internal sealed class MailCleanupTask(CommunityDbContext database, MailOptions options, TimeProvider time, IStringLocalizer<MailStrings> T) : IBackgroundTask
{
    public string Name => "mail-cleanup";

    public string Title => T["Forget old e-mails"];

    public string Schedule => "20 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-options.KeepDays);
        var removed = await database.Set<MailRow>().Where(m => m.SentUtc < limit || m.FailedUtc < limit).ExecuteDeleteAsync(cancellationToken);
        return T["Forgotten: {0}.", removed];
    }
}
