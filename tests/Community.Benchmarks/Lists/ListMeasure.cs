using System.Diagnostics;
using System.Globalization;
using Community.Abstractions.Changes;
using Community.Benchmarks.Jobs;
using Community.Benchmarks.Projects;
using Community.Testing;

namespace Community.Benchmarks.Lists;

/// <summary>
/// The lists of the community through the whole host, in one run: each at a thousand things, then with all of them in the house. Told are the medians of the
/// times, their ratio (three at most), the SQL commands of a page (the same) and how many things it shows.
/// </summary>
internal static class ListMeasure
{
    private const int Few = 1_000, Requests = 41;
    private const double MostRatio = 3;
    private static int number;

    private static readonly MeasuredList[] Lists = [JobGenerator.List, ProjectGenerator.List];

    /// <summary>Measures and says so; the answer is 1 when a promise is not kept.</summary>
    public static async Task<int> RunAsync()
    {
        // Only test projects know by themselves where the host's files are.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_COMMUNITY_WEB", HostFiles.Folder);
        await using var host = await CommunityHost.StartAsync();
        foreach (var list in Lists)
            await FillAsync(host, list, 0, Few);
        // Compiled in full before anything counts, or the first times would be too long and the ratio too kind.
        for (var i = 0; i < 8; i++)
            await MeasureAsync(host);
        var few = await MeasureAsync(host);
        foreach (var list in Lists)
            await FillAsync(host, list, Few, list.Many);
        var many = await MeasureAsync(host);
        var kept = true;
        foreach (var (page, before) in few)
        {
            var ratio = many[page].Milliseconds / before.Milliseconds;
            kept &= ratio <= MostRatio && before.Commands == many[page].Commands;
            Console.WriteLine(FormattableString.Invariant(
                $"{page,-70} {before.Milliseconds,7:F1} ms -> {many[page].Milliseconds,7:F1} ms  x {ratio:F2}  SQL {before.Commands} -> {many[page].Commands}  shown {before.Shown} -> {many[page].Shown}"));
        }
        Console.WriteLine(kept ? "Kept." : "Not kept.");
        return kept ? 0 : 1;
    }

    private static async Task FillAsync(CommunityHost host, MeasuredList list, int from, int to)
    {
        var watch = Stopwatch.StartNew();
        await list.FillAsync(host, from, to);
        if (!await host.WithAsync<IChangeFeed, bool>(async feed => await feed.CatchUpAsync(await feed.GetLatestAsync(), TimeSpan.FromMinutes(10))))
            throw new TimeoutException($"The search did not take the things of {list.Path} in.");
        Console.WriteLine(FormattableString.Invariant($"{list.Path}: {to} things, {watch.Elapsed.TotalSeconds:F0} s"));
    }

    private static async Task<Dictionary<string, (double Milliseconds, int Commands, int Shown)>> MeasureAsync(CommunityHost host)
    {
        var visitor = host.AsVisitor();
        Dictionary<string, (double, int, int)> found = [];
        foreach (var list in Lists)
            foreach (var question in list.Questions)
            {
                List<double> times = [];
                var (commands, shown) = (0, 0);
                for (var i = 0; i < Requests; i++)
                {
                    var url = list.Path + question.Replace("{n}", (1000 + number++).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("{blanks}", new string('+', i + 1), StringComparison.Ordinal);
                    var watch = Stopwatch.StartNew();
                    var html = "";
                    var sql = await host.Sql.CountAsync(async () => html = await visitor.Client.GetStringAsync(url));
                    times.Add(watch.Elapsed.TotalMilliseconds);
                    (commands, shown) = (sql.Count, ThingsOn(html));
                }
                times.Sort();
                found[list.Path + question] = (times[times.Count / 2], commands, shown);
            }
        return found;
    }

    private static int ThingsOn(string html) => html.Split("class=\"result\"").Length + html.Split("class=\"card\"").Length - 2;
}
