namespace Community.Web.Tests;

/// <summary>The Calais house, shared by the tests of a class that only read it.</summary>
public sealed class House : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
