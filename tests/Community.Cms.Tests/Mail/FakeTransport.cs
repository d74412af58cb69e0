using System.Collections.Concurrent;
using Community.Cms.Mail;
using MimeKit;

namespace Community.Cms.Tests.Mail;

/// <summary>A post office that remembers, and refuses on demand.</summary>
internal sealed class FakeTransport : IMailTransport, IMailRun
{
    public ConcurrentQueue<MimeMessage> Sent { get; } = [];

    /// <summary>Thrown when the way is opened.</summary>
    public Exception? Closed { get; set; }

    /// <summary>Thrown for a message; null to take it.</summary>
    public Func<MimeMessage, Exception?> Refuses { get; set; } = _ => null;

    public Task<IMailRun> OpenAsync(CancellationToken cancellationToken) =>
        Closed is null ? Task.FromResult<IMailRun>(this) : Task.FromException<IMailRun>(Closed);

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        // Gives other senders their turn in the middle of a sending.
        await Task.Yield();
        if (Refuses(message) is { } refusal)
            throw refusal;
        Sent.Enqueue(message);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
