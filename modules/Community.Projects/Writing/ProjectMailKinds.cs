using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Writing;

/// <summary>The mails about projects.</summary>
internal sealed class ProjectMailKinds(IStringLocalizer<Strings> T) : IMailKindSource
{
    public string Group => T["Projects"];

    public IStringLocalizer Localizer => T;

    // The sentences are those of the places that write the mails; a test finds the ones that nobody declared.
    public IReadOnlyList<MailDeclaration> Mails => Declared;

    private static readonly MailDeclaration[] Declared =
    [
        new("projects.join-team", "Join the team of “{0}”?", ["title"],
            "You are invited to the team of the project “{0}”. Your name is shown there only if you accept. Answer here:\n\n{1}", ["title", "link"]),
        new("projects.joins-team", "{0} joins the team of “{1}”", ["name", "title"],
            "{0} accepted your invitation to the project “{1}”. Your team:\n\n{2}", ["name", "title", "link"]),
        new("projects.does-not-join-team", "{0} does not join the team of “{1}”", ["name", "title"],
            "{0} declined your invitation to the project “{1}”. Your team:\n\n{2}", ["name", "title", "link"]),
        new("projects.offers-help", "{0} offers help for “{1}”", ["name", "title"],
            "{0} would like to help your project “{1}” with “{2}”:\n\n{3}\n\nAccept or decline here:\n\n{4}", ["name", "title", "need", "message", "link"]),
        new("projects.offer-help", "Your offer of help for “{0}”", ["title"],
            "Your offer of help for “{0}” (“{1}”) is with the project’s holder. You will be told what they answer. You can take it back here:\n\n{2}", ["title", "need", "link"]),
        new("projects.help-welcome", "Your help for “{0}” is welcome", ["title"],
            "Thank you! The holder of “{0}” accepts your help with “{1}” and writes:\n\n{2}\n\nThe project:\n\n{3}", ["title", "need", "answer", "link"]),
        new("projects.offer-help-2", "Your offer of help for “{0}”", ["title"],
            "The holder of “{0}” thanks you for your offer of help with “{1}” and does not need it this time:\n\n{2}\n\nThe project:\n\n{3}", ["title", "need", "answer", "link"]),
        new("projects.accepted-help", "You accepted the help of {0}", ["name"],
            "You accepted the help of {0} for “{1}” with “{2}”. They were told what you answered:\n\n{3}\n\nAll offers:\n\n{4}", ["name", "title", "need", "answer", "link"]),
        new("projects.declined-help", "You declined the help of {0}", ["name"],
            "You declined the help of {0} for “{1}” with “{2}”. They were told what you answered:\n\n{3}\n\nAll offers:\n\n{4}", ["name", "title", "need", "answer", "link"]),
        new("projects.would-take-over", "{0} would take over “{1}”", ["name", "title"],
            "Your project “{0}” has had no news for a year, and {1} would take it over:\n\n{2}\n\nYou decide here:\n\n{3}", ["title", "name", "message", "link"]),
        new("projects.yours-now", "“{0}” is yours now", ["title"],
            "The holder of “{0}” hands the project over to you. Wake it up with some news:\n\n{1}", ["title", "link"]),
        new("projects.stays-its-holder", "“{0}” stays with its holder", ["title"],
            "The holder of “{0}” keeps the project. Thank you for having asked.\n\n{1}", ["title", "link"]),
    ];
}
