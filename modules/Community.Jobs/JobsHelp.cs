using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Jobs;

/// <summary>The help of the module's pages in the back office.</summary>
internal sealed class JobsHelp(IStringLocalizer<Strings> T) : IHelpSource
{
    public PageHelp? Find(string page) => page switch
    {
        "/Staff/Overview" => new(T["Ads that wait for you, employers to verify, and what became of the jobs. Read the oldest ad first: somebody waits for an answer."], "jobs"),
        "/Staff/Review" => new(T["The ad stands beside what the checker found. Approve it, or send it back with a reason that the employer can act on."], "jobs"),
        _ => null,
    };
}
