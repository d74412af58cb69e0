using System.Data.Common;
using System.Net;
using Community.Abstractions.Changes;
using Community.Cms.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

/// <summary>A database out of reach is a 503 that says to come back; a mistake of ours is a 500.</summary>
public sealed class UnavailableTests : IAsyncLifetime
{
    private const string Closed = "La maison est fermée quelques minutes", Broken = "Quelque chose s’est cassé de notre côté";
    private readonly Failing database = new();
    private readonly Consumer consumer = new();
    private CommunityHost host = null!;

    public async ValueTask InitializeAsync() => host = await CommunityHost.StartAsync(null, services =>
    {
        services.ConfigureDbContext<CommunityDbContext>(options => options.AddInterceptors(database));
        services.AddSingleton<IChangeConsumer>(consumer);
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<string, HttpStatusCode, string> Failures => new()
    {
        { "busy", HttpStatusCode.ServiceUnavailable, Closed },
        { "unreadable disk", HttpStatusCode.ServiceUnavailable, Closed },
        { "server away", HttpStatusCode.ServiceUnavailable, Closed },
        { "given up after retries", HttpStatusCode.ServiceUnavailable, Closed },
        { "wrong command", HttpStatusCode.InternalServerError, Broken },
        { "something else", HttpStatusCode.InternalServerError, Broken },
    };

    private static Exception Of(string failure) => failure switch
    {
        "busy" => new SqliteException("database is locked", 5),
        "unreadable disk" => new SqliteException("disk I/O error", 10, 266),
        "server away" => new Transient(),
        "given up after retries" => new RetryLimitExceededException("gave up", new InvalidOperationException("likely transient", new Transient())),
        "wrong command" => new SqliteException("no such column: secret", 1),
        _ => new InvalidOperationException("broken on purpose"),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_page_that_cannot_be_read_says_whether_to_come_back(string failure, HttpStatusCode status, string heading)
    {
        database.Failure = Of(failure);
        foreach (var (url, language) in new[] { ("/actualites", "fr"), ("/en/actualites", "en") })
        {
            var answer = await host.AsVisitor().GetAsync(url);
            answer.Status.ShouldBe(status);
            answer.Page.DocumentElement.GetAttribute("lang").ShouldBe(language);
            if (language == "fr")
                answer.Heading.ShouldBe(heading);
            answer.Text.ShouldContain(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
            answer.One("main a.button").GetAttribute("href").ShouldBe(language == "fr" ? "/" : "/en/");
            answer.Page.QuerySelector("nav[aria-label='Menu principal']").ShouldBeNull();
            answer.Html.ShouldNotContain("Exception");
            answer.Html.ShouldNotContain("secret");
            answer.Html.ShouldNotContain("broken on purpose");
        }
    }

    [Theory]
    [InlineData(5, "database is locked")]
    [InlineData(13, "database or disk is full")]
    public async Task What_cannot_be_saved_says_to_come_back(int code, string message)
    {
        database.Only = "INSERT INTO";
        database.Failure = new SqliteException(message, code);
        var answer = await host.AsVisitor().SubmitAsync("/compte/inscription", new()
        {
            ["DisplayName"] = "Nadia", ["Email"] = "nadia@example.org", ["Password"] = CommunityHost.Password,
        });
        (answer.Status, answer.Heading).ShouldBe((HttpStatusCode.ServiceUnavailable, Closed), answer.Text);
        database.Thrown.ShouldBeGreaterThan(0);

        database.Failure = new SqliteException("NOT NULL constraint failed", 19);
        (await host.AsVisitor().SubmitAsync("/compte/inscription", new()
        {
            ["DisplayName"] = "Nadia", ["Email"] = "nadia@example.org", ["Password"] = CommunityHost.Password,
        })).Status.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Someone_whose_session_cannot_be_checked_sees_the_page_too_and_stays_signed_in()
    {
        var member = await host.AsMemberAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(40));
        database.Failure = Of("busy");
        var answer = await member.GetAsync("/actualites");
        (answer.Status, answer.Heading).ShouldBe((HttpStatusCode.ServiceUnavailable, Closed));

        database.Failure = null;
        (await member.GetAsync("/compte")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_house_is_not_ready_while_its_database_cannot_be_read_and_lives_all_the_same()
    {
        (await CaughtUpAsync()).ShouldBe((HttpStatusCode.OK, "Healthy"));
        database.Failure = Of("busy");
        var answer = await host.AsVisitor().GetAsync("/health/ready");
        (answer.Status, answer.Html).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        (await host.AsVisitor().GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_node_that_falls_behind_the_feed_stays_in_rotation()
    {
        (await CaughtUpAsync()).ShouldBe((HttpStatusCode.OK, "Healthy"));
        consumer.Hold();
        await host.PublishPageAsync("Marée haute");
        await consumer.Reached;
        var answer = await host.AsVisitor().GetAsync("/health/ready");
        (answer.Status, answer.Html).ShouldBe((HttpStatusCode.OK, "Degraded"));

        consumer.LetGo();
        (await CaughtUpAsync()).ShouldBe((HttpStatusCode.OK, "Healthy"));
    }

    [Fact]
    public async Task A_node_that_has_not_caught_up_once_is_not_ready()
    {
        Consumer slow = new();
        slow.Hold();
        await using var starting = await CommunityHost.StartAsync(null, services => services.AddSingleton<IChangeConsumer>(slow));
        await starting.PublishPageAsync("Marée basse");
        await slow.Reached;
        var answer = await starting.AsVisitor().GetAsync("/health/ready");
        (answer.Status, answer.Html).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        slow.LetGo();
    }

    private async Task<(HttpStatusCode, string)> CaughtUpAsync()
    {
        await host.CatchUpAsync();
        var answer = await host.AsVisitor().GetAsync("/health/ready");
        return (answer.Status, answer.Html);
    }

    private sealed class Transient() : DbException("no route")
    {
        public override bool IsTransient => true;
    }

    /// <summary>A database that fails as it is told.</summary>
    private sealed class Failing : DbCommandInterceptor
    {
        private int thrown;

        public Exception? Failure { get; set; }
        public string Only { get; set; } = "";
        public int Thrown => thrown;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Fail(command, result));
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Fail(command, result));
        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Fail(command, result));
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Fail(command, result);

        private T Fail<T>(DbCommand command, T result)
        {
            if (Failure is not { } failure || !command.CommandText.Contains(Only, StringComparison.Ordinal))
                return result;
            Interlocked.Increment(ref thrown);
            throw failure;
        }
    }

    /// <summary>Somebody who reads the feed, and stops when told.</summary>
    private sealed class Consumer : IChangeConsumer
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? gate;

        public string Name => "slow";
        public Task Reached => reached.Task;
        public void Hold() => gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public void LetGo() => gate!.SetResult();
        public Task<long> GetCursorAsync(CancellationToken cancellationToken) => Task.FromResult(0L);

        public async Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
        {
            if (gate is not { } held)
                return;
            reached.TrySetResult();
            await held.Task.WaitAsync(cancellationToken);
        }
    }
}
