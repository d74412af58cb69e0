using System.Net;
using System.Net.Sockets;
using System.Text;
using Community.Cms.Editing.Links;

namespace Community.Cms.Tests.Editing;

/// <summary>What people write into a text makes no request into a private network, by whatever name, form or detour.</summary>
public sealed class PublicNetworkTests
{
    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("1.1.1.1", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("2a01:e0a::1", true)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("239.255.255.250", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("100::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::1", false)]
    [InlineData("3fff::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%3", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_addresses_of_everybodys_internet_are_public(string address, bool expected) =>
        PublicNetwork.IsPublic(IPAddress.Parse(address)).ShouldBe(expected);

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:a00:1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://someone:secret@10.0.0.1/")]
    [InlineData("https://192.168.0.1/")]
    public async Task An_address_of_this_machine_or_house_is_not_asked_however_it_is_written(string url)
    {
        using var client = new HttpClient(PublicNetwork.Handler());
        (await new LinkProbe(client).AskAsync(url, TestContext.Current.CancellationToken)).ShouldBe(LinkState.Private);
    }

    [Theory]
    [InlineData("http://93.184.216.34:22/")]
    [InlineData("https://example.org:8443/")]
    [InlineData("http://127.0.0.1:6379/")]
    public async Task Another_port_is_not_asked_and_nothing_bad_is_said_of_it(string url)
    {
        using var client = new HttpClient(PublicNetwork.Handler());
        (await new LinkProbe(client).AskAsync(url, TestContext.Current.CancellationToken)).ShouldBe(LinkState.Unknown);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("93.184.216.34", "10.1.2.3")]
    [InlineData("::ffff:192.168.1.1")]
    public async Task A_name_that_leads_into_the_house_is_not_asked_even_when_one_of_its_addresses_is_public(params string[] addresses)
    {
        await using var web = new Web(new() { ["intranet.example"] = addresses });
        (await web.AskAsync("http://intranet.example/")).ShouldBe(LinkState.Private);
        web.Connected.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin")]
    [InlineData("http://intranet.example/")]
    [InlineData("//[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task A_redirect_into_the_house_is_not_followed(string there)
    {
        await using var web = new Web(new() { ["public.example"] = ["93.184.216.34"], ["intranet.example"] = ["192.168.7.7"] }, there);
        (await web.AskAsync("http://public.example/start")).ShouldBe(LinkState.Private);
        web.Connected.ShouldBe(["93.184.216.34"]);
    }

    [Fact]
    public async Task The_connection_goes_to_the_addresses_that_were_looked_at()
    {
        // A name that answers something else the second time is asked once.
        await using var web = new Web(new() { ["rebind.example"] = ["93.184.216.34"] });
        web.Then["rebind.example"] = ["127.0.0.1"];
        (await web.AskAsync("http://rebind.example/")).ShouldBe(LinkState.Fine);
        web.Connected.ShouldBe(["93.184.216.34"]);
        web.Asked.ShouldBe(1);
    }

    /// <summary>A made-up internet: names with addresses, and one server behind all of them.</summary>
    private sealed class Web : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly HttpClient client;
        private readonly Task serving;

        public Web(Dictionary<string, string[]> names, string? redirect = null)
        {
            listener.Start();
            var network = new PublicNetwork(
                (host, _) =>
                {
                    if (IPAddress.TryParse(host, out var literal))
                        return Task.FromResult<IPAddress[]>([literal]);
                    Asked++;
                    var found = names[host];
                    if (Then.TryGetValue(host, out var next))
                        names[host] = next;
                    return Task.FromResult<IPAddress[]>([.. found.Select(IPAddress.Parse)]);
                },
                async (addresses, _, stop) =>
                {
                    Connected.AddRange(addresses.Select(address => address.ToString()));
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(listener.LocalEndpoint, stop);
                    return new NetworkStream(socket, ownsSocket: true);
                });
            client = new(network.CreateHandler());
            serving = ServeAsync(redirect is null ? "200 OK\r\n" : $"302 Found\r\nLocation: {redirect}\r\n");
        }

        public Dictionary<string, string[]> Then { get; } = [];
        public List<string> Connected { get; } = [];
        public int Asked { get; private set; }

        public Task<LinkState?> AskAsync(string url) => new LinkProbe(client).AskAsync(url, TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            client.Dispose();
            await serving;
        }

        private async Task ServeAsync(string head)
        {
            try
            {
                while (true)
                {
                    using var socket = await listener.AcceptSocketAsync();
                    await socket.ReceiveAsync(new byte[4096]);
                    await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}Content-Length: 0\r\nConnection: close\r\n\r\n"));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The test is over.
            }
        }
    }
}
