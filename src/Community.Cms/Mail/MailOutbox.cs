using System.Text.Json;
using Community.Abstractions.Mail;
using Community.Cms.Data;
using MimeKit;

namespace Community.Cms.Mail;

/// <summary>Puts mails into the caller's unit of work.</summary>
internal sealed class MailOutbox(CommunityDbContext database, MailSignal signal, TimeProvider time, IEnumerable<IMailKindSource> sources) : IMailOutbox
{
    private bool _listening;

    private const int LongestAttachments = 100_000;

    /// <exception cref="ArgumentException">The stop address is no web address, or an attachment is too long or of a kind that is none.</exception>
    public void Enqueue(OutgoingMail mail)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (subject, text) = (mail.Subject, mail.Text);
        var declared = sources.SelectMany(source => source.Mails).FirstOrDefault(one => mail.Kind is null ? one.Text == text.Key : one.Id == mail.Kind);
        var values = mail.Values.Count > 0 ? mail.Values : declared?.ValuesOf(subject, text);
        database.Add(new MailRow
        {
            MessageKey = Guid.NewGuid().ToString("N"),
            To = MailText.Line(mail.To, 320),
            ToName = mail.ToName is null ? null : MailText.Line(mail.ToName, 200),
            Subject = MailText.Line(mail.Subject, 300),
            Text = MailText.Lines(mail.Text),
            Reason = MailText.Line(mail.Reason, 1000),
            StopUrl = StopAddress(mail.StopUrl),
            Culture = mail.Culture == "en" ? "en" : "fr",
            Attachments = Stored(mail.Attachments),
            Kind = declared?.Id,
            Values = values is null ? null : JsonSerializer.Serialize(values),
            CreatedUtc = now,
            NextAttemptUtc = now,
        });
        WakeAfterSave();
    }

    private void WakeAfterSave()
    {
        if (_listening)
            return;
        _listening = true;
        database.SavedChanges += (_, _) => signal.Raise();
    }

    private static string? Stored(IReadOnlyList<MailAttachment> attachments)
    {
        if (attachments.Count == 0)
            return null;
        if (attachments.Sum(one => one.Text.Length) > LongestAttachments || attachments.Any(one => !ContentType.TryParse(one.MediaType, out _)))
            throw new ArgumentException("Attachments are 100 kB at most, each with a media type.", nameof(attachments));
        return JsonSerializer.Serialize(attachments.Select(one => one with { Name = MailText.Line(one.Name, 100) }));
    }

    private static string? StopAddress(string? url)
    {
        if (url is null)
            return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.AbsoluteUri.Length <= 2000)
            return address.AbsoluteUri;
        throw new ArgumentException("The stop address of a mail must be an absolute web address.", nameof(url));
    }
}
