using System.Net;
using Community.Cms.Sites;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Community.Cms.Accessibility;

/// <summary>Asks this very server for one of its pages, as a visitor without account would get it.</summary>
internal sealed class OwnPages(HttpClient client, IEnumerable<IServer> servers, SiteAddress address)
{
    /// <summary>Follows no redirect, keeps no cookie, and takes no way round.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <summary>The HTML of a page, by its path from the root; null when the server knows no address of its own or does not answer with a page.</summary>
    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (OwnAddress() is not { } own)
            return null;
        try
        {
            var outside = new Uri(await address.OfUrlAsync(path));
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(own, path));
            // The site may answer only to its own name, and to nobody who comes without encryption.
            request.Headers.Host = outside.Authority;
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", outside.Scheme);
            using var answer = await client.SendAsync(request, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync(cancellationToken) : null;
        }
        catch (Exception e) when (e is HttpRequestException || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // What listens everywhere listens on loopback too.
    private Uri? OwnAddress()
    {
        var addresses = servers.SelectMany(server => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(one => one.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal));
        var known = addresses.Select(one => Uri.TryCreate(one, UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>().ToList();
        if ((known.Find(uri => uri.Scheme == Uri.UriSchemeHttp) ?? known.FirstOrDefault()) is not { } own)
            return null;
        return own.Host is "0.0.0.0" ? new UriBuilder(own) { Host = "127.0.0.1" }.Uri : own.Host is "[::]" ? new UriBuilder(own) { Host = "[::1]" }.Uri : own;
    }
}
