using Community.Abstractions.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Search.Searching;

/// <summary>The site's synonyms, kept in memory until the change feed says that something of the site changed.</summary>
internal sealed class SynonymStore(IServiceScopeFactory scopes)
{
    private volatile Synonyms? _synonyms;
    private int _generation;

    /// <summary>Grows each time the list may have changed: part of the key of what is remembered about a search.</summary>
    public int Generation => Volatile.Read(ref _generation);

    public async ValueTask<Synonyms> GetAsync(CancellationToken cancellationToken) => _synonyms ?? await ReadAsync(cancellationToken);

    /// <summary>The next search reads the list again.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _synonyms = null;
    }

    private async Task<Synonyms> ReadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        await using var scope = scopes.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredService<ISiteDocuments>().GetAsync<SynonymList>(cancellationToken);
        var synonyms = new Synonyms(list.Lines);
        if (generation == Generation)
            _synonyms = synonyms;
        return synonyms;
    }
}
