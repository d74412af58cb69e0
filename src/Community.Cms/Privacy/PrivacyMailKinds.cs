using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Privacy;

/// <summary>The mails about requests on personal data.</summary>
internal sealed class PrivacyMailKinds(IStringLocalizer<AccountStrings> T) : IMailKindSource
{
    private static readonly MailDeclaration[] Declared =
    [
        new("privacy.received", "We have your request", [],
            "Hello,\n\nyour request about your data has reached {0}. You will have an answer by {1} at the latest.\n\nWhat the house keeps and what for:\n\n{2}", ["site", "date", "link"]),
        new("privacy.extended", "Your request takes longer", [],
            "Hello,\n\n{0} needs more time for your request about your data and answers by {1} at the latest. The reason:\n\n{2}\n\nYou may complain to the CNIL (cnil.fr).", ["site", "date", "reason"]),
        new("privacy.done", "The answer to your request", [], "Hello,\n\n{0} has dealt with your request about your data:\n\n{1}\n\n{2}", ["site", "answer", "link"]),
        new("privacy.refused", "The answer to your request", [],
            "Hello,\n\n{0} cannot do what you asked about your data. The reason:\n\n{1}\n\nYou may complain to the CNIL (cnil.fr) or go to court.", ["site", "reason"]),
    ];

    public string Group => T["Personal data"];

    public IStringLocalizer Localizer => T;

    public IReadOnlyList<MailDeclaration> Mails => Declared;
}
