using Community.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Community.Cms.Admin.Tests.House))]

namespace Community.Cms.Admin.Tests;

/// <summary>One house for the stories of this project; each story writes its own things in it.</summary>
public sealed class House : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;
    public Browser Admin { get; private set; } = null!;
    public Browser Editor { get; private set; } = null!;
    public Browser Member { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await CommunityHost.StartAsync();
        Admin = await Host.AsAdministratorAsync();
        Editor = await Host.AsEditorAsync();
        Member = await Host.AsMemberAsync();
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
