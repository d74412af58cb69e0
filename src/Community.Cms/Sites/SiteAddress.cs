using System.Net;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Community.Cms.Sites;

/// <summary>Absolute addresses of the site, for mails.</summary>
internal sealed class SiteAddress(ISiteContext site, IHttpContextAccessor http, IConfiguration configuration, IEnumerable<IServer> servers)
{
    /// <summary>The absolute address of a path (with a slash in front) in a language.</summary>
    public async Task<string> OfAsync(string path, string culture) => Base(await site.GetSettingsAsync()) + (culture == "en" ? "/en" : "") + path;

    /// <summary>The absolute address of what <see cref="IContentReader.UrlOf"/> gives: a path from the root, with the path base and the language.</summary>
    public async Task<string> OfUrlAsync(string url) => new Uri(new Uri(Base(await site.GetSettingsAsync()) + "/"), url).AbsoluteUri;

    /// <summary>
    /// The site's address. Without the setting it is the one this request came to, unless a stranger may have made that up: a link with a secret in it must
    /// not lead to their server.
    /// </summary>
    private string Base(SiteSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.BaseUrl))
            return settings.BaseUrl.TrimEnd('/');
        if (http.HttpContext is not { } context)
            return OutsideRequest();
        return $"{context.Request.Scheme}://{(IsOurs(context.Request.Host) ? context.Request.Host.Value : Machine(context.Connection))}";
    }

    // A background task knows no request: the first host that is allowed by name, else this machine.
    private string OutsideRequest() =>
        configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(host => !host.Contains('*', StringComparison.Ordinal)) is { } host
            ? $"https://{host}"
            : servers.Select(server => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()).FirstOrDefault()?.TrimEnd('/') ?? "http://localhost:5000";

    // The server refuses hosts that AllowedHosts does not name; by default it names all.
    private bool IsOurs(HostString host) =>
        configuration["AllowedHosts"] is { Length: > 0 } allowed && !allowed.Contains('*', StringComparison.Ordinal)
        || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private static string Machine(ConnectionInfo connection) => new IPEndPoint(connection.LocalIpAddress ?? IPAddress.Loopback, connection.LocalPort).ToString();
}
