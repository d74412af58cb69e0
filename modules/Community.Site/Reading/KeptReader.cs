using System.Globalization;
using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;

namespace Community.Site.Reading;

/// <summary>Reads the site's content through the cache, with the audiences of a person and in the current language.</summary>
internal sealed class KeptReader(IContentReader reader, BlockCache cache)
{
    /// <summary>The current language: fr or en.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";

    /// <summary>What <paramref name="load"/> reads, kept for all who may read the same.</summary>
    public ValueTask<T> GetAsync<T>(string key, ClaimsPrincipal user, Func<IContentReader, ClaimsPrincipal, Task<T>> load) =>
        cache.GetAsync(KeyOf(key, user), () => load(reader, AudienceOnly.Of(user)));

    /// <summary>The item at a path. A person's own items are looked for without the cache.</summary>
    public async ValueTask<PathMatch?> FindByPathAsync(string path, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var match = await GetAsync($"path:{path}", user, (r, audience) => r.FindByPathAsync(path, audience, cancellationToken));
        return match is { Forbidden: true } && user.Identity?.IsAuthenticated == true ? await reader.FindByPathAsync(path, user, cancellationToken) : match;
    }

    /// <summary>The newest items of a type, in this language.</summary>
    public ValueTask<ContentPage> ListAsync(ContentListQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var key = $"list:{string.Join(',', query.ContentTypes)}:{query.TermId}:{query.Order}:{query.Page}:{query.PageSize}:{query.Culture}:" +
            (query.Ids is null ? "*" : string.Join(',', query.Ids));
        return GetAsync(key, user, (r, audience) => r.ListAsync(query, audience, cancellationToken));
    }

    /// <summary>The key of something that is the same for everybody with the same audiences and language.</summary>
    public static string KeyOf(string key, ClaimsPrincipal user) => $"{Language}|{Reader.Of(user).AudienceKey}|{key}";
}
