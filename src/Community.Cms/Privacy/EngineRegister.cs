using Community.Abstractions.Privacy;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Privacy;

/// <summary>The personal data that the engine itself keeps.</summary>
internal sealed class EngineRegister(ISiteDocuments documents, MailOptions mail, IStringLocalizer<AccountStrings> T) : IDataRegisterSource
{
    public async Task<IReadOnlyList<DataClass>> GetAsync(CancellationToken cancellationToken)
    {
        var kept = await documents.GetAsync<AccountRetention>(cancellationToken);
        return
        [
            new("accounts", T["Accounts: name, address, language, roles, ways to sign in"], T["Everybody who has an account"], T["To let people sign in and write to them about their account"], LegalBasis.Contract,
                T["The person, and staff who manage accounts"], T["Until the account is deleted, at the latest {0} months after its last use", kept.InactiveMonths]),
            new("sessions", T["Sessions: device, shortened network address, times"], T["Everybody who is signed in"], T["To keep people signed in, and to let them see and end their sessions"], LegalBasis.Contract,
                T["The person alone"], T["Until the session ends"]),
            new("consents", T["Consents, with their history"], T["Everybody who has an account"], T["To prove what was agreed to, and when it was taken back"], LegalBasis.LegalObligation,
                T["The person alone"], T["Until the account is deleted"]),
            new("contents", T["Contents: who wrote and changed them"], T["Authors"], T["To publish, correct and answer for what is on the site"], LegalBasis.LegitimateInterest,
                T["Staff who may see the content; readers where the name is shown"], T["As long as the content; the name goes with the account"]),
            new("mails", T["Mails that the site sends"], T["Everybody who gets mail from the site"], T["To deliver, and to see what could not be delivered"], LegalBasis.LegitimateInterest,
                T["Staff who follow mails, without the texts"], T["{0} days after they went out", mail.KeepDays]),
            new("audit", T["Audit trail: who did what, when, from which address"], T["Staff, and members where their account is concerned"], T["To answer for changes and to find misuse"], LegalBasis.LegitimateInterest,
                T["Staff who may read the audit trail"], T["{0} months", kept.AuditMonths]),
            new("requests", T["Requests about personal data and their answers"], T["Everybody who asked"], T["To answer in time, and to prove it"], LegalBasis.LegalObligation,
                T["Staff who answer such requests"], T["{0} months after the answer", kept.PrivacyRequestMonths]),
        ];
    }
}
