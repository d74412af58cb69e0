using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Mails;

/// <summary>
/// Mails about accounts, each in its reader's language. They join the running unit of work. Nobody's chosen name stands in a mail to an address that is not
/// confirmed: strangers could write through it.
/// </summary>
internal sealed class AccountMails(
    IMailOutbox outbox, ISiteContext site, IHttpContextAccessor http, UserManager<User> users, IStringLocalizer<AccountStrings> T)
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

    private string Base(SiteSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.BaseUrl))
            return settings.BaseUrl.TrimEnd('/');
        var request = http.HttpContext?.Request ?? throw new InvalidOperationException("Set the site's address (BaseUrl): a mail outside a request needs it.");
        return $"{request.Scheme}://{request.Host}";
    }

    private sealed record Message(string Subject, string Text, string Reason);
}
