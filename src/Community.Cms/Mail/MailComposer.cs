using System.Globalization;
using System.Net.Mail;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace Community.Cms.Mail;

/// <summary>Makes the message that goes out: the writer's text, why it came, how to stop it; as plain text and as simple HTML.</summary>
internal sealed partial class MailComposer(MailOptions options, IStringLocalizer<MailStrings> T, TimeProvider time)
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <exception cref="FormatException">The recipient's or the sender's address is none.</exception>
    public MimeMessage Compose(MailRow mail, SiteSettings site)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = time.GetUtcNow() };
        var sender = Sender(site);
        message.From.Add(sender);
        message.To.Add(Recipient(mail));
        message.MessageId = $"{mail.MessageKey}@{sender.Domain}";
        // Answering machines stay silent (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.StopUrl is not null)
            AddStop(message, mail.StopUrl);
        message.Body = WithAttachments(Body(mail, site.SiteName), mail.Attachments);
        return message;
    }

    private static MimeEntity WithAttachments(MultipartAlternative body, string? attachments)
    {
        if (attachments is null)
            return body;
        Multipart mixed = new("mixed") { body };
        foreach (var file in JsonSerializer.Deserialize<List<MailAttachment>>(attachments)!)
        {
            var type = ContentType.Parse(file.MediaType);
            TextPart part = new(type.MediaSubtype) { FileName = file.Name, ContentDisposition = new(ContentDisposition.Attachment) { FileName = file.Name }, ContentTransferEncoding = ContentEncoding.Base64 };
            part.SetText("utf-8", file.Text);
            foreach (var parameter in type.Parameters)
                part.ContentType.Parameters[parameter.Name] = parameter.Value;
            mixed.Add(part);
        }
        return mixed;
    }

    private MailboxAddress Sender(SiteSettings site)
    {
        if (!string.IsNullOrWhiteSpace(options.From))
            return MailboxAddress.TryParse(options.From, out var sender) ? sender : throw new FormatException("Community:Mail:From is no address.");
        return new(site.SiteName, string.IsNullOrWhiteSpace(site.ContactEmail) ? "no-reply@localhost" : site.ContactEmail);
    }

    // Only a bare address: what the parser also understands (groups, comments, routes) never comes from a form.
    private static MailboxAddress Recipient(MailRow mail) =>
        MailAddress.TryCreate(mail.To, out var plain) && plain.Address == mail.To && MailboxAddress.TryParse(mail.To, out var address) && address.Address == mail.To
            ? new(mail.ToName, mail.To)
            : throw new FormatException("The recipient's address is none.");

    private static void AddStop(MimeMessage message, string url)
    {
        message.Headers.Add("List-Unsubscribe", $"<{url}>");
        // One-click unsubscription is defined for https only (RFC 8058).
        if (url.StartsWith("https:", StringComparison.Ordinal))
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private MultipartAlternative Body(MailRow mail, string siteName)
    {
        var stop = mail.StopUrl is null ? null : In(mail.Culture, () => T["To stop receiving these e-mails:"].Value);
        string?[] frame = [mail.Reason, stop is null ? null : $"{stop} {mail.StopUrl}"];
        var text = $"{mail.Text.TrimEnd()}\n\n-- \n{siteName}\n{string.Join('\n', frame.Where(line => !string.IsNullOrEmpty(line)))}\n";
        return [Part("plain", text), Part("html", Html(mail, siteName, stop))];
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype);
        part.SetText("utf-8", text);
        part.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        return part;
    }

    private static string Html(MailRow mail, string siteName, string? stop)
    {
        var stopLine = stop is null ? "" : $"<br>{Encode(stop)} {Linked(mail.StopUrl!)}";
        return $$"""
            <!DOCTYPE html>
            <html lang="{{mail.Culture}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{{Encode(mail.Subject)}}</title>
            <style>body { font: 17px/1.5 sans-serif; max-width: 38em; margin: 2em auto; padding: 0 1em } footer { margin-top: 2em; font-size: 15px }</style>
            </head>
            <body>
            {{Paragraphs(mail.Text)}}
            <footer>
            <p><strong>{{Encode(siteName)}}</strong><br>{{Linked(mail.Reason)}}{{stopLine}}</p>
            </footer>
            </body>
            </html>

            """;
    }

    private static string Paragraphs(string text) => string.Join('\n', text.Trim().Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(paragraph => $"<p>{string.Join("<br>\n", paragraph.Trim('\n').Split('\n').Select(Linked))}</p>"));

    // Web addresses become links, all else is text.
    private static string Linked(string line)
    {
        var parts = WebAddress().Split(line);
        return string.Concat(parts.Select((part, place) => place % 2 == 0 ? Encode(part) : $"<a href=\"{Encode(part)}\">{Encode(part)}</a>"));
    }

    private static string Encode(string text) => _encoder.Encode(text);

    private static string In(string culture, Func<string> text)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return text();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex(@"(https?://[^\s<>""]*[^\s<>""'.,;:!?)\]])")]
    private static partial Regex WebAddress();
}
