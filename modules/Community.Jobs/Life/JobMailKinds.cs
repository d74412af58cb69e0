using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Life;

/// <summary>The mails about jobs.</summary>
internal sealed class JobMailKinds(IStringLocalizer<Strings> T) : IMailKindSource
{
    public string Group => T["Jobs"];

    public IStringLocalizer Localizer => T;

    // The sentences are those of the places that write the mails; a test finds the ones that nobody declared.
    public IReadOnlyList<MailDeclaration> Mails => Declared;

    private static readonly MailDeclaration[] Declared =
    [
        new("jobs.was-filled", "Was “{0}” filled?", ["title"],
            "Your ad “{0}” ended today and has left the lists.\n\nWas the job filled, through this site or otherwise? Answer with one click, or reopen the ad:\n{1}", ["title", "link"]),
        new("jobs.ends-soon", "“{0}” ends soon", ["title"],
            "Your ad “{0}” is open until {1}.\n\nExtend it, or say that the job is filled:\n{2}", ["title", "date", "link"]),
        new("jobs.ad-on-site", "Your ad is on the site: {0}", ["title"],
            "“{0}” was read and is published:\n{1}", ["title", "link"]),
        new("jobs.ad-needs-change", "Your ad needs a change: {0}", ["title"],
            "“{0}” was read and sent back with this remark:\n\n{1}\n\nChange it and submit it again:\n{2}", ["title", "reason", "link"]),
        new("jobs.application", "Your application: {0}", ["title"],
            "Hello {0},\n\nThank you for your application for “{1}” and for the time you gave it. We read it with attention; this time another profile was chosen.\n\n{2}This answer says nothing against your skills. We wish you success in your search; other jobs around are on the site.", ["name", "title", "what"]),
        new("jobs.new-application", "New application: {0}", ["title"],
            "Somebody applied for “{0}”. Read the application and answer it here:\n{1}", ["title", "link"]),
        new("jobs.confirm-job-alert", "Confirm your job alert", [],
            "Somebody, probably you, asked for new jobs at this address: {0}.\n\nConfirm with this link, within two days:\n{1}\n\nIf it was not you, do nothing: you will hear no more.", ["what", "link"]),
        new("jobs.application-withdrawn", "Application withdrawn: {0}", ["title"],
            "A candidate for “{0}” withdrew the application. Message and CV are deleted.", ["title"]),
        new("jobs.alert", "{0} new jobs: {1}", ["count", "search"], "{0}\n\nAll results:\n{1}", ["jobs", "link"]),
    ];
}
