using System.Net;
using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Mails;

/// <summary>
/// Mails about accounts, each in its reader's language. They join the running unit of work. Nobody's chosen name stands in a mail to an address that is not
/// confirmed: strangers could write through it.
/// </summary>
internal sealed class AccountMails(
    IMailOutbox outbox, ISiteContext site, IHttpContextAccessor http, UserManager<User> users, IConfiguration configuration,
    IStringLocalizer<AccountStrings> T)
{
    public async Task ConfirmAsync(User user, string? returnUrl)
    {
        var link = AccountLinks.Confirmation(user.Id, await users.GenerateEmailConfirmationTokenAsync(user), returnUrl);
        await SendAsync(user, link, (siteName, url) => new(
            T["Confirm your e-mail address"],
            T["Hello,\n\nsomeone, most likely you, opened an account at {0} with this address. To confirm it, open this page and sign in:\n\n{1}\n\nThe link works for one day. If it was not you, there is nothing to do: without confirmation the account stays closed.", siteName, url],
            T["You receive this message because this address was given to open an account."]));
    }

    public async Task AlreadyRegisteredAsync(User user)
    {
        var link = AccountLinks.NewPassword(user.Id, await users.GeneratePasswordResetTokenAsync(user));
        await SendAsync(user, link, (siteName, url) => new(
            T["You already have an account"],
            T["Hello,\n\nsomeone, most likely you, wanted to open an account at {0} with this address. You already have one: sign in with it. If you no longer know the password, choose a new one here:\n\n{1}\n\nThe link works for one day. If it was not you, there is nothing to do: nothing has changed.", siteName, url],
            T["You receive this message because this address was given to open an account."]));
    }

    public async Task ResetAsync(User user)
    {
        var link = AccountLinks.NewPassword(user.Id, await users.GeneratePasswordResetTokenAsync(user));
        await SendAsync(user, link, (siteName, url) => new(
            T["Choose a new password"],
            T["Hello,\n\nsomeone, most likely you, asked for a new password for your account at {0}. Choose it here:\n\n{1}\n\nThe link works for one day, and once. If it was not you, there is nothing to do: your password stays as it is.", siteName, url],
            T["You receive this message because a new password was asked for your account."]));
    }

    public Task PasswordChangedAsync(User user) => SendAsync(user, "/compte/mot-de-passe-oublie", (siteName, url) => new(
        T["Your password has changed"],
        T["Hello,\n\nthe password of your account at {0} has just been changed. If it was you, there is nothing to do. If not, choose a new one at once:\n\n{1}", siteName, url],
        T["You receive this message because the password of your account has changed."]));

    private async Task SendAsync(User user, string path, Func<string, string, Message> write)
    {
        var settings = await site.GetSettingsAsync();
        var url = Base(settings) + (user.Culture == "en" ? "/en" : "") + path;
        using var _ = new CultureScope(user.Culture);
        var message = write(settings.SiteName, url);
        outbox.Enqueue(new()
        {
            To = user.Email!,
            Subject = $"{settings.SiteName} – {message.Subject}",
            Text = message.Text,
            Reason = message.Reason,
            Culture = user.Culture,
        });
    }

    /// <summary>
    /// The site's address. Without the setting it is the one this request came to, unless a stranger may have made that up: a link with a secret in it must
    /// not lead to their server.
    /// </summary>
    private string Base(SiteSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.BaseUrl))
            return settings.BaseUrl.TrimEnd('/');
        var context = http.HttpContext ?? throw new InvalidOperationException("Set the site's address (BaseUrl): a mail outside a request needs it.");
        return $"{context.Request.Scheme}://{(IsOurs(context.Request.Host) ? context.Request.Host.Value : Machine(context.Connection))}";
    }

    // The server refuses hosts that AllowedHosts does not name; by default it names all.
    private bool IsOurs(HostString host) =>
        configuration["AllowedHosts"] is { Length: > 0 } allowed && !allowed.Contains('*', StringComparison.Ordinal)
        || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private static string Machine(ConnectionInfo connection) => new IPEndPoint(connection.LocalIpAddress ?? IPAddress.Loopback, connection.LocalPort).ToString();

    private sealed record Message(string Subject, string Text, string Reason);
}
