using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Community.Abstractions.Data;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Search.Queries;

/// <summary>
/// Counts what people look for: in memory while the request is answered, into the table a moment later and many at once. Counts may be lost when a node stops
/// hard; no search waits for them.
/// </summary>
internal sealed partial class QueryLog(IServiceScopeFactory scopes, TimeProvider time, ILogger<QueryLog> log) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly string[] Machines = ["bot", "crawl", "spider", "slurp", "monitor"];

    private readonly Channel<Asked> _waiting = Channel.CreateBounded<Asked>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Notes a search, unless a machine asked or somebody who looks after the search and tries things.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="found">How many results there were.</param>
    /// <param name="context">The request.</param>
    public void Note(string? text, int found, HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        if (context.User.HasPermission(CommonPermissions.ManageSearch) || Machines.Any(word => agent.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return;
        if (QueryRules.Normalize(text) is { } words)
            _waiting.Writer.TryWrite(new Asked(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), words, found == 0, VisitorOf(context, agent)));
    }

    /// <summary>Writes what waits.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            List<Asked> asked = [];
            while (asked.Count < MostWaiting && _waiting.Reader.TryRead(out var one))
                asked.Add(one);
            if (asked.Count > 0)
                await WriteAsync(asked, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryFlushAsync(stoppingToken);
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A count is not worth a failing house; the next ones are tried again.
            Log.NotCounted(log, failure.GetType().Name);
        }
    }

    private async Task WriteAsync(List<Asked> asked, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var key = await KeyAsync(scope.ServiceProvider.GetRequiredService<ISiteDocuments>(), cancellationToken);
        var data = scope.ServiceProvider.GetRequiredService<ICommunityData>();
        foreach (var day in asked.GroupBy(one => one.Day))
            foreach (var chunk in day.GroupBy(one => one.Words).Chunk(200))
                await data.WriteAsync(stop => AddAsync(data, day.Key, chunk, key, stop), cancellationToken);
    }

    private static async Task<int> AddAsync(ICommunityData data, DateOnly day, IGrouping<string, Asked>[] asked, byte[] key, CancellationToken cancellationToken)
    {
        var words = asked.Select(group => group.Key).ToList();
        var rows = await data.Set<SearchQueryRow>().Where(row => row.Day == day && words.Contains(row.Words)).ToDictionaryAsync(row => row.Words, cancellationToken);
        foreach (var group in asked)
        {
            if (!rows.TryGetValue(group.Key, out var row))
                data.Set<SearchQueryRow>().Add(row = new SearchQueryRow { Day = day, Words = group.Key });
            row.Searches += group.Count();
            row.Empty += group.Count(one => one.Empty);
            row.Visitors = group.Aggregate(row.Visitors, (boxes, one) => boxes | (1L << BoxOf(one.Visitor, key)));
        }
        return await data.SaveChangesAsync(cancellationToken);
    }

    private static int BoxOf(string visitor, byte[] key) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(visitor))[0] & 63;

    private static async Task<byte[]> KeyAsync(ISiteDocuments documents, CancellationToken cancellationToken)
    {
        var secret = await documents.GetAsync<QuerySecret>(cancellationToken);
        if (secret.Key.Length == 0)
        {
            Task<QuerySecret> made;
            // Staff who open the page of counts may be the cause of the first one. A secret is not theirs to be noted in the audit trail.
            using (ExecutionContext.SuppressFlow())
                made = Task.Run(() => documents.UpdateAsync<QuerySecret>(
                    stored => stored.Key = stored.Key.Length > 0 ? stored.Key : Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), cancellationToken), cancellationToken);
            secret = await made;
        }
        return Convert.FromBase64String(secret.Key);
    }

    private static string VisitorOf(HttpContext context, string agent) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? "account " + id : $"{context.Connection.RemoteIpAddress} {agent}";

    /// <summary>A search that waits to be counted. The visitor is in memory alone, for half a minute.</summary>
    private sealed record Asked(DateOnly Day, string Words, bool Empty, string Visitor);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Searches could not be counted: {Failure}")]
        public static partial void NotCounted(ILogger logger, string failure);
    }
}
