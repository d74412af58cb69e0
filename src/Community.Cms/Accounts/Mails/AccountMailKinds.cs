using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Mails;

/// <summary>The mails about accounts.</summary>
internal sealed class AccountMailKinds(IStringLocalizer<AccountStrings> T) : IMailKindSource
{
    public string Group => T["Accounts"];

    public IStringLocalizer Localizer => T;

    // The sentences are those of the places that write the mails; a test finds the ones that nobody declared.
    public IReadOnlyList<MailDeclaration> Mails => Declared;

    private static readonly MailDeclaration[] Declared =
    [
        new("account.confirm-e-mail-address", "Confirm your e-mail address", [],
            "Hello,\n\nsomeone, most likely you, opened an account at {0} with this address. To confirm it, open this page and sign in:\n\n{1}\n\nThe link works for one day. If it was not you, there is nothing to do: without confirmation the account stays closed.", ["site", "link"]),
        new("account.already-account", "You already have an account", [],
            "Hello,\n\nsomeone, most likely you, wanted to open an account at {0} with this address. You already have one: sign in with it. If you no longer know the password, choose a new one here:\n\n{1}\n\nThe link works for one day. If it was not you, there is nothing to do: nothing has changed.", ["site", "link"]),
        new("account.choose-new-password", "Choose a new password", [],
            "Hello,\n\nsomeone, most likely you, asked for a new password for your account at {0}. Choose it here:\n\n{1}\n\nThe link works for one day, and once. If it was not you, there is nothing to do: nothing has changed.", ["site", "link"]),
        new("account.password-changed", "Your password has changed", [],
            "Hello,\n\nthe password of your account at {0} has just been changed. If it was you, there is nothing to do. If not, choose a new one at once:\n\n{1}", ["site", "link"]),
        new("account.account-suspended", "Your account is suspended", [],
            "Hello,\n\nthe team of {0} has suspended your account: you cannot sign in for now. The reason given:\n\n{1}\n\nTo answer or to object, write to us:\n\n{2}", ["site", "reason", "link"]),
        new("account.account-open-again", "Your account is open again", [],
            "Hello,\n\nyour account at {0} is open again: you can sign in.\n\n{1}", ["site", "link"]),
        new("account.do-want-keep-account", "Do you want to keep your account?", [],
            "Hello,\n\nyou have not used your account at {0} for a long time. Without a sign, it will be erased on {1}, with all that belongs to it. To keep it, sign in once:\n\n{2}\n\nIf you no longer need it, there is nothing to do.", ["site", "date", "link"]),
        new("account.account-erased", "Your account is erased", [],
            "Hello,\n\nyour account at {0} has been erased, with what belonged to it. You are welcome to open another one whenever you like:\n\n{1}", ["site", "link"]),
        new("account.confirm-new-address", "Confirm your new address", [],
            "Hello,\n\nsomeone, most likely you, wants to use this address for an account at {0}. To confirm, open this page:\n\n{1}\n\nThe link works for one day. If it was not you, there is nothing to do.", ["site", "link"]),
        new("account.address-about-change", "Your address is about to change", [],
            "Hello,\n\nsomeone, most likely you, wants to give your account at {0} another e-mail address. The change counts once the new address is confirmed. If it was not you, choose a new password at once, which stops it:\n\n{1}", ["site", "link"]),
        new("account.address-changed", "Your address has changed", [],
            "Hello,\n\nyour account at {0} has another e-mail address from now on: sign in with the new one. If it was not you, write to us at once:\n\n{1}", ["site", "link"]),
        new("account.invited", "You are invited", [],
            "Hello,\n\nthe team of {0} has prepared an account for you. To open it, choose your password here:\n\n{1}\n\nThe link works for seven days; the page gives you another one later. If you do not want the account, there is nothing to do.", ["site", "link"]),
        new("account.two-accounts-one-now", "Your two accounts are one now", [],
            "Hello,\n\nyou had two accounts at {0}; the team has made them one. Sign in with {1}:\n\n{2}", ["site", "email", "link"]),
        new("account.security-account-changed", "The security of your account has changed", [],
            "Hello,\n\nthis has changed for your account at {0}: {1}\n\nIf it was not you, change your password at once and look at:\n\n{2}", ["site", "what", "link"]),
    ];
}
