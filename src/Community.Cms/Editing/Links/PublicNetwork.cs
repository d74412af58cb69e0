using System.Net;
using System.Net.Sockets;

namespace Community.Cms.Editing.Links;

/// <summary>An address that people wrote leads into a network of the house or of this machine: it is not asked.</summary>
internal sealed class PrivateAddressException() : HttpRequestException("The address leads into a private network.");

/// <summary>An address on another port than those of websites: whatever listens there, it is not asked.</summary>
internal sealed class OtherPortException() : HttpRequestException("The address names a port that is not asked.");

/// <summary>
/// Connects to public addresses of the internet only. The name is resolved here and the connection is made to the address that was looked at, also after a redirect:
/// a name that changes its address between two questions leads nowhere else.
/// </summary>
/// <param name="resolve">Finds the addresses of a name.</param>
/// <param name="connect">Connects to one of some addresses.</param>
internal sealed class PublicNetwork(Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPAddress[], int, CancellationToken, ValueTask<Stream>> connect)
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(IPNetwork.Parse),
    ];

    // Global unicast is 2000::/3; inside it, what carries or documents other addresses.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Carriers = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>A handler on the system's own network.</summary>
    public static SocketsHttpHandler Handler() => new PublicNetwork(Dns.GetHostAddressesAsync, ConnectAsync).CreateHandler();

    /// <summary>A handler that follows up to five redirects, keeps no cookies and knows no proxy.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = true,
        MaxAutomaticRedirections = 5,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(8),
        MaxResponseHeadersLength = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = OpenAsync,
    };

    /// <summary>Whether an address belongs to everybody's internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Closed.Any(network => network.Contains(address))
            : Global.Contains(address) && !Carriers.Any(network => network.Contains(address));
    }

    private async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        if (port is not (80 or 443))
            throw new OtherPortException();
        var found = await resolve(host, cancellationToken);
        if (!Array.TrueForAll(found, IsPublic))
            throw new PrivateAddressException();
        return found.Length == 0 ? throw new HttpRequestException("The name has no address.") : await connect(found, port, cancellationToken);
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
