using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accessibility;

/// <summary>The mails to who reported something.</summary>
internal sealed class AccessibilityMailKinds(IStringLocalizer<AccessibilityStrings> T) : IMailKindSource
{
    private static readonly MailDeclaration[] Declared =
    [
        new("accessibility.received", "Your report no. {0} has arrived", ["number"],
            "Hello,\n\nsomeone, most likely you, told us that something on the site cannot be used. The report has the number {0}. We look at it and write again when it is dealt with.\n\nWhere the site stands:\n\n{1}", ["number", "link"]),
        new("accessibility.closed", "Your report no. {0} is dealt with", ["number"],
            "Hello,\n\nyour report no. {0} about something on the site that cannot be used is dealt with. Our answer:\n\n{1}", ["number", "answer"]),
    ];

    public string Group => T["Accessibility"];

    public IStringLocalizer Localizer => T;

    public IReadOnlyList<MailDeclaration> Mails => Declared;
}
