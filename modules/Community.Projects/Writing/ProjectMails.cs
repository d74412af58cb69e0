using System.Globalization;
using Community.Abstractions.Accounts;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Community.Projects.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Writing;

/// <summary>What people are told by mail about projects, each in their own language. Mails join the running unit of work: whoever calls saves.</summary>
internal sealed class ProjectMails(
    IMailOutbox outbox, IUserDirectory users, ICommunityData data, ISiteContext site, IHttpContextAccessor http, IDataProtectionProvider protection,
    IConfiguration configuration, IStringLocalizer<Strings> T)
{
    private readonly IDataProtector protector = protection.CreateProtector("Community.Projects.Mails");

    public Task InvitedAsync(ProjectRow project, string userId, CancellationToken cancellationToken) => SendAsync(userId, () => (
        T["Join the team of “{0}”?", project.Title],
        T["You are invited to the team of the project “{0}”. Your name is shown there only if you accept. Answer here:\n\n{1}", project.Title, "{0}"],
        "/mes-projets", T["You receive this e-mail because somebody named you as a member of their team."]), cancellationToken);

    public Task InvitationAnsweredAsync(ProjectRow project, string name, bool accepted, CancellationToken cancellationToken) => SendAsync(project.OwnerId, () => (
        accepted ? T["{0} joins the team of “{1}”", name, project.Title] : T["{0} does not join the team of “{1}”", name, project.Title],
        accepted ? T["{0} accepted your invitation to the project “{1}”. Your team:\n\n{2}", name, project.Title, "{0}"]
            : T["{0} declined your invitation to the project “{1}”. Your team:\n\n{2}", name, project.Title, "{0}"],
        $"/mes-projets/{project.ContentItemId}/equipe", T["You receive this e-mail because you invited this person."]), cancellationToken);

    public Task OfferedAsync(ProjectRow project, OfferRow offer, string name, CancellationToken cancellationToken) => SendAsync(project.OwnerId, () => (
        T["{0} offers help for “{1}”", name, project.Title],
        T["{0} would like to help your project “{1}” with “{2}”:\n\n{3}\n\nAccept or decline here:\n\n{4}", name, project.Title, offer.NeedText, offer.Message, "{0}"],
        $"/mes-projets/{project.ContentItemId}/offres", T["You receive this e-mail because your project looks for help."]), cancellationToken);

    public Task OfferSentAsync(ProjectRow project, OfferRow offer, CancellationToken cancellationToken) => SendAsync(offer.UserId, () => (
        T["Your offer of help for “{0}”", project.Title],
        T["Your offer of help for “{0}” (“{1}”) is with the project’s holder. You will be told what they answer. You can take it back here:\n\n{2}", project.Title, offer.NeedText, "{0}"],
        "/mes-projets", T["You receive this e-mail because you offered help."]), cancellationToken);

    public async Task OfferAnsweredAsync(ProjectRow project, OfferRow offer, string name, CancellationToken cancellationToken)
    {
        var accepted = offer.State == AnswerState.Accepted;
        await SendAsync(offer.UserId, () => (
            accepted ? T["Your help for “{0}” is welcome", project.Title] : T["Your offer of help for “{0}”", project.Title],
            accepted
                ? T["Thank you! The holder of “{0}” accepts your help with “{1}” and writes:\n\n{2}\n\nThe project:\n\n{3}", project.Title, offer.NeedText, offer.Answer, "{0}"]
                : T["The holder of “{0}” thanks you for your offer of help with “{1}” and does not need it this time:\n\n{2}\n\nThe project:\n\n{3}", project.Title, offer.NeedText, offer.Answer, "{0}"],
            "/projets/" + project.Slug, T["You receive this e-mail because you offered help."]), cancellationToken);
        if (accepted)
            await SendAsync(project.OwnerId, () => (
                T["You accepted the help of {0}", name],
                T["You accepted the help of {0} for “{1}” with “{2}”. They were told what you answered:\n\n{3}\n\nAll offers:\n\n{4}", name, project.Title, offer.NeedText, offer.Answer, "{0}"],
                $"/mes-projets/{project.ContentItemId}/offres", T["You receive this e-mail because your project looks for help."]), cancellationToken);
        else
            await SendAsync(project.OwnerId, () => (
                T["You declined the help of {0}", name],
                T["You declined the help of {0} for “{1}” with “{2}”. They were told what you answered:\n\n{3}\n\nAll offers:\n\n{4}", name, project.Title, offer.NeedText, offer.Answer, "{0}"],
                $"/mes-projets/{project.ContentItemId}/offres", T["You receive this e-mail because your project looks for help."]), cancellationToken);
    }

    public Task TakeOverAskedAsync(ProjectRow project, TakeOverRow request, string name, CancellationToken cancellationToken) => SendAsync(project.OwnerId, () => (
        T["{0} would take over “{1}”", name, project.Title],
        T["Your project “{0}” has had no news for a year, and {1} would take it over:\n\n{2}\n\nYou decide here:\n\n{3}", project.Title, name, request.Message, "{0}"],
        $"/mes-projets/{project.ContentItemId}/reprise", T["You receive this e-mail because you agreed that your project may be taken over."]), cancellationToken);

    public Task TakeOverAnsweredAsync(ProjectRow project, TakeOverRow request, CancellationToken cancellationToken) => SendAsync(request.UserId, () => (
        request.State == AnswerState.Accepted ? T["“{0}” is yours now", project.Title] : T["“{0}” stays with its holder", project.Title],
        request.State == AnswerState.Accepted
            ? T["The holder of “{0}” hands the project over to you. Wake it up with some news:\n\n{1}", project.Title, "{0}"]
            : T["The holder of “{0}” keeps the project. Thank you for having asked.\n\n{1}", project.Title, "{0}"],
        request.State == AnswerState.Accepted ? $"/mes-projets/{project.ContentItemId}" : "/projets/" + project.Slug,
        T["You receive this e-mail because you asked to take this project over."]), cancellationToken);

    /// <summary>The person whom a link that stops mails belongs to; null when nobody.</summary>
    public string? OwnerOf(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) || token.Length > 1000 ? null : protector.Unprotect(token);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private async Task SendAsync(string userId, Func<(LocalizedString Subject, LocalizedString Text, string Path, LocalizedString Reason)> write, CancellationToken cancellationToken)
    {
        if (userId.Length == 0 || await users.GetContactAsync(userId, cancellationToken) is not { } contact
            || await data.Set<MuteRow>().AnyAsync(row => row.UserId == userId, cancellationToken))
            return;
        var root = Root(await site.GetSettingsAsync(cancellationToken)) + (contact.Culture == "en" ? "/en" : "");
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(contact.Culture);
            var (subject, text, path, reason) = write();
            outbox.Enqueue(new()
            {
                To = contact.Email,
                Culture = contact.Culture,
                Subject = (MailSentence)subject with { Value = ProjectWords.Line(subject) },
                // What people wrote may hold braces, so the address takes its place last and by name only.
                Text = ((MailSentence)text).Replace("{0}", root + path),
                Reason = reason,
                StopUrl = $"{root}/projets/e-mails?jeton={Uri.EscapeDataString(protector.Protect(userId))}",
            });
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    // A stranger can make up the host of a request: it is believed only where the site's own address or the list of allowed hosts is set, or on this machine.
    private string Root(SiteSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.BaseUrl))
            return settings.BaseUrl.TrimEnd('/');
        var pathBase = (configuration["Community:PathBase"] ?? "").TrimEnd('/');
        if (http.HttpContext?.Request is not { } request)
            return "http://localhost" + pathBase;
        var known = configuration["AllowedHosts"] is { Length: > 0 } hosts && hosts != "*" || request.Host.Host is "localhost" or "127.0.0.1";
        return $"{request.Scheme}://{(known ? request.Host.Value : "localhost")}{pathBase}";
    }
}
