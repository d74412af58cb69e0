using System.Net;
using Community.Abstractions.Accounts;
using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Life;

/// <summary>The module's mails, each in its reader's language.</summary>
internal sealed class JobMails(IMailOutbox outbox, IUserDirectory users, IOrganisations organisations, ISiteContext site, IHttpContextAccessor http, JobsOptions options, IStringLocalizer<Strings> T)
{
    /// <summary>The site's address without trailing slash and path base: the setting, else this request's where a stranger cannot make it up, else the configured one.</summary>
    public async Task<string> RootAsync(CancellationToken cancellationToken)
    {
        if ((await site.GetSettingsAsync(cancellationToken)).BaseUrl is { Length: > 0 } address)
            return address.TrimEnd('/');
        if (http.HttpContext?.Request is { } request && (options.HostsAreNamed || request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))))
            return $"{request.Scheme}://{request.Host}";
        return options.FallbackRoot;
    }

    /// <summary>Where links in a mail of a language begin, without trailing slash.</summary>
    public async Task<string> RootAsync(string culture, CancellationToken cancellationToken) => await RootAsync(cancellationToken) + options.PathBase + (culture == "en" ? "/en" : "");

    /// <summary>Writes to everyone who manages the organisation of an ad; examples have nobody to write to.</summary>
    public async Task ToManagersAsync(JobRow row, Func<string, (MailSentence Subject, MailSentence Text)> write, CancellationToken cancellationToken)
    {
        if (row.Demo)
            return;
        foreach (var manager in await organisations.GetManagersAsync(row.OrganisationId, cancellationToken))
            await ToUserAsync(manager, write, () => T["You receive this e-mail because you manage the organisation that offers this job."], cancellationToken);
    }

    /// <summary>Writes to a person with an account; <paramref name="write"/> gets where links begin.</summary>
    public async Task ToUserAsync(string userId, Func<string, (MailSentence Subject, MailSentence Text)> write, Func<string> reason, CancellationToken cancellationToken)
    {
        if (await users.GetContactAsync(userId, cancellationToken) is not { } contact)
            return;
        var root = await RootAsync(contact.Culture, cancellationToken);
        using var _ = new CultureScope(contact.Culture);
        var (subject, text) = write(root);
        outbox.Enqueue(new() { To = contact.Email, Subject = subject with { Value = OneLine(subject) }, Text = text, Reason = reason(), Culture = contact.Culture });
    }

    /// <summary>Writes to an address.</summary>
    public void ToAddress(
        string email, string culture, Func<(MailSentence Subject, MailSentence Text, string Reason)> write, string? stopUrl, string? kind = null, Func<Dictionary<string, string>>? values = null)
    {
        using var _ = new CultureScope(culture);
        var (subject, text, reason) = write();
        outbox.Enqueue(new() { To = email, Subject = subject with { Value = OneLine(subject) }, Text = text, Reason = reason, StopUrl = stopUrl, Culture = culture, Kind = kind, Values = values?.Invoke() ?? [] });
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
