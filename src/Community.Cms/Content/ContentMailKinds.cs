using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content;

/// <summary>The mails about contents.</summary>
internal sealed class ContentMailKinds(IStringLocalizer<ContentStrings> T) : IMailKindSource
{
    private static readonly MailDeclaration[] Declared =
    [
        new("content.sent-back", "“{0}” was sent back to you", ["title"],
            "Your text “{0}” was read and sent back to you with this remark:\n\n{1}\n\nChange it and submit it again.", ["title", "reason"]),
    ];

    public string Group => T["Contents"];

    public IStringLocalizer Localizer => T;

    public IReadOnlyList<MailDeclaration> Mails => Declared;
}
