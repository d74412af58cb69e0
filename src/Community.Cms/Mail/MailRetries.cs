using MailKit.Net.Smtp;

namespace Community.Cms.Mail;

/// <summary>When a mail that did not go out is tried again.</summary>
internal static class MailRetries
{
    private static readonly TimeSpan[] _waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromDays(1),
    ];

    /// <summary>The wait after a number of failed attempts; null: give up.</summary>
    public static TimeSpan? After(int attempts) => attempts <= _waits.Length ? _waits[attempts - 1] : null;

    /// <summary>Whether no later attempt can do better: an address that is none, or a mailbox the server says does not exist.</summary>
    public static bool IsFinal(Exception failure) =>
        failure is FormatException || failure is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 };

    /// <summary>Whether the mailbox itself refused the mail for good (SMTP 5xx), or is none.</summary>
    public static bool IsBounce(Exception failure) => IsFinal(failure);

    /// <summary>The kind of a failure. Never the server's words, which quote addresses.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        SmtpCommandException refused => $"SMTP {(int)refused.StatusCode} {refused.ErrorCode}",
        FormatException => "Invalid address",
        _ => failure.GetType().Name,
    };
}
