using System.Net;
using Community.Abstractions.Content;
using Community.Cms;
using Npgsql;

namespace Community.Web.Tests;

/// <summary>The same house on PostgreSQL; skipped where no server is named in <c>COMMUNITY_TEST_POSTGRESQL</c>.</summary>
public sealed class PostgreSqlTests
{
    private const string Variable = "COMMUNITY_TEST_POSTGRESQL";

    [Fact]
    public async Task The_house_opens_on_PostgreSQL_and_two_nodes_lose_nothing()
    {
        var settings = await DatabaseAsync();
        await using var first = CommunityHost.On(TestFolders.New(), settings);
        await using var second = CommunityHost.On(TestFolders.New(), settings);
        (await first.AsVisitor().GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);

        var published = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? first : second).PublishPageAsync($"Page écrite à deux {i}")));
        foreach (var item in published)
            foreach (var node in new[] { first, second })
                (await node.AsVisitor().GetAsync("/" + item.As<AutoroutePart>()!.Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_nodes_that_save_the_same_version_one_is_told()
    {
        var settings = await DatabaseAsync();
        await using var first = CommunityHost.On(TestFolders.New(), settings);
        await using var second = CommunityHost.On(TestFolders.New(), settings);
        var page = await first.PublishPageAsync("Deux plumes");

        var results = await Task.WhenAll(new[] { first, second }.Select(node => node.WithAsync<IContentManager, ContentResult>(content =>
            content.SaveDraftAsync(page.Clone().Apply(new TitlePart { Title = "Autre titre" }), page.ContentItemVersionId, SystemUser.Principal))));

        results.Count(result => result.Succeeded).ShouldBe(1);
        results.Count(result => result.Conflict is not null).ShouldBe(1);
    }

    private static async Task<Dictionary<string, string?>> DatabaseAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"No PostgreSQL server: set {Variable} to a connection string that may create databases.");
        var name = "community_" + Guid.NewGuid().ToString("n");
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new()
        {
            ["Community:Database:Provider"] = "PostgreSql",
            ["Community:Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString,
        };
    }
}
