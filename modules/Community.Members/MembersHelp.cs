using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Members;

/// <summary>The help of the module's pages in the back office.</summary>
internal sealed class MembersHelp(IStringLocalizer<Strings> T) : IHelpSource
{
    public PageHelp? Find(string page) => page switch
    {
        "/Staff/Queue" => new(T["What people reported, the oldest first, and appeals against decisions. Several reports of one thing are decided at once."], "moderation"),
        "/Staff/Decide" => new(T["Read the reported text, then choose the mildest measure that is enough. The person reads your reason and may appeal."], "moderation"),
        "/Staff/AnswerAppeal" => new(T["The person asks you to look again. Your answer closes the case: the decision stays or is taken back."], "moderation"),
        "/Staff/ProposedSkills" => new(T["Skills that members wrote and the list does not have. Taken in, they appear on profiles and in the filters of the directory."], "moderation"),
        _ => null,
    };
}
