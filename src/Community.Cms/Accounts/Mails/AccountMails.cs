using Community.Abstractions.Mail;
using Community.Abstractions.Sites;
using Community.Cms.Sites;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Mails;

/// <summary>
/// Mails about accounts, each in its reader's language. They join the running unit of work. Nobody's chosen name stands in a mail to an address that is not
/// confirmed: strangers could write through it.
/// </summary>
internal sealed class AccountMails(
    IMailOutbox outbox, ISiteContext site, SiteAddress address, UserManager<User> users, IStringLocalizer<AccountStrings> T)
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
            T["Hello,\n\nsomeone, most likely you, asked for a new password for your account at {0}. Choose it here:\n\n{1}\n\nThe link works for one day, and once. If it was not you, there is nothing to do: nothing has changed.", siteName, url],
            T["You receive this message because a new password was asked for your account."]));
    }

    public Task PasswordChangedAsync(User user) => SendAsync(user, "/compte/mot-de-passe-oublie", (siteName, url) => new(
        T["Your password has changed"],
        T["Hello,\n\nthe password of your account at {0} has just been changed. If it was you, there is nothing to do. If not, choose a new one at once:\n\n{1}", siteName, url],
        T["You receive this message because the password of your account has changed."]));

    public Task SuspendedAsync(User user) => SendAsync(user, "/contact", (siteName, url) => new(
        T["Your account is suspended"],
        T["Hello,\n\nthe team of {0} has suspended your account: you cannot sign in for now. The reason given:\n\n{1}\n\nTo answer or to object, write to us:\n\n{2}", siteName, user.SuspensionReason ?? "", url],
        T["You receive this message because your account was suspended."]));

    public Task ReopenedAsync(User user) => SendAsync(user, "/compte/connexion", (siteName, url) => new(
        T["Your account is open again"],
        T["Hello,\n\nyour account at {0} is open again: you can sign in.\n\n{1}", siteName, url],
        T["You receive this message because your account is no longer suspended."]));

    public Task InactiveAsync(User user, DateTime erasedUtc) => SendAsync(user, "/compte/connexion", (siteName, url) => new(
        T["Do you want to keep your account?"],
        T["Hello,\n\nyou have not used your account at {0} for a long time. Without a sign, it will be erased on {1}, with all that belongs to it. To keep it, sign in once:\n\n{2}\n\nIf you no longer need it, there is nothing to do.", siteName, Formats.LongDate(erasedUtc), url],
        T["You receive this message because accounts that nobody uses are not kept for ever."]));

    public Task ErasedAsync(User user) => SendAsync(user, "/", (siteName, url) => new(
        T["Your account is erased"],
        T["Hello,\n\nyour account at {0} has been erased, with what belonged to it. You are welcome to open another one whenever you like:\n\n{1}", siteName, url],
        T["This is the last message about your account; this address is no longer kept."]));

    /// <summary>To the address that is to become the account's.</summary>
    public async Task NewEmailAsync(User user, string email)
    {
        var link = AccountLinks.NewEmail(user.Id, await users.GenerateChangeEmailTokenAsync(user, email));
        await SendAsync(email, user.Culture, link, (siteName, url) => new(
            T["Confirm your new address"],
            T["Hello,\n\nsomeone, most likely you, wants to use this address for an account at {0}. To confirm, open this page:\n\n{1}\n\nThe link works for one day. If it was not you, there is nothing to do.", siteName, url],
            T["You receive this message because this address was given for an account."]));
    }

    /// <summary>To the address that the account has now.</summary>
    public Task EmailWillChangeAsync(User user) => SendAsync(user, "/compte/mot-de-passe-oublie", (siteName, url) => new(
        T["Your address is about to change"],
        T["Hello,\n\nsomeone, most likely you, wants to give your account at {0} another e-mail address. The change counts once the new address is confirmed. If it was not you, choose a new password at once, which stops it:\n\n{1}", siteName, url],
        T["You receive this message because the address of your account is about to change."]));

    /// <summary>To the address that was the account's, and to the new one.</summary>
    public async Task EmailChangedAsync(User user, string former)
    {
        foreach (var address in new[] { former, user.Email! })
            await SendAsync(address, user.Culture, "/contact", (siteName, url) => new(
                T["Your address has changed"],
                T["Hello,\n\nyour account at {0} has another e-mail address from now on: sign in with the new one. If it was not you, write to us at once:\n\n{1}", siteName, url],
                T["You receive this message because the address of your account has changed."]));
    }

    public async Task InvitedAsync(User user)
    {
        var link = AccountLinks.NewPassword(user.Id, await users.GenerateUserTokenAsync(user, InvitationTokens.Provider, InvitationTokens.Purpose));
        await SendAsync(user, link, (siteName, url) => new(
            T["You are invited"],
            T["Hello,\n\nthe team of {0} has prepared an account for you. To open it, choose your password here:\n\n{1}\n\nThe link works for seven days; the page gives you another one later. If you do not want the account, there is nothing to do.", siteName, url],
            T["You receive this message because the team invited you."]));
    }

    /// <summary>To both addresses of accounts that were merged.</summary>
    public Task MergedAsync(string former, User user) => SendAsync(former, user.Culture, "/compte/connexion", (siteName, url) => new(
        T["Your two accounts are one now"],
        T["Hello,\n\nyou had two accounts at {0}; the team has made them one. Sign in with {1}:\n\n{2}", siteName, user.Email!, url],
        T["You receive this message because your accounts were merged."]));

    public Task SecurityChangedAsync(User user, LocalizedString what) => SendAsync(user, "/compte/securite", (siteName, url) => new(
        T["The security of your account has changed"],
        T["Hello,\n\nthis has changed for your account at {0}: {1}\n\nIf it was not you, change your password at once and look at:\n\n{2}", siteName, T[what.Name].Value, url],
        T["You receive this message because the way into your account has changed."]));

    private Task SendAsync(User user, string path, Func<string, string, Message> write) => SendAsync(user.Email!, user.Culture, path, write);

    private async Task SendAsync(string email, string culture, string path, Func<string, string, Message> write)
    {
        var settings = await site.GetSettingsAsync();
        var url = await address.OfAsync(path, culture);
        using var _ = new CultureScope(culture);
        var message = write(settings.SiteName, url);
        outbox.Enqueue(new()
        {
            To = email,
            Subject = message.Subject with { Value = $"{settings.SiteName} – {message.Subject}" },
            Text = message.Text,
            Reason = message.Reason,
            Culture = culture,
        });
    }

    private sealed record Message(MailSentence Subject, MailSentence Text, string Reason);
}
