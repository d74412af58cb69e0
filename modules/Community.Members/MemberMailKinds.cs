using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Members;

/// <summary>The mails between members and about what they follow.</summary>
internal sealed class MemberMailKinds(IStringLocalizer<Strings> T) : IMailKindSource
{
    public string Group => T["Members"];

    public IStringLocalizer Localizer => T;

    // The sentences are those of the places that write the mails; a test finds the ones that nobody declared.
    public IReadOnlyList<MailDeclaration> Mails => Declared;

    private static readonly MailDeclaration[] Declared =
    [
        new("members.decision-moderators", "{0} – A decision of the moderators", ["site"],
            "Hello,\n\n{0}\n\nThe reason:\n\n{1}\n\nIf you do not agree, say why here; another look is taken at it, and you get an answer:\n\n{2}", ["what", "reason", "link"]),
        new("members.answer-appeal", "{0} – The answer to your appeal", ["site"],
            "Hello,\n\n{0}\n\nThe reason:\n\n{1}", ["what", "reason"]),
        new("members.asked-look-after-page", "{0} – You are asked to look after a page", ["site"],
            "Hello,\n\nyou are asked to look after the page of “{0}”. Say yes or no there:\n\n{1}", ["title", "link"]),
        new("members.writes", "{0} – {1} writes to you: {2}", ["site", "name", "subject"],
            "Hello,\n\n{0} wrote to you:\n\n{1}\n\nAnswer here (your address is not shown to anybody):\n\n{2}", ["name", "message", "link"]),
        new("members.child-asks-agreement", "{0} – A child asks for your agreement", ["site"],
            "Hello,\n\na child under fifteen has an account at {0}, made a profile and gave this address as that of a parent or guardian. The profile is seen by nobody until you agree. On this page you read what it is about, and you agree or refuse:\n\n{1}\n\nIf this is not about you, there is nothing to do.", ["site", "link"]),
        new("members.digest", "{0} – {1} news of what you follow", ["site", "count"], "Hello,\n\n{0}", ["news"]),
    ];
}
