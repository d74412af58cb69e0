using Community.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Community.Members.Tests.House))]

namespace Community.Members.Tests;

/// <summary>One house for the stories of this project; each story brings its own people.</summary>
public sealed class House : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync();

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A member with a profile; further fields as on the form.</summary>
    public Task<Browser> MemberAsync(string name, Dictionary<string, string?>? fields = null, (string Field, string Name, byte[] Content)? file = null) => MemberAsync(Host, name, fields, file);

    /// <summary>The same in a house of the test's own.</summary>
    public static async Task<Browser> MemberAsync(CommunityHost host, string name, Dictionary<string, string?>? fields = null, (string Field, string Name, byte[] Content)? file = null)
    {
        var browser = await host.AsMemberAsync(name);
        Dictionary<string, string?> values = new() { ["Input.Name"] = name, ["Input.Fifteen"] = "yes" };
        foreach (var (field, value) in fields ?? [])
            values[field] = value;
        var answer = await browser.SubmitAsync("/mon-profil", values, null, file);
        if (answer.Status != System.Net.HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{answer.Status}\n{answer.Text}");
        return browser;
    }

    /// <summary>Somebody who moderates.</summary>
    public Task<Browser> ModeratorAsync() => Host.AsAsync("Mona Modération", "Moderator");
}
