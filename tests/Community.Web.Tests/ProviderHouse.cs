using Community.Testing;

namespace Community.Web.Tests;

/// <summary>A house whose configuration knows a provider of identities.</summary>
public sealed class ProviderHouse : IAsyncLifetime
{
    public IdentityProvider Provider { get; } = new();

    public CommunityHost House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await StartAsync();

    /// <summary>One more such house.</summary>
    public async Task<CommunityHost> StartAsync()
    {
        var house = await CommunityHost.StartAsync(IdentityProvider.Settings, Provider.Answer);
        IdentityProvider.SetClock(house);
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        Provider.Dispose();
    }
}
