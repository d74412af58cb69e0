using Community.Abstractions.Accounts;
using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Mails;

/// <summary>
/// Mails of the programme, each in its reader's language, part of the running unit of work. They name nobody and tell nothing that was confided: who wants to
/// know more follows the link and signs in.
/// </summary>
internal sealed class MentoringMails(IMailOutbox outbox, IUserDirectory users, ISiteContext site, IServer server, IStringLocalizer<Strings> T)
{
    private readonly Dictionary<string, (string Email, string Culture)?> known = [];

    /// <summary>Looks up many readers at once, so that writing to them asks for nobody's address one by one.</summary>
    public async Task PrepareAsync(IEnumerable<string?> userIds, CancellationToken cancellationToken)
    {
        var ids = userIds.OfType<string>().Distinct().Where(id => !known.ContainsKey(id)).ToList();
        var found = await users.GetContactsAsync(ids, cancellationToken);
        foreach (var id in ids)
            known[id] = found.TryGetValue(id, out var contact) ? contact : null;
    }

    /// <summary>Writes to somebody with an account; nothing happens when the account has no confirmed address.</summary>
    /// <param name="userId">The reader.</param>
    /// <param name="path">Address of the page it leads to, from the root.</param>
    /// <param name="write">Subject and text in the reader's language; the link is its argument.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <param name="attach">A file that goes with it, made in the reader's language.</param>
    public async Task SendAsync(string userId, string path, Func<string, (MailSentence Subject, MailSentence Text)> write, CancellationToken cancellationToken, Func<MailAttachment>? attach = null)
    {
        if (!known.ContainsKey(userId))
            known[userId] = await users.GetContactAsync(userId, cancellationToken);
        if (known[userId] is var (email, culture))
            await SendToAsync(email, culture, path, write, T => T["You receive this message because you take part in the mentoring programme."], cancellationToken, attach);
    }

    /// <summary>Writes to a parent or guardian, who has no account.</summary>
    public Task SendToGuardianAsync(string email, string culture, string path, Func<string, (MailSentence Subject, MailSentence Text)> write, CancellationToken cancellationToken) =>
        SendToAsync(email, culture, path, write, T => T["You receive this message because your address was given as that of a parent or guardian."], cancellationToken);

    private async Task SendToAsync(string email, string culture, string path, Func<string, (MailSentence Subject, MailSentence Text)> write, Func<IStringLocalizer, string> reason, CancellationToken cancellationToken, Func<MailAttachment>? attach = null)
    {
        var settings = await site.GetSettingsAsync(cancellationToken);
        var url = BaseUrl(settings) + (culture == "en" ? "/en" : "") + path;
        using var _ = new CultureScope(culture);
        var (subject, text) = write(url);
        outbox.Enqueue(new() { To = email, Subject = subject with { Value = $"{settings.SiteName} – {subject}" }, Text = text, Reason = reason(T), Culture = culture, Attachments = attach is null ? [] : [attach()] });
    }

    // Never the address of the request: a stranger can make that up. Without the setting, the machine's own.
    private string BaseUrl(SiteSettings settings) => string.IsNullOrWhiteSpace(settings.BaseUrl)
        ? (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost").Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/')
        : settings.BaseUrl.TrimEnd('/');
}
