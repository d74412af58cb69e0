using System.Diagnostics;
using Community.Abstractions.Content;
using Community.Testing;

namespace Community.Benchmarks.Projects;

/// <summary>
/// The list of projects through the whole host, at 1 000 and at 10 000, in one run: times as medians, their ratio (3 at most) and the SQL commands of each page (the same).
/// Every request has another address, so that none comes from a kept page or answer.
/// </summary>
internal static class ProjectListMeasure
{
    private const int Few = 1_000, Many = 10_000, Requests = 41;
    private const double MostRatio = 3;

    private static readonly string[] Pages = ["?", "?stage=prototype&need=skill&", "?q=lampe&", "?q=jardin&place=62193&sort=recent&", "?sort=title&page=20&"];

    /// <summary>Measures and says so; the answer is 1 when a promise is not kept.</summary>
    public static async Task<int> RunAsync()
    {
        // Only test projects know by themselves where the host's files are.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_COMMUNITY_WEB", HostFiles.Folder);
        await using var host = await CommunityHost.StartAsync();
        var topics = await host.WithAsync<ITaxonomies, string[]>(async taxonomies => [.. (await taxonomies.GetTermsAsync("topics")).Select(term => term.Id)]);
        const string taxonomy = "4tgac63ehht25tn5dy7jy15bhs";
        await ProjectGenerator.FillAsync(host, topics, taxonomy, 0, Few);
        var few = await MeasureAsync(host);
        await ProjectGenerator.FillAsync(host, topics, taxonomy, Few, Many);
        var many = await MeasureAsync(host);
        var kept = true;
        foreach (var page in Pages)
        {
            var ratio = many[page].Milliseconds / few[page].Milliseconds;
            kept &= ratio <= MostRatio && few[page].Commands == many[page].Commands;
            Console.WriteLine(FormattableString.Invariant(
                $"/projets{page,-40} {few[page].Milliseconds,7:F1} ms -> {many[page].Milliseconds,7:F1} ms  x {ratio:F2}  SQL {few[page].Commands} -> {many[page].Commands}"));
        }
        Console.WriteLine(kept ? "Kept." : "Not kept.");
        return kept ? 0 : 1;
    }

    private static async Task<Dictionary<string, (double Milliseconds, int Commands)>> MeasureAsync(CommunityHost host)
    {
        var visitor = host.AsVisitor();
        Dictionary<string, (double, int)> found = [];
        foreach (var page in Pages)
        {
            List<double> times = [];
            var commands = 0;
            for (var i = 0; i < Requests; i++)
            {
                // Blanks after the words change the question, not what is looked for.
                var url = $"/projets{page}{(page.Contains("q=", StringComparison.Ordinal) ? "" : "q=" + new string('+', i + 1) + "&")}n={i}{(page.Contains("q=", StringComparison.Ordinal) ? "&q=" + new string('+', i) : "")}";
                var watch = Stopwatch.StartNew();
                var sql = await host.Sql.CountAsync(() => visitor.GetAsync(url));
                times.Add(watch.Elapsed.TotalMilliseconds);
                commands = sql.Count;
            }
            times.Sort();
            found[page] = (times[times.Count / 2], commands);
        }
        return found;
    }
}
