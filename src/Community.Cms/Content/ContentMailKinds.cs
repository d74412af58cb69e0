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
        new("content.waits-again", "“{0}” waits for you again", ["title"], "The text “{0}”, which you are to read, was submitted again:\n\n{1}", ["title", "link"]),
        new("content.published", "“{0}” is on the site", ["title"], "Your text “{0}” was read and published. Thank you. Here it is:\n\n{1}", ["title", "link"]),
        new("content.comment", "A comment on “{0}”", ["title"], "{0} wrote about “{1}”:\n\n{2}\n\nAnswer here: {3}", ["name", "title", "comment", "link"]),
        new("content.assigned", "“{0}” is for you to read", ["title"], "{0} gave you the text “{1}” to read:\n\n{2}", ["name", "title", "link"]),
    ];

    public string Group => T["Contents"];

    public IStringLocalizer Localizer => T;

    public IReadOnlyList<MailDeclaration> Mails => Declared;
}
