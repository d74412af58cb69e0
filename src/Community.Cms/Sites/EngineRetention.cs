using Community.Abstractions.Sites;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Sites;

/// <summary>The engine's own periods: accounts, the audit trail, mails.</summary>
internal sealed class EngineRetention(ISiteDocuments documents, MailOptions mail, IStringLocalizer<AccountStrings> T) : IRetentionSource
{
    private const string Inactive = "InactiveMonths", Warning = "WarningDays", Audit = "AuditMonths", Requests = "PrivacyRequestMonths";

    public async Task<IReadOnlyList<RetentionPeriod>> GetAsync(CancellationToken cancellationToken)
    {
        var kept = await documents.GetAsync<AccountRetention>(cancellationToken);
        return
        [
            new(Inactive, T["Months without use before an account is erased"], kept.InactiveMonths) { Group = T["Accounts"], Least = 6, Most = 120 },
            new(Warning, T["Days between the warning and the erasure"], kept.WarningDays) { Group = T["Accounts"], Unit = RetentionUnit.Days, Least = 7, Most = 180 },
            new(Audit, T["Months that the audit trail is kept"], kept.AuditMonths) { Group = T["Audit trail"], Least = 1, Most = 60 },
            new(Requests, T["Months that an answered request about personal data is kept"], kept.PrivacyRequestMonths) { Group = T["Personal data"], Least = 12, Most = 72 },
            new("mail", T["Days that a mail is kept after it went out or was given up"], mail.KeepDays) { Group = T["Mail"], Unit = RetentionUnit.Days, ConfiguredBy = "Community:Mail:KeepDays" },
        ];
    }

    public async Task SetAsync(IReadOnlyDictionary<string, int> values, CancellationToken cancellationToken)
    {
        if (values.Count > 0)
            await documents.UpdateAsync<AccountRetention>(kept =>
            {
                kept.InactiveMonths = values.GetValueOrDefault(Inactive, kept.InactiveMonths);
                kept.WarningDays = values.GetValueOrDefault(Warning, kept.WarningDays);
                kept.PrivacyRequestMonths = values.GetValueOrDefault(Requests, kept.PrivacyRequestMonths);
                kept.AuditMonths = values.GetValueOrDefault(Audit, kept.AuditMonths);
            }, cancellationToken);
    }
}
