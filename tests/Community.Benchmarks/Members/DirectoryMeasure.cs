using System.Diagnostics;
using Community.Abstractions.Content;
using Community.Testing;

namespace Community.Benchmarks.Members;

/// <summary>
/// The directory of members through the whole host, as visitors and as members see it, with 1 000 and with 50 000 profiles, in one run: times as medians, their
/// ratio (3 at most) and the SQL commands of each page (the same). Each request has another address and each round a minute of its own, so that none comes from
/// a kept page or answer.
/// </summary>
internal static class DirectoryMeasure
{
    private const int Few = 1_000, Many = 50_000, Requests = 15;
    private const double MostRatio = 3;
    private static int number;

    // The first page, facets, words, distance, a sort by distance, by name, by date, and a page far behind.
    private static readonly string[] Pages =
    [
        "?", "?skill=couture&sector=numerique&", "?skill=couture&skill=soudure&offers=aide&commune=62193&", "?q=couturiere&", "?pres=Calais&km=10&", "?pres=Marck&tri=proche&",
        "?q=photographe&pres=Calais&tri=proche&", "?tri=nom&page=20&", "?tri=recent&offers=conseil&",
    ];

    /// <summary>Measures and says so; the answer is 1 when a promise is not kept.</summary>
    public static async Task<int> RunAsync()
    {
        // Only test projects know by themselves where the host's files are.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_COMMUNITY_WEB", HostFiles.Folder);
        await using var host = await CommunityHost.StartAsync();
        var skills = await host.WithAsync<ITaxonomies, IReadOnlyList<TermInfo>>(taxonomies => taxonomies.GetTermsAsync("skills"));
        var sectors = await host.WithAsync<ITaxonomies, IReadOnlyList<TermInfo>>(taxonomies => taxonomies.GetTermsAsync("sectors"));
        (string Who, Browser Browser)[] readers = [("visitor", host.AsVisitor()), ("member", await host.AsMemberAsync())];
        await ProfileGenerator.FillAsync(host, skills, sectors, 0, Few);
        // Compiled in full before anything counts, or the first times would be too long and the ratio too kind.
        for (var i = 0; i < 4; i++)
            await MeasureAsync(host, readers);
        var few = await MeasureAsync(host, readers);
        var watch = Stopwatch.StartNew();
        await ProfileGenerator.FillAsync(host, skills, sectors, Few, Many);
        Console.WriteLine(FormattableString.Invariant($"{Many - Few} profiles made and indexed in {watch.Elapsed.TotalSeconds:F0} s"));
        var many = await MeasureAsync(host, readers);
        var (kept, worst) = (true, 0.0);
        foreach (var page in few.Keys)
        {
            var ratio = many[page].Milliseconds / few[page].Milliseconds;
            worst = Math.Max(worst, ratio);
            kept &= ratio <= MostRatio && few[page].Commands == many[page].Commands;
            Console.WriteLine(FormattableString.Invariant(
                $"{page,-75} {few[page].Milliseconds,7:F1} ms -> {many[page].Milliseconds,7:F1} ms  x {ratio:F2}  SQL {few[page].Commands} -> {many[page].Commands}"));
        }
        Console.WriteLine(FormattableString.Invariant($"Worst ratio {worst:F2}. {(kept ? "Kept." : "Not kept.")}"));
        return kept ? 0 : 1;
    }

    private static async Task<Dictionary<string, (double Milliseconds, int Commands)>> MeasureAsync(CommunityHost host, (string Who, Browser Browser)[] readers)
    {
        Dictionary<string, (List<double> Times, int Commands)> found = [];
        for (var i = 0; i < Requests; i++)
        {
            // The search keeps an answer for a minute.
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            foreach (var (who, browser) in readers)
                foreach (var page in Pages)
                {
                    var watch = Stopwatch.StartNew();
                    var sql = await host.Sql.CountAsync(() => browser.GetAsync($"/annuaire{page}n={number++}"));
                    var milliseconds = watch.Elapsed.TotalMilliseconds;
                    var (times, _) = found.GetValueOrDefault($"{who} /annuaire{page}", ([], 0));
                    times.Add(milliseconds);
                    found[$"{who} /annuaire{page}"] = (times, sql.Count);
                }
        }
        return found.ToDictionary(page => page.Key, page => (page.Value.Times.Order().ElementAt(Requests / 2), page.Value.Commands));
    }
}
