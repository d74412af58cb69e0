using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Media;

/// <summary>What the virus check says of a file.</summary>
internal enum VirusVerdict
{
    /// <summary>Nothing is known against it, or no check is set up.</summary>
    Clean,
    /// <summary>It carries a known virus.</summary>
    Infected,
    /// <summary>The check did not answer, or could not look: nobody knows.</summary>
    Unknown,
}

/// <summary>Asks a ClamAV daemon, by its command INSTREAM (clamd(8)): pieces with their length in front, an empty one at the end, then one line.</summary>
internal sealed partial class ClamAv(MediaOptions options, ILogger<ClamAv> logger)
{
    private const int DefaultPort = 3310;
    private const int PieceBytes = 64 * 1024;
    private static readonly TimeSpan _connectPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>What is known of a file on disk.</summary>
    public async Task<VirusVerdict> CheckAsync(string file, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.ClamAv))
            return VirusVerdict.Clean;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            var answer = await AskAsync(file, patience.Token);
            if (answer.EndsWith(" OK", StringComparison.Ordinal))
                return VirusVerdict.Clean;
            if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
                return VirusVerdict.Infected;
            Log.NoVerdict(logger, answer.Length > 200 ? answer[..200] : answer);
        }
        catch (Exception failure) when (failure is SocketException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NoAnswer(logger, options.ClamAv, failure.Message);
        }
        return VirusVerdict.Unknown;
    }

    private async Task<string> AskAsync(string file, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await ConnectAsync(client, cancellationToken);
        await using var stream = client.GetStream();
        try
        {
            await SendAsync(file, stream, cancellationToken);
        }
        catch (IOException)
        {
            // It hung up in the middle, after it said why: a file beyond its own limit.
        }
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancellationToken)).Trim('\0', '\n', ' ');
    }

    private async Task ConnectAsync(TcpClient client, CancellationToken cancellationToken)
    {
        var (host, port) = Address(options.ClamAv!);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_connectPatience);
        await client.ConnectAsync(host, port, patience.Token);
    }

    private static async Task SendAsync(string file, NetworkStream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        await using var content = File.OpenRead(file);
        var piece = new byte[sizeof(int) + PieceBytes];
        int read;
        while ((read = await content.ReadAsync(piece.AsMemory(sizeof(int)), cancellationToken)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await stream.WriteAsync(piece.AsMemory(0, sizeof(int) + read), cancellationToken);
        }
        await stream.WriteAsync(new byte[sizeof(int)], cancellationToken);
    }

    private static (string Host, int Port) Address(string configured) =>
        Uri.TryCreate("tcp://" + configured.Trim(), UriKind.Absolute, out var uri) ? (uri.Host, uri.Port > 0 ? uri.Port : DefaultPort) : (configured, DefaultPort);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The virus check at {Address} does not answer: {Reason}")]
        public static partial void NoAnswer(ILogger logger, string address, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The virus check could not look at a file: {Answer}")]
        public static partial void NoVerdict(ILogger logger, string answer);
    }
}
