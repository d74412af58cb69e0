using System.Diagnostics.Metrics;

namespace Community.Cms.Mail;

/// <summary>Metrics under the name <c>Community.Mail</c>.</summary>
internal static class MailTelemetry
{
    public const string Name = "Community.Mail";

    private static readonly Meter _meter = new(Name);

    public static readonly Counter<long> Sent = _meter.CreateCounter<long>("community.mail.sent", "{mail}", "Mails handed over.");
    public static readonly Counter<long> Failed = _meter.CreateCounter<long>("community.mail.failed", "{mail}", "Attempts to send a mail that failed.");
}
