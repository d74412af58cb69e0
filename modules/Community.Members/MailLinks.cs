using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;

namespace Community.Members;

/// <summary>
/// Absolute addresses for mails. Without the site's address in the settings they lead to this machine's own: a stranger can make up the host of a request.
/// </summary>
internal sealed class MailLinks(ISiteContext site, IServer server, IConfiguration configuration)
{
    /// <summary>Absolute form of an app-relative address (<c>~/…</c>) in a language.</summary>
    public async Task<string> ToAsync(string url, string culture, CancellationToken cancellationToken = default)
    {
        var settings = await site.GetSettingsAsync(cancellationToken);
        var root = string.IsNullOrWhiteSpace(settings.BaseUrl)
            ? (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost").TrimEnd('/') + (configuration["Community:PathBase"] ?? "").TrimEnd('/')
            : settings.BaseUrl.TrimEnd('/');
        return root + (culture == "en" ? "/en" : "") + url.TrimStart('~');
    }

    /// <summary>Name of the house.</summary>
    public async Task<string> SiteNameAsync(CancellationToken cancellationToken = default) => (await site.GetSettingsAsync(cancellationToken)).SiteName;
}
