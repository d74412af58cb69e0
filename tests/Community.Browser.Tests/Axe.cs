using Deque.AxeCore.Commons;

namespace Community.Browser.Tests;

/// <summary>What axe says of a page, and whether the page scrolls sideways.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // An answer that never comes fails this test and does not hold up all the others.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Checks the page as it is open now; by one rule alone, where <paramref name="rule"/> names it.</summary>
    public static async Task CheckAsync(IPage page, string? rule = null) => (await ProblemsAsync(page, rule)).ShouldBeEmpty();

    /// <summary>
    /// Checks pages one after the other as <see cref="LookAsync"/> does, and names all that is wrong at the end: also an address that answers with another status or leads elsewhere, for then
    /// the page that was meant is not the one that was looked at.
    /// </summary>
    public static async Task CheckAllAsync(IPage page, IEnumerable<string> urls, int status = 200)
    {
        List<string> problems = [];
        foreach (var url in urls)
        {
            var answer = (await page.GotoAsync(url))!;
            var path = new Uri(answer.Url).AbsolutePath;
            if (answer.Status != status || path != url.Split('?')[0])
                problems.Add($"{url} answers {answer.Status} from {path}");
            problems.AddRange(await LookAsync(page));
        }
        problems.ShouldBeEmpty();
    }

    /// <summary>
    /// Looks at the page on a phone and on a screen, dark and light, and leaves it as wide as it was. Colours alone differ between the schemes, so all rules run once for each width.
    /// </summary>
    public static async Task<List<string>> LookAsync(IPage page)
    {
        List<string> problems = [];
        var size = page.ViewportSize!;
        foreach (var (width, scheme, all) in new[] { (390, ColorScheme.Dark, true), (390, ColorScheme.Light, false), (1280, ColorScheme.Dark, false), (1280, ColorScheme.Light, true) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            problems.AddRange(await ProblemsAsync(page, all ? null : "color-contrast"));
        }
        await page.SetViewportSizeAsync(size.Width, size.Height);
        return problems;
    }

    /// <summary>What is wrong with the page as it is open now, with the pages in its frames; by one rule alone, where <paramref name="rule"/> names it.</summary>
    public static async Task<List<string>> ProblemsAsync(IPage page, string? rule = null)
    {
        List<string> problems = [];
        // axe is a script itself, and where none runs its answer never comes.
        await Chromium.WithScriptsAsync(page, async () =>
        {
            foreach (var frame in page.Frames)
            {
                // The script is large: it is sent once to each page.
                if (!await frame.EvaluateAsync<bool>("() => 'axe' in window"))
                    await frame.EvaluateAsync(Script);
                var found = await frame.EvaluateAsync<string[]>(
                    """
                    async rule => {
                      // Colours must not be on their way from one scheme to the other while they are measured.
                      // A page that is not drawn at the moment, behind another, has no frames to wait for: then it is what it is.
                      const atMost = (milliseconds, promise) => Promise.race([promise, new Promise(done => setTimeout(done, milliseconds))]);
                      const drawn = () => atMost(500, new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
                      const moving = () => document.getAnimations().filter(one => one.playState === 'running' && one.effect.getComputedTiming().endTime !== Infinity);
                      await drawn();
                      for (let round = 0; round < 10 && moving().length > 0; round++) {
                        await atMost(1000, Promise.allSettled(moving().map(one => one.finished)));
                        await drawn();
                      }
                      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                      // Bars that stay at the edge of the window lie over half of a target wherever scrolling stopped; a person scrolls on.
                      const still = new CSSStyleSheet();
                      still.replaceSync('.workshop__bar, .action-bar, .bulk-bar, .preview-bar { position: static !important }');
                      document.adoptedStyleSheets.push(still);
                      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                      const { violations } = await axe.run(document, {
                        runOnly: rule ? { type: 'rule', values: [rule] } : { type: 'tag', values: tags }, resultTypes: ['violations'], selectors: false, iframes: false, preload: false,
                      });
                      document.adoptedStyleSheets.pop();
                      const over = wide > 0 ? [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth) : [];
                      return [
                        ...(wide > 0 ? [`scrolls sideways by ${wide} px: ${over.slice(0, 4).map(one => one.cloneNode().outerHTML).join(' | ')}`] : []),
                        ...violations.map(one => `${one.id} ${one.nodes.slice(0, 3).map(node => `${node.html} ${node.any[0]?.message ?? ''}`).join(' | ')}`),
                      ];
                    }
                    """,
                    rule);
                problems.AddRange(found.Select(problem => $"{frame.Url} at {page.ViewportSize!.Width}: {problem}"));
            }
        }).WaitAsync(Patience);
        return problems;
    }
}
