using System.Diagnostics;
using System.Globalization;
using Community.Benchmarks.Jobs;
using Community.Benchmarks.Members;
using Community.Benchmarks.Projects;
using Community.Testing;

namespace Community.Benchmarks.Lists;

/// <summary>
/// The lists of the community through the whole host, as visitors and as members see them, in one run: each at a thousand things, then with all of them in the house. Told are the medians of the
/// times, their ratio (three at most), the SQL commands of a page (the same) and how many things it shows.
/// </summary>
internal static class ListMeasure
{
    private const int Few = 1_000, Requests = 41;
    private const double MostRatio = 3;
    private static int number;

    private static readonly MeasuredList[] Lists = [JobGenerator.List, ProjectGenerator.List, ProfileGenerator.List];

    /// <summary>Measures and says so; the answer is 1 when a promise is not kept.</summary>
    public static async Task<int> RunAsync()
    {
        // Only test projects know by themselves where the host's files are.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_COMMUNITY_WEB", HostFiles.Folder);
        await using var host = await CommunityHost.StartAsync();
        (string, Browser)[] readers = [("visitor", host.AsVisitor()), ("member", await host.AsMemberAsync())];
        foreach (var list in Lists)
            await FillAsync(host, list, 0, Few);
        // Compiled in full before anything counts, or the first times would be too long and the ratio too kind.
        for (var i = 0; i < 8; i++)
            await MeasureAsync(host, readers);
        var few = await MeasureAsync(host, readers);
        foreach (var list in Lists)
            await FillAsync(host, list, Few, list.Many);
        var many = await MeasureAsync(host, readers);
        var kept = true;
        foreach (var (page, before) in few)
        {
            var ratio = many[page].Milliseconds / before.Milliseconds;
            kept &= ratio <= MostRatio && before.Commands == many[page].Commands;
            Console.WriteLine(FormattableString.Invariant(
                $"{page,-85} {before.Milliseconds,7:F1} ms -> {many[page].Milliseconds,7:F1} ms  x {ratio:F2}  SQL {before.Commands} -> {many[page].Commands}  shown {before.Shown} -> {many[page].Shown}"));
        }
        Console.WriteLine(kept ? "Kept." : "Not kept.");
        return kept ? 0 : 1;
    }

    private static async Task FillAsync(CommunityHost host, MeasuredList list, int from, int to)
    {
        var watch = Stopwatch.StartNew();
        await list.FillAsync(host, from, to);
        await host.CatchUpAsync(TimeSpan.FromMinutes(10));
        Console.WriteLine(FormattableString.Invariant($"{list.Path}: {to} things, {watch.Elapsed.TotalSeconds:F0} s"));
    }

    private static async Task<Dictionary<string, (double Milliseconds, int Commands, int Shown)>> MeasureAsync(CommunityHost host, (string Who, Browser Browser)[] readers)
    {
        Dictionary<string, (List<double> Times, int Commands, int Shown)> found = [];
        for (var i = 0; i < Requests; i++)
        {
            // The search keeps an answer for a minute.
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            foreach (var list in Lists)
                foreach (var question in list.Questions)
                    foreach (var (who, browser) in readers)
                    {
                        var url = list.Path + question.Replace("{n}", (1000 + number++).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                            .Replace("{blanks}", new string('+', i + 1), StringComparison.Ordinal);
                        var watch = Stopwatch.StartNew();
                        var html = "";
                        var sql = await host.Sql.CountAsync(async () => html = await browser.Client.GetStringAsync(url));
                        var milliseconds = watch.Elapsed.TotalMilliseconds;
                        var (times, _, _) = found.GetValueOrDefault($"{who} {list.Path}{question}", ([], 0, 0));
                        times.Add(milliseconds);
                        found[$"{who} {list.Path}{question}"] = (times, sql.Count, ThingsOn(html));
                    }
        }
        return found.ToDictionary(page => page.Key, page => (page.Value.Times.Order().ElementAt(Requests / 2), page.Value.Commands, page.Value.Shown));
    }

    private static int ThingsOn(string html) => new[] { "class=\"result\"", "<article" }.Max(mark => html.Split(mark).Length - 1);
}
