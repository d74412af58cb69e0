using Community.Cms.Auditing;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Audit;

/// <summary>The audit trail in words.</summary>
internal sealed class AuditWords(IStringLocalizer<Strings> T)
{
    /// <summary>What was done, in words; an action of a module that this page does not know keeps its name.</summary>
    public string NameOf(string action) => action switch
    {
        "SignedIn" => T["Signed in"],
        "PersonalDataExported" => T["Downloaded their own data"],
        "AccountRead" => T["Account opened by staff"],
        "PersonalDataHandedOut" => T["Took out a person’s data"],
        "PrivacyRequestReceived" => T["Request about personal data received"],
        "PrivacyRequestIdentified" => T["Person of a request made sure of"],
        "PrivacyRequestExtended" => T["Time to answer a request extended"],
        "PrivacyRequestDone" => T["Request about personal data answered"],
        "PrivacyRequestRefused" => T["Request about personal data refused"],
        "RegisterChanged" => T["Register of personal data changed"],
        "RegisterEntryRemoved" => T["Entry of the register removed"],
        "AccountErased" => T["Account erased"],
        "AccountSuspended" => T["Account suspended"],
        "AccountReopened" => T["Account reopened"],
        "AccountsMerged" => T["Accounts merged"],
        "AccountInvited" => T["Invited"],
        "EmailChanged" => T["Address changed"],
        "RolesChanged" => T["Roles of an account changed"],
        "RoleChanged" => T["Role changed"],
        "ExternalSignInAdded" => T["Another way to sign in added"],
        "ExternalSignInRemoved" => T["Another way to sign in removed"],
        "SecondFactorSetUp" => T["Second factor set up"],
        "SecondFactorRemoved" => T["Second factor removed"],
        "RecoveryCodesRenewed" => T["Recovery codes renewed"],
        "RecoveryCodeUsed" => T["Recovery code used"],
        "PasskeyAdded" => T["Passkey added"],
        "PasskeyRemoved" => T["Passkey removed"],
        "SettingsChanged" => T["Settings changed"],
        "MailSentAgain" => T["Mail sent again"],
        "MailBounced" => T["Mail marked as bounced"],
        "RecipeRun" => T["Recipe run"],
        "SiteExported" => T["Site exported"],
        "AuditTrailExported" => T["Audit trail exported"],
        "ContentPublished" => T["Content published"],
        "ContentUnpublished" => T["Content taken off the site"],
        "ContentRemoved" => T["Content removed"],
        "ContentTypeAdded" => T["Content type made"],
        "ContentTypeChanged" => T["Content type changed"],
        "ContentTypeRemoved" => T["Content type removed"],
        "ContentPartAdded" => T["Reusable part made"],
        "ContentPartChanged" => T["Reusable part changed"],
        "ContentPartRemoved" => T["Reusable part removed"],
        "ContentFieldAdded" => T["Field added"],
        "ContentFieldChanged" => T["Field changed"],
        "ContentFieldRemoved" => T["Field removed"],
        "TaxonomyAdded" => T["Taxonomy made"],
        "TaxonomyTermAdded" => T["Term added"],
        "TaxonomyTermChanged" => T["Term changed"],
        "TaxonomyTermRemoved" => T["Term removed"],
        "TaxonomyTermsMerged" => T["Terms merged"],
        "TaxonomyMoved" => T["Term moved"],
        "MenuEntryAdded" => T["Entry of a menu added"],
        "MenuEntryChanged" => T["Entry of a menu changed"],
        "MenuEntryRemoved" => T["Entry of a menu removed"],
        "MenuMoved" => T["Entry of a menu moved"],
        "SchemaExported" => T["Content types exported"],
        "MediaAdded" => T["File added"],
        "MediaDescribed" => T["Description of a file changed"],
        "MediaCropped" => T["What is shown of a picture changed"],
        "MediaMoved" => T["File renamed or moved"],
        "MediaRemoved" => T["File removed"],
        "MediaReplaced" => T["File replaced"],
        "MediaFolderMoved" => T["Folder renamed or moved"],
        "AccessibilityReportChanged" => T["Report about accessibility: other state"],
        _ => action,
    };

    /// <summary>Kind of thing, in words.</summary>
    public string KindOf(string kind) => kind switch
    {
        "Account" => T["Account"],
        "Role" => T["Role"],
        "Settings" => T["Settings"],
        "Recipe" => T["Recipe"],
        "AuditTrail" => T["Audit trail"],
        "ContentType" => T["Content type"],
        "ContentPart" => T["Reusable part"],
        "ContentField" => T["Field"],
        "Mail" => T["Mail"],
        "MediaFile" => T["File of the library"],
        "AccessibilityReport" => T["Report about accessibility"],
        _ => kind,
    };

    /// <summary>What it was done to: settings have a name in words, everything else its title.</summary>
    public string TitleOf(AuditRow row) => row.ObjectKind != "Settings" ? row.ObjectTitle : row.ObjectId switch
    {
        "SiteSettings" => T["Identity"],
        "HouseHours" => T["Opening hours"],
        "HouseColours" => T["Colours"],
        "HouseLanguages" => T["Languages"],
        "AccountRetention" => T["Retention"],
        "QuerySettings" => T["Retention"],
        "SynonymList" => T["Synonyms"],
        "GoldQueryList" => T["Gold queries"],
        "AccessibilityAudit" => T["Accessibility statement"],
        "AccessibilityPeriods" => T["Retention"],
        "MailTexts" => T["Texts of the mails"],
        _ => row.ObjectTitle,
    };
}
