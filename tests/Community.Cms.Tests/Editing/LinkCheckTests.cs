using System.Collections.Concurrent;
using System.Net;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Cms.Editing.Links;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Editing;

/// <summary>Addresses elsewhere are asked in the background, politely and a bounded number at a time; what leads nowhere is said in the editor.</summary>
public sealed class LinkCheckTests : IAsyncLifetime
{
    private readonly Web web = new();
    private CommunityHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await CommunityHost.StartAsync(
            new Dictionary<string, string?> { ["Community:Links:Enabled"] = "true" },
            services => services.AddHttpClient("LinkProbe").ConfigurePrimaryHttpMessageHandler(() => web));
        // What the recipe's own texts link to is not this test's affair.
        web.Others = HttpStatusCode.OK;
        for (var i = 0; i < 5; i++)
            await RunAsync();
        web.Others = null;
        web.Asked.Clear();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_address_that_says_that_nothing_is_there_is_named_in_the_editor_at_once_and_asked_again_until_it_answers()
    {
        var page = await LinkingAsync("https://gone.example/page#part");
        web.Answers["https://gone.example/page"] = _ => HttpStatusCode.NotFound;
        await RunAsync();
        var editor = await host.AsEditorAsync();
        (await editor.GetAsync(page)).One("[data-hints]").TextContent.ShouldContain("gone.example");

        web.Answers["https://gone.example/page"] = _ => HttpStatusCode.OK;
        host.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        (await editor.GetAsync(page)).One("[data-hints]").TextContent.ShouldNotContain("gone.example");
        (await RowAsync("gone.example")).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Who_does_not_answer_is_asked_three_times_on_different_days_before_it_is_said()
    {
        var page = await LinkingAsync("https://silent.example/");
        web.Answers["https://silent.example/"] = _ => throw new HttpRequestException("no route");
        var editor = await host.AsEditorAsync();
        foreach (var told in new[] { false, false, true })
        {
            await RunAsync();
            (await editor.GetAsync(page)).One("[data-hints]").TextContent.Contains("silent.example", StringComparison.Ordinal).ShouldBe(told);
            var asked = web.Asked.Count;
            await RunAsync();
            web.Asked.Count.ShouldBe(asked, "It is not due again on the same day.");
            host.Clock.Advance(TimeSpan.FromDays(4));
        }
    }

    [Fact]
    public async Task What_an_answer_means()
    {
        Dictionary<HttpStatusCode, LinkState> expected = new()
        {
            [HttpStatusCode.OK] = LinkState.Fine,
            [HttpStatusCode.Found] = LinkState.Fine,
            [HttpStatusCode.Unauthorized] = LinkState.Fine,
            [HttpStatusCode.Forbidden] = LinkState.Fine,
            [HttpStatusCode.TooManyRequests] = LinkState.Fine,
            [HttpStatusCode.NotFound] = LinkState.Gone,
            [HttpStatusCode.Gone] = LinkState.Gone,
            [HttpStatusCode.InternalServerError] = LinkState.Unknown,
            [HttpStatusCode.ServiceUnavailable] = LinkState.Unknown,
        };
        foreach (var status in expected.Keys)
            web.Answers[$"https://status-{(int)status}.example/"] = _ => status;
        await LinkingAsync([.. expected.Keys.Select(status => $"https://status-{(int)status}.example/")]);
        await RunAsync();
        foreach (var (status, state) in expected)
            (await RowAsync($"status-{(int)status}.example")).State.ShouldBe(state, status.ToString());
    }

    [Fact]
    public async Task A_server_that_knows_no_heads_is_asked_for_the_page()
    {
        await LinkingAsync("https://headless.example/");
        web.Answers["https://headless.example/"] = method => method == HttpMethod.Head ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.OK;
        await RunAsync();
        (await RowAsync("headless.example")).State.ShouldBe(LinkState.Fine);
        web.Asked.Select(asked => asked.Method).ShouldBe([HttpMethod.Head, HttpMethod.Get]);
    }

    [Fact]
    public async Task A_run_asks_a_bounded_number_of_addresses_and_few_of_one_site()
    {
        web.Others = HttpStatusCode.OK;
        await LinkingAsync([.. Enumerable.Range(0, 20).Select(i => $"https://one-site.example/{i}"), .. Enumerable.Range(0, 80).Select(i => $"https://site-{i}.example/")]);
        await RunAsync();
        web.Asked.Count.ShouldBe(60);
        web.Asked.Count(asked => asked.Url.Host == "one-site.example").ShouldBeLessThanOrEqualTo(5);
        foreach (var _ in Enumerable.Range(0, 5))
            await RunAsync();
        web.Asked.Select(asked => asked.Url).Distinct().Count().ShouldBe(100);
        web.Asked.Count.ShouldBe(100);
    }

    [Fact]
    public async Task One_address_that_breaks_the_rules_does_not_keep_the_others_from_being_asked()
    {
        await LinkingAsync("https://odd.example/a", "https://even.example/b");
        web.Answers["https://odd.example/a"] = _ => throw new ArithmeticException("odd");
        web.Answers["https://even.example/b"] = _ => HttpStatusCode.OK;
        // The runner hears of it and writes it down.
        await Should.ThrowAsync<ArithmeticException>(RunAsync);
        (await RowAsync("even.example")).State.ShouldBe(LinkState.Fine);
        (await RowAsync("odd.example")).Failures.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_no_text_links_to_any_more_is_forgotten_and_one_that_is_still_linked_is_not()
    {
        web.Others = HttpStatusCode.OK;
        var page = await LinkingAsync("https://leaving.example/");
        await LinkingAsync("https://staying.example/");
        await RunAsync();
        var editor = await host.AsEditorAsync();
        await editor.SubmitAsync(page, new() { ["Item.HtmlBodyPart.Html"] = "<p>Plus de lien.</p>" }, "do=publish");
        foreach (var _ in Enumerable.Range(0, 100))
        {
            host.Clock.Advance(TimeSpan.FromDays(1));
            await RunAsync();
        }
        (await host.DataAsync(db => db.Set<LinkRow>().CountAsync(row => row.Url.Contains("leaving.example")))).ShouldBe(0);
        (await RowAsync("staying.example")).State.ShouldBe(LinkState.Fine);
    }

    [Fact]
    public async Task Switched_off_nothing_is_asked()
    {
        await using var quiet = await CommunityHost.StartAsync();
        await quiet.PublishPageAsync("Sans question", "<p><a href='https://quiet.example/'>Ailleurs</a></p>");
        await RunAsync(quiet);
        (await quiet.DataAsync(db => db.Set<LinkRow>().CountAsync(row => row.CheckedUtc != null))).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_no_test_announced_throws()
    {
        await using var other = await CommunityHost.StartAsync(new Dictionary<string, string?> { ["Community:Links:Enabled"] = "true" });
        await other.PublishPageAsync("Sans annonce", "<p><a href='https://unannounced.example/'>Ailleurs</a></p>");
        (await Should.ThrowAsync<NotSupportedException>(async () => { for (var i = 0; i < 10; i++) await RunAsync(other); })).Message.ShouldContain("No test announced");
    }

    private async Task<string> LinkingAsync(params string[] urls)
    {
        var item = await host.PublishPageAsync("Des liens", string.Concat(urls.Select((url, i) => $"<p><a href='{url}'>Un site {i}</a></p>")));
        return $"/admin/contenus/{item.ContentItemId}";
    }

    private Task<string> RunAsync() => RunAsync(host);

    private static Task<string> RunAsync(CommunityHost host) =>
        host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "links").ExecuteAsync(TestContext.Current.CancellationToken));

    private Task<LinkRow> RowAsync(string name) => host.DataAsync(db => db.Set<LinkRow>().AsNoTracking().SingleAsync(row => row.Url.Contains(name)));

    /// <summary>Other people's sites, as the test announces them.</summary>
    private sealed class Web : HttpMessageHandler
    {
        public ConcurrentDictionary<string, Func<HttpMethod, HttpStatusCode>> Answers { get; } = [];
        public ConcurrentQueue<(HttpMethod Method, Uri Url)> Asked { get; } = [];

        /// <summary>What everybody else answers; null when nobody else may be asked.</summary>
        public HttpStatusCode? Others { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var url = request.RequestUri!;
            Asked.Enqueue((request.Method, url));
            var status = Answers.TryGetValue(url.AbsoluteUri, out var answer) ? answer(request.Method)
                : Others ?? throw new NotSupportedException($"No test announced a call to {url}.");
            return Task.FromResult(new HttpResponseMessage(status));
        }
    }
}
