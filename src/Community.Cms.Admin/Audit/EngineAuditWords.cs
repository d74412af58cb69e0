using System.Globalization;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Privacy;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Accessibility;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Pages.Privacy;
using Community.Cms.Admin.Types;
using Community.Cms.Content.Bulk;
using Community.Cms.Editing;
using Community.Cms.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Audit;

/// <summary>The words of what the engine and the back office record.</summary>
internal sealed class EngineAuditWords(RuleWords rules, BulkWords bulk, ItemWords items, TypeWords types, MailTemplates mails, IStringLocalizer<Strings> T) : IAuditWordSource
{
    public string? Find(AuditTerm term, string name) => term switch
    {
        AuditTerm.Action => Action(name),
        AuditTerm.Kind => Kind(name),
        AuditTerm.Settings => Settings(name),
        AuditTerm.Detail => Detail(name),
        _ => name.Split('.', 2) is [var detail, var value] ? Value(detail, value) : null,
    };

    private string? Action(string action) => action switch
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
        "RoleAdded" => T["Role made"],
        "RoleChanged" => T["Role changed"],
        "RoleRemoved" => T["Role removed"],
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
        "ContentMoved" => T["Content given to another owner"],
        "ContentActionUndone" => T["Action on several contents undone"],
        "ApprovalAssigned" => T["Text to approve given to somebody"],
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
        "MediaRemoved" => T["File removed"],
        "MediaReplaced" => T["File replaced"],
        "MediaFolderMoved" => T["Folder renamed or moved"],
        "AccessibilityReportChanged" => T["Report about accessibility: other state"],
        _ => (string?)null,
    };

    private string? Kind(string kind) => kind switch
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
        "PrivacyRequest" => T["Request about personal data"],
        "PrivacyRegister" => T["Entry of the register"],
        _ => (string?)null,
    };

    private string? Settings(string document) => document switch
    {
        "SiteSettings" => T["Identity"],
        "HouseHours" => T["Opening hours"],
        "HouseColours" => T["Colours"],
        "HouseLanguages" => T["Languages"],
        "AccountRetention" => T["Retention"],
        "WritingRules" => T["Writing"],
        "HouseRegister" => T["Register of personal data"],
        "AccessibilityAudit" => T["Accessibility statement"],
        "AccessibilityPeriods" => T["Retention"],
        "MailTexts" => T["Texts of the mails"],
        _ => (string?)null,
    };

    private string? Detail(string name) => name switch
    {
        // Accounts, roles, contents, files, requests.
        "Account" => T["Account"],
        "Owner" => T["Owner"],
        "Assignee" => T["Given to"],
        "Roles" => T["Roles"],
        "Permissions" => T["Permissions"],
        "RequiresSecondFactor" => T["Ask for a second factor"],
        "Device" => T["Device"],
        "Method" => T["Way to sign in"],
        "State" => T["State"],
        "Place" => T["Place"],
        "Contents" => T["Contents"],
        "Path" => T["Folder"],
        "Sha256" => T["Fingerprint of the file"],
        "Reason" => T["Reason"],
        // The filter of an exported trail.
        "q" => T["Name of a person or thing"],
        "action" => T["What was done"],
        "kind" => T["Kind of thing"],
        "from" or "From" => T["From"],
        "to" or "To" => T["To"],
        // Identity.
        "SiteName" => T["Name of the house"],
        "Description" => T["Description in French"],
        "DescriptionEn" => T["Description in English"],
        "BaseUrl" => T["Address of the site"],
        "ContactEmail" => T["E-mail address for questions"],
        "LogoPath" => T["Logo"],
        "Street" => T["Street and number"],
        "PostalCode" => T["Postcode"],
        "Town" => T["Town"],
        "Phone" => T["Telephone"],
        "SocialLinks" => T["Pages of the house elsewhere"],
        "TimeZoneId" => T["Time zone"],
        // Hours.
        "Weeks" => T["The usual week"],
        "PlaceId" => T["Place"],
        "Days" => T["Days"],
        "Opens" => T["Opens"],
        "Closes" => T["Closes"],
        "Exceptions" => T["Unusual days"],
        "Spans" => T["Hours"],
        "ReasonEn" => T["Reason, in English"],
        "OpenHolidays" => T["Open as usual on"],
        // Colours and languages.
        "Primary" => T["Main colour, light pages"],
        "PrimaryDark" => T["Main colour, dark pages"],
        "Accent" => T["Accent, light pages"],
        "AccentDark" => T["Accent, dark pages"],
        "French" => T["French"],
        "English" => T["English"],
        "ShowUntranslated" => T["When a page has no translation: show it in its own language"],
        // Periods and writing.
        "InactiveMonths" => T["Months without use before an account is erased"],
        "WarningDays" => T["Days between the warning and the erasure"],
        "AuditMonths" => T["Months that the audit trail is kept"],
        "PrivacyRequestMonths" => T["Months that an answered request is kept"],
        "ReporterMonths" => T["Months that the address of a reporter is kept"],
        "Blocking" => T["Needed to publish"],
        // Register and accessibility.
        "Entries" => T["Entries"],
        "Id" => T["Identifier"],
        "Title" => T["Title"],
        "Whose" => T["Whose data"],
        "Purpose" => T["What for"],
        "Basis" => T["Legal basis"],
        "Readers" => T["Who sees it"],
        "Retention" => T["Retention"],
        "Results" => T["Criteria"],
        "Remark" => T["Remark"],
        "TestedOn" => T["Tested on"],
        "AuditedOn" => T["Day of the audit"],
        "Auditor" => T["Who made the audit"],
        "Exemptions" => T["Exempted, in French"],
        "ExemptionsEn" => T["Exempted, in English"],
        "Contact" => T["Whom to write to"],
        // Mails: the key of a text is its mail and its language.
        "Texts" => T["Texts"],
        "Subject" => T["Subject"],
        "Text" => T["Text"],
        _ when name.Split('|') is [var mail, var culture] && mails.Kinds().FirstOrDefault(one => one.Id == mail) is { } found => $"{found.Name} ({items.Language(culture)})",
        _ => Definition(name),
    };

    private string? Definition(string name) => name switch
    {
        "Name" => T["Technical name"],
        "DisplayName" => T["Name in French"],
        "DisplayNameEn" => T["Name in English"],
        "Creatable" => T["People may write new ones"],
        "Listable" => T["They appear in the list of contents"],
        "Versionable" => T["Former published texts are kept"],
        "Draftable" => T["Drafts are possible"],
        "RequiresApproval" => T["A colleague approves each one before it is published"],
        "Securable" => T["Roles may have rights for this type alone"],
        "Stereotype" => T["Sort of type"],
        "ContentTypePartDefinitionRecords" => T["Parts"],
        "ContentPartFieldDefinitionRecords" => T["Fields"],
        "PartName" => T["Part"],
        "FieldName" => T["Kind of field"],
        "Position" => T["Place in the order"],
        "Editor" => T["How it is given"],
        "Hint" => T["Help in French"],
        "HintEn" => T["Help in English"],
        "Required" => T["It must be given before publishing"],
        "Pattern" => T["Pattern"],
        "Options" => T["Choices"],
        "DefaultValue" => T["What stands there at first"],
        "MinLength" => T["At least so many characters"],
        "MaxLength" => T["At most so many characters"],
        "MinCount" => T["At least so many"],
        "MaxCount" => T["At most so many"],
        "Minimum" => T["At least"],
        "Maximum" => T["At most"],
        "Scale" => T["Digits after the decimal sign"],
        "LinkTextMode" => T["What the link says"],
        "Multiple" => T["Several may be chosen"],
        "AllowedExtensions" => T["Endings of files"],
        "AllowMediaText" => T["Ask for an alternative text"],
        "DisplayedContentTypes" => T["What may be chosen"],
        "ContainedContentTypes" => T["What may stand here"],
        "TaxonomyContentItemId" => T["Taxonomy"],
        "Unique" => T["One term only"],
        "LeavesOnly" => T["Only terms without others below"],
        "AllowCustomPath" => T["The address may be typed"],
        "AllowUpdatePath" => T["The address follows the title"],
        "ShowHomepageOption" => T["It may become the front page"],
        "RenderTitle" => T["The title is shown"],
        "SanitizeHtml" => T["Unsafe code is taken out"],
        _ => (string?)null,
    };

    private string? Value(string detail, string value) => detail switch
    {
        "Method" => value switch { "pwd" => T["Password"], "mfa" => T["Password and second factor"], "passkey" => T["Passkey"], _ => (string?)null },
        "ContentActionUndone" => Enum.TryParse<BulkAction>(value, out var action) ? bulk.Button(action) : null,
        "State" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var found) => rules.NameOf((CriterionState)found),
        "State" => Enum.TryParse<ReportState>(value, out var state) ? rules.NameOf(state) : null,
        "Basis" => Enum.TryParse<LegalBasis>(value, out var basis) ? RegisterModel.NameOf(basis, T) : null,
        "Blocking" => value switch
        {
            HintKinds.AlternativeText => T["Pictures have words"],
            HintKinds.Headings => T["Headings follow each other"],
            HintKinds.LinkTexts => T["Links say where they lead"],
            HintKinds.Contrast => T["Colours can be told apart"],
            HintKinds.Tables => T["Tables have headings"],
            _ => (string?)null,
        },
        "FieldName" => types.NameOfKind(value),
        "PartName" or "ContentTypePartDefinitionRecords" => types.PartKinds.FirstOrDefault(part => part.Name == value)?.Text,
        _ => (string?)null,
    };
}
