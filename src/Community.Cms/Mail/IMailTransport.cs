using MimeKit;

namespace Community.Cms.Mail;

/// <summary>The way out.</summary>
internal interface IMailTransport
{
    /// <summary>Opens the way for a batch of mails.</summary>
    Task<IMailRun> OpenAsync(CancellationToken cancellationToken);
}

/// <summary>An open way, for several mails one after the other.</summary>
internal interface IMailRun : IAsyncDisposable
{
    /// <summary>Hands one message over; throws when it was not accepted.</summary>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
