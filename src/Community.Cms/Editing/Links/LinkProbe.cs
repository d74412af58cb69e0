using System.Net;

namespace Community.Cms.Editing.Links;

/// <summary>Asks an address whether there is something, politely: its head first, and the page only where servers know no heads.</summary>
internal sealed class LinkProbe(HttpClient client)
{
    /// <summary>What the address says; null when it did not say anything that can be relied on this time, <see cref="LinkState.Unknown"/> when it is not asked.</summary>
    public async Task<LinkState?> AskAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            var status = await StatusAsync(HttpMethod.Head, url, cancellationToken);
            // Some answer to heads what they would never answer to a reader.
            if ((int)status is >= 400)
                status = await StatusAsync(HttpMethod.Get, url, cancellationToken);
            return status switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => LinkState.Gone,
                // Closed to strangers or to machines, or in a hurry: somebody is there.
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests => LinkState.Fine,
                >= HttpStatusCode.BadRequest => null,
                _ => LinkState.Fine,
            };
        }
        catch (HttpRequestException e) when (e is PrivateAddressException || e.InnerException is PrivateAddressException)
        {
            return LinkState.Private;
        }
        catch (HttpRequestException e) when (e is OtherPortException || e.InnerException is OtherPortException)
        {
            return LinkState.Unknown;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or InvalidOperationException or UriFormatException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.StatusCode;
    }
}
