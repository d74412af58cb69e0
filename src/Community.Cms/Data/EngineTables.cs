using Community.Cms.Accessibility;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Consents;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Accounts.SecondFactors;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Accounts.StaffVisits;
using Community.Cms.Auditing;
using Community.Cms.Background;
using Community.Cms.Changes;
using Community.Cms.Content;
using Community.Cms.Content.Approval;
using Community.Cms.Content.Bulk;
using Community.Cms.Content.Views;
using Community.Cms.Editing;
using Community.Cms.Editing.Links;
using Community.Cms.Mail;
using Community.Cms.Media;
using Community.Cms.Privacy;
using Community.Cms.Sites;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Data;

/// <summary>The engine's own tables. Named one by one: to look for them would load every class of the program at each start.</summary>
internal static class EngineTables
{
    public static void Describe(ModelBuilder model) => model
        .ApplyConfiguration(new DocumentRowConfiguration())
        .ApplyConfiguration(new MediaFileRowConfiguration())
        .ApplyConfiguration(new MediaMoveRowConfiguration())
        .ApplyConfiguration(new MediaFolderRowConfiguration())
        .ApplyConfiguration(new MediaUploadRowConfiguration())
        .ApplyConfiguration(new RefusedAddressConfiguration())
        .ApplyConfiguration(new MailRowConfiguration())
        .ApplyConfiguration(new EditorPresenceRowConfiguration())
        .ApplyConfiguration(new UnsavedTextRowConfiguration())
        .ApplyConfiguration(new LinkRowConfiguration())
        .ApplyConfiguration(new AccessibilityCheckRowConfiguration())
        .ApplyConfiguration(new AccessibilityReportConfiguration())
        .ApplyConfiguration(new ContentRowConfiguration())
        .ApplyConfiguration(new ContentRunConfiguration())
        .ApplyConfiguration(new ListViewConfiguration())
        .ApplyConfiguration(new ApprovalCaseConfiguration())
        .ApplyConfiguration(new ApprovalNoteConfiguration())
        .ApplyConfiguration(new PathRowConfiguration())
        .ApplyConfiguration(new AliasRowConfiguration())
        .ApplyConfiguration(new TermRowConfiguration())
        .ApplyConfiguration(new ChangeRowConfiguration())
        .ApplyConfiguration(new BackgroundTaskRowConfiguration())
        .ApplyConfiguration(new AuditRowConfiguration())
        .ApplyConfiguration(new PrivacyRequestConfiguration())
        .ApplyConfiguration(new UserConfiguration())
        .ApplyConfiguration(new AccountSessionConfiguration())
        .ApplyConfiguration(new PasskeyConfiguration())
        .ApplyConfiguration(new AccountActivityConfiguration())
        .ApplyConfiguration(new StaffVisitConfiguration())
        .ApplyConfiguration(new TourTickConfiguration())
        .ApplyConfiguration(new ConsentRowConfiguration());
}
