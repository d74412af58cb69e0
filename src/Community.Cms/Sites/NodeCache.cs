namespace Community.Cms.Sites;

/// <summary>
/// One value kept in this node's memory. What was read before a <see cref="Drop"/> is never kept after it, even when the two run at the same time.
/// </summary>
internal sealed class NodeCache<T>(Func<CancellationToken, Task<T>> load) where T : class
{
    private readonly Lock gate = new();
    private int generation;
    private volatile T? value;

    /// <summary>The value when it is in memory.</summary>
    public T? Current => value;

    public ValueTask<T> GetAsync(CancellationToken cancellationToken) => value is { } known ? new(known) : new(LoadAsync(cancellationToken));

    public void Drop()
    {
        lock (gate)
        {
            generation++;
            value = null;
        }
    }

    private async Task<T> LoadAsync(CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref generation);
        var loaded = await load(cancellationToken);
        lock (gate)
        {
            if (generation == before)
                value = loaded;
        }
        return loaded;
    }
}
