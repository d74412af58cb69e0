using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Mail;

/// <summary>
/// Sends mails a moment after they were written on this node, so that nobody waits a minute for a link. What it misses (a long transaction, a crash, another
/// node) is found by <see cref="MailTask"/>.
/// </summary>
internal sealed partial class MailPump(MailSignal signal, IServiceScopeFactory scopes, TimeProvider time, ILogger<MailPump> logger) : BackgroundService
{
    // The signal comes when changes are saved, a little before their transaction commits.
    private static readonly TimeSpan _commit = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(stoppingToken);
            await Task.Delay(_commit, time, stoppingToken);
            await SendAsync(stoppingToken);
        }
    }

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MailSender>().SendDueAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.Failed(logger, failure.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Mails could not be sent at once: {Failure}; the background task tries again")]
        public static partial void Failed(ILogger logger, string failure);
    }
}
