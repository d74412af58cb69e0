using System.Threading.Channels;

namespace Community.Cms.Mail;

/// <summary>Tells the pump of this node that there may be something to send; many calls at once are one.</summary>
internal sealed class MailSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _channel.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await _channel.Reader.ReadAsync(cancellationToken);
}
