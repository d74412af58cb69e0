using Community.Testing;

namespace Community.Cms.Tests;

/// <summary>The real host on a copy of the Calais house, shared by the tests of a class; each test makes its own items and accounts.</summary>
public sealed class House : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
