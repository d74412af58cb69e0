using System.Net;
using System.Net.Sockets;
using System.Text;
using Community.Cms.Mail;

namespace Community.Cms.Tests.Mail;

public sealed class SmtpTests
{
    [Fact]
    public async Task Mails_are_handed_to_the_configured_server()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAsync(listener);
        await using var engine = await Engine.StartAsync(null,
            ("Community:Mail:Host", "127.0.0.1"), ("Community:Mail:Port", $"{((IPEndPoint)listener.LocalEndpoint).Port}"), ("Community:Mail:UseTls", "false"));
        await engine.WriteAsync(Post.Letter);

        (await engine.SendDueAsync()).ShouldBe(new(1, 0));

        var lines = await received;
        lines.ShouldContain(line => line.StartsWith("RCPT TO:<nadia@example.org>", StringComparison.Ordinal));
        lines.ShouldContain("Auto-Submitted: auto-generated");
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_when_encryption_is_wanted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAsync(listener);
        await using var engine = await Engine.StartAsync(null,
            ("Community:Mail:Host", "127.0.0.1"), ("Community:Mail:Port", $"{((IPEndPoint)listener.LocalEndpoint).Port}"));
        await engine.WriteAsync(Post.Letter);

        (await engine.SendDueAsync()).ShouldBe(new(0, 1));

        (await received).ShouldNotContain(line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    // A post office of ten lines: says yes to everything, notes what it hears.
    private static async Task<List<string>> ReceiveAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        List<string> lines = [];
        await writer.WriteLineAsync("220 post");
        var inData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (inData && line != ".")
                continue;
            inData = line == "DATA";
            await writer.WriteLineAsync(inData ? "354 go on" : line == "QUIT" ? "221 bye" : "250 yes");
            if (line == "QUIT")
                break;
        }
        return lines;
    }
}
