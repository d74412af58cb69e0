using Community.Abstractions.Auditing;
using Community.Members.Moderation;
using Microsoft.Extensions.Localization;

namespace Community.Members;

/// <summary>The words of what moderators decide.</summary>
internal sealed class MembersAuditWords(IStringLocalizer<Strings> T) : IAuditWordSource
{
    public string? Find(AuditTerm term, string name) => (term, name) switch
    {
        (AuditTerm.Action, "ModerationNone") => T["Report closed: nothing wrong"],
        (AuditTerm.Action, "ModerationWarn") => T["Warned by the moderators"],
        (AuditTerm.Action, "ModerationHide") => T["Hidden by the moderators"],
        (AuditTerm.Action, "ModerationSuspend") => T["Hidden by the moderators, account suspended"],
        (AuditTerm.Action, "ModerationAppealed") => T["Appeal against a decision of the moderators"],
        (AuditTerm.Action, "ModerationTakenBack") => T["Decision of the moderators taken back"],
        (AuditTerm.Action, "ModerationUpheld") => T["Decision of the moderators upheld"],
        (AuditTerm.Action, ModerationDesk.MessageRead) => T["Reported private message read by a moderator"],
        (AuditTerm.Kind, _) when ModerationDesk.NameOfKind(name, T) is var kind && kind != name => kind,
        _ => (string?)null,
    };
}
