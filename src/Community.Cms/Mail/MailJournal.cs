using System.Security.Claims;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace Community.Cms.Mail;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    /// <summary>It has not been tried yet.</summary>
    Waiting,

    /// <summary>It failed, and is tried again.</summary>
    Retrying,

    /// <summary>It went out.</summary>
    Sent,

    /// <summary>It was given up.</summary>
    Failed,

    /// <summary>The mailbox refused it for good.</summary>
    Bounced,
}

/// <summary>What became of mails, for staff. Texts of mails are never part of it.</summary>
internal sealed class MailJournal(CommunityDbContext database, MailSignal signal, TimeProvider time)
{
    /// <summary>Mails in a state, newest first.</summary>
    /// <param name="state">The state; null for all.</param>
    /// <param name="kind">Of one kind; null for all.</param>
    /// <param name="recipient">Part of the address; null for all.</param>
    public IQueryable<MailRow> Find(MailState? state, string? kind, string? recipient)
    {
        var rows = database.Set<MailRow>().AsNoTracking();
        rows = state switch
        {
            MailState.Waiting => rows.Where(m => m.NextAttemptUtc != null && m.Attempts == 0),
            MailState.Retrying => rows.Where(m => m.NextAttemptUtc != null && m.Attempts > 0),
            MailState.Sent => rows.Where(m => m.SentUtc != null && m.BouncedUtc == null),
            MailState.Failed => rows.Where(m => m.FailedUtc != null && m.BouncedUtc == null),
            MailState.Bounced => rows.Where(m => m.BouncedUtc != null),
            _ => rows,
        };
        if (kind is not null)
            rows = rows.Where(m => m.Kind == kind);
        if (recipient is not null)
            rows = rows.Where(m => m.To.Contains(recipient));
        return rows.OrderByDescending(m => m.Id);
    }

    /// <summary>The state of a mail.</summary>
    public static MailState StateOf(MailRow mail) => mail switch
    {
        { BouncedUtc: not null } => MailState.Bounced,
        { FailedUtc: not null } => MailState.Failed,
        { SentUtc: not null } => MailState.Sent,
        { Attempts: > 0 } => MailState.Retrying,
        _ => MailState.Waiting,
    };

    /// <summary>Sends one mail again that was given up, or soon one that waits for another attempt. False when there is none.</summary>
    public async Task<bool> RetryAsync(long id, CancellationToken cancellationToken)
    {
        if (await database.Set<MailRow>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.SentUtc == null, cancellationToken) is not { } mail)
            return false;
        await AllowAsync(mail.To, cancellationToken);
        return await AgainAsync(database.Set<MailRow>().Where(m => m.Id == id && m.SentUtc == null), cancellationToken) > 0;
    }

    /// <summary>Sends everything again that was given up without its mailbox having refused it; the answer is how many.</summary>
    public Task<int> RetryFailedAsync(CancellationToken cancellationToken) =>
        AgainAsync(database.Set<MailRow>().Where(m => m.FailedUtc != null && m.BouncedUtc == null && m.SentUtc == null), cancellationToken);

    /// <summary>Reads a report of non-delivery (RFC 3464) and marks its mail and its address; the answer is how many of our mails it was about.</summary>
    /// <exception cref="FormatException">It is no such report.</exception>
    public async Task<int> TakeBounceAsync(Stream report, CancellationToken cancellationToken)
    {
        var message = await MimeMessage.LoadAsync(report, cancellationToken);
        if (message.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
            throw new FormatException("Not a delivery status notification.");
        var failed = status.StatusGroups.Where(group => group["Action"]?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true)
            .Select(group => (group["Final-Recipient"] ?? group["Original-Recipient"])?.Split(';')[^1].Trim()).OfType<string>().ToList();
        // The report carries the headers of our mail: its Message-Id says which one it is, and that it was ours.
        var original = message.BodyParts.OfType<MessagePart>().Select(part => part.Message?.MessageId)
            .Concat(message.BodyParts.OfType<TextPart>().Where(part => part.ContentType.IsMimeType("text", "rfc822-headers")).Select(part => IdIn(part.Text))).FirstOrDefault(id => id is not null);
        var key = original?.Split('@')[0];
        var now = time.GetUtcNow().UtcDateTime;
        var marked = 0;
        foreach (var address in failed)
        {
            var count = await database.Set<MailRow>().Where(m => m.MessageKey == key && m.To == address)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.BouncedUtc, now).SetProperty(m => m.FailedUtc, now).SetProperty(m => m.NextAttemptUtc, (DateTime?)null)
                    .SetProperty(m => m.LastError, "Bounced"), cancellationToken);
            // Whoever could make up a report could otherwise silence any address.
            if (count > 0)
                await RefuseAddressAsync(database, address, now, cancellationToken);
            marked += count;
        }
        return marked;
    }

    /// <summary>Marks an address as one that refuses mails.</summary>
    internal static async Task RefuseAddressAsync(CommunityDbContext database, string address, DateTime now, CancellationToken cancellationToken)
    {
        var key = RefusedAddressRow.KeyOf(address);
        if (key.Length is 0 or > 320 || await database.Set<RefusedAddressRow>().AnyAsync(row => row.Address == key, cancellationToken))
            return;
        var added = database.Add(new RefusedAddressRow { Address = key, SinceUtc = now });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node marked it in the same moment.
            added.State = EntityState.Detached;
        }
    }

    private Task<int> AllowAsync(string address, CancellationToken cancellationToken)
    {
        var key = RefusedAddressRow.KeyOf(address);
        return database.Set<RefusedAddressRow>().Where(row => row.Address == key).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<int> AgainAsync(IQueryable<MailRow> rows, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var count = await rows.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.NextAttemptUtc, now).SetProperty(m => m.FailedUtc, (DateTime?)null).SetProperty(m => m.BouncedUtc, (DateTime?)null)
            .SetProperty(m => m.Attempts, 0).SetProperty(m => m.LeaseUntilUtc, (DateTime?)null), cancellationToken);
        if (count > 0)
            signal.Raise();
        return count;
    }

    private static string? IdIn(string headers) => headers.Split('\n').FirstOrDefault(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)) is { } line
        ? line[(line.IndexOf(':') + 1)..].Trim().Trim('<', '>') : null;
}

/// <summary>Mails that were given up, on the back office's first page: one line, however many there are.</summary>
internal sealed class WaitingMails(CommunityDbContext database, IStringLocalizer<MailStrings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (limit < 1 || !user.HasPermission(CommonPermissions.ManageMail))
            return [];
        var failed = database.Set<MailRow>().Where(m => m.FailedUtc != null && m.BouncedUtc == null);
        var count = await failed.CountAsync(cancellationToken);
        return count == 0
            ? []
            : [new(WaitingReason.Failing, T["Mails that did not go out: {0}", count], T["Mail"], "~/admin/mail/journal?etat=Failed", (await failed.MinAsync(m => m.FailedUtc, cancellationToken))!.Value)];
    }
}
