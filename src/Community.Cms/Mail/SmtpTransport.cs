using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Community.Cms.Mail;

/// <summary>Hands mails to the configured SMTP server.</summary>
internal sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    public async Task<IMailRun> OpenAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = (int)TimeSpan.FromSeconds(30).TotalMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, Security, cancellationToken);
            if (!string.IsNullOrEmpty(options.User))
                await client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
            return new Run(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private SecureSocketOptions Security => (options.UseTls, options.Port) switch
    {
        (false, _) => SecureSocketOptions.None,
        (true, 465) => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private sealed class Run(SmtpClient client) : IMailRun
    {
        public Task SendAsync(MimeMessage message, CancellationToken cancellationToken) => client.SendAsync(message, cancellationToken);

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (client.IsConnected)
                    await client.DisconnectAsync(quit: true);
            }
            catch (Exception failure) when (failure is IOException or SmtpProtocolException or SmtpCommandException)
            {
                // The mails are out; a server that hangs up without a goodbye changes nothing.
            }
            client.Dispose();
        }
    }
}
