using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

/// <summary>Who gets in where, with which method and which token: every endpoint of the host, as the router knows it.</summary>
public sealed class EndpointAccessTests(House house) : IClassFixture<House>
{
    private CommunityHost Host => house.Host;

    // Mail programs stop mails with one click (RFC 8058): they have no page, so no token; the secret of the mail is asked instead, and without it nothing is there.
    private static readonly string[] MailPrograms = ["/suivis/arreter", "/messages/arreter"];

    [Fact]
    public async Task Every_form_of_the_house_asks_for_its_token()
    {
        var administrator = await Host.AsAdministratorAsync();
        var forms = (await PagesAsync()).Where(page => page.Posts.Count > 0).SelectMany(page => page.Posts.Select(handler => page.Address + handler)).Distinct().ToList();
        forms.Count.ShouldBeGreaterThan(25);

        List<string> open = [];
        foreach (var form in forms)
            foreach (var sent in new HttpContent[] { new FormUrlEncodedContent([new("name", "x")]), new StringContent("{}", Encoding.UTF8, "application/json"), Multipart() })
            {
                var answer = await Browser.ReadAsync(await administrator.Client.PostAsync(form, sent));
                var isRefused = MailPrograms.Contains(form) ? answer.Status == HttpStatusCode.NotFound : answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed;
                if (!isRefused || answer.Heading.Length == 0)
                    open.Add($"{(int)answer.Status} {form} {sent.Headers.ContentType}");
            }
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_know_is_refused()
    {
        var administrator = await Host.AsAdministratorAsync();
        List<string> wrong = [];
        foreach (var address in Addresses())
            foreach (var method in new[] { "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO" })
            {
                using HttpRequestMessage request = new(new(method), address);
                var answer = await Browser.ReadAsync(await administrator.Client.SendAsync(request));
                if (answer.Status != HttpStatusCode.MethodNotAllowed || answer.Heading.Length == 0)
                    wrong.Add($"{(int)answer.Status} {method} {address}");
            }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_without_the_right_gets_into_the_back_office()
    {
        var addresses = Addresses().Where(address => address.StartsWith("/admin", StringComparison.Ordinal)).ToList();
        addresses.Count.ShouldBeGreaterThan(15);
        var (visitor, member) = (Host.AsVisitor(), await Host.AsMemberAsync());
        List<string> open = [];
        foreach (var address in addresses)
        {
            var method = MethodOf(address);
            var asked = await Browser.ReadAsync(await visitor.Client.SendAsync(new(method, address)));
            if (asked.Status != HttpStatusCode.Redirect || !asked.Location!.Contains("/compte/connexion", StringComparison.Ordinal))
                open.Add($"visitor {(int)asked.Status} {address}");
            if ((await member.Client.SendAsync(new(method, address))).StatusCode is var status and not HttpStatusCode.Forbidden)
                open.Add($"member {(int)status} {address}");
        }
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_proper_request_gets_a_proper_refusal()
    {
        await using var host = await CommunityHost.StartOnPortAsync();
        string[] lines =
        [
            "GET /% HTTP/1.1", "GET /%zz HTTP/1.1", "GET /%FF%FE HTTP/1.1", "GET /%ED%A0%80 HTTP/1.1", "GET /?q=% HTTP/1.1", "GET /recherche?q=%00 HTTP/1.1", "GET /recherche?q=%FF&page=%ED%A0%80 HTTP/1.1",
            "GET /?%00=%00 HTTP/1.1", "GET /?=&&&= HTTP/1.1", "GET // HTTP/1.1", "GET //evil.example/x HTTP/1.1", "GET /../../etc/passwd HTTP/1.1", "GET /a%2f..%2f..%5cc HTTP/1.1", "GET /en//en HTTP/1.1",
            "GET /media/%2e%2e/%2e%2e/community.db HTTP/1.1", "GET /media/w320/../../community.db HTTP/1.1", "GET /%00 HTTP/1.1", "GET /rosette/%00.svg HTTP/1.1", "GET http://evil.example/ HTTP/1.1",
            "GET /" + new string('a', 9000) + " HTTP/1.1", "GET /?q=" + new string('a', 9000) + " HTTP/1.1",
            "GET / HTTP/1.1\r\nX-Long: " + new string('a', 40_000), "GET / HTTP/1.1\r\nCookie: community.signin=" + new string('a', 8000), "GET / HTTP/1.1\r\nCookie: community.signin=%00; community.form=; =; ;;",
            "GET /admin HTTP/1.1\r\nCookie: community.signin=CfDJ8AAAA; community.notice=xxx", "GET / HTTP/1.1\r\nAccept-Language: " + new string('x', 5000), "GET / HTTP/1.1\r\nAccept: \0",
            "GET / HTTP/1.1\r\nIf-None-Match: *\r\nIf-Modified-Since: never\r\nRange: bytes=5-1", "GET /actualites/atom HTTP/1.1\r\nIf-Modified-Since: x", "BREW /coffee HTTP/1.1", "GET / HTTP/9.9", "nonsense",
            "POST /compte/connexion HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 14\r\n\r\nEmail=%&a=%zz&",
            "POST /compte/connexion HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 5\r\n\r\nhello",
            "POST /compte/connexion HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9\r\n\r\n--x\r\noops",
            "POST /compte/connexion HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded; charset=x-none\r\nContent-Length: 3\r\n\r\na=b",
            "POST /compte/connexion HTTP/1.1\r\nContent-Length: 99999999999\r\n",
            "POST /compte/connexion HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz",
            "POST /compte/connexion HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 24000\r\n\r\n" + string.Concat(Enumerable.Repeat("a=&", 8000)),
        ];

        List<string> wrong = [];
        foreach (var line in lines)
        {
            var status = await SendAsync(host.ClientOptions.BaseAddress, line);
            if (status is < 200 or (>= 500 and not 505))
                wrong.Add($"{status} {line[..Math.Min(line.Length, 100)]}");
        }
        wrong.AddRange(host.Logs.Lines.Where(entry => entry.StartsWith("Error", StringComparison.Ordinal) || entry.StartsWith("Critical", StringComparison.Ordinal)));
        string.Join('\n', wrong).ShouldBe("");
    }

    private static async Task<int> SendAsync(Uri server, string head)
    {
        using TcpClient client = new();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        var text = head.Contains("\r\n\r\n", StringComparison.Ordinal)
            ? head.Replace("HTTP/1.1\r\n", "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n", StringComparison.Ordinal)
            : head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        using StreamReader reader = new(stream, Encoding.Latin1);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        var first = await reader.ReadLineAsync(patience.Token) ?? "";
        return int.TryParse(first.Split(' ').ElementAtOrDefault(1), out var status) ? status : 0;
    }

    private static MultipartFormDataContent Multipart() => new() { { new ByteArrayContent([1, 2, 3]), "file", "x.jpg" } };

    private IEnumerable<RouteEndpoint> Endpoints => Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText is { } route && !route.Contains("_framework", StringComparison.Ordinal) && !route.StartsWith("health", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal));

    private List<string> Addresses() => [.. Endpoints.Select(endpoint => AddressOf(endpoint.RoutePattern)).Distinct()];

    /// <summary>GET, or where nothing can be read a method that the address knows: GET would meet "not found" there before anybody's right is asked.</summary>
    private HttpMethod MethodOf(string address)
    {
        var methods = Endpoints.Where(endpoint => AddressOf(endpoint.RoutePattern) == address).Select(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).ToList();
        return methods.Exists(known => known.Count == 0 || known.Contains("GET")) ? HttpMethod.Get : new(methods[0][0]);
    }

    private async Task<List<(string Address, List<string> Posts)>> PagesAsync()
    {
        var loader = Host.Services.GetRequiredService<PageLoader>();
        List<(string, List<string>)> pages = [];
        foreach (var endpoint in Endpoints)
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                pages.Add((AddressOf(endpoint.RoutePattern), [.. (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods
                    .Where(method => method.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)).Select(method => method.Name is null ? "" : "?handler=" + method.Name)]));
        return pages;
    }

    private static string AddressOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => "x",
    }))));
}
