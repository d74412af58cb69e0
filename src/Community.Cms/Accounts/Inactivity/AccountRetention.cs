namespace Community.Cms.Accounts.Inactivity;

/// <summary>How long things about people are kept; staff change it in the back office.</summary>
public sealed class AccountRetention
{
    /// <summary>Months without use after which an account is erased.</summary>
    public int InactiveMonths { get; set; } = 24;
    /// <summary>Days between the warning and the erasure.</summary>
    public int WarningDays { get; set; } = 30;
    /// <summary>Months that the audit trail is kept.</summary>
    public int AuditMonths { get; set; } = 12;
    /// <summary>Months that an answered request about personal data is kept.</summary>
    public int PrivacyRequestMonths { get; set; } = 36;
}
