using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

/// <summary>Throws what people and machines send by mistake or on purpose at every address and every form of the house, as each kind of person.</summary>
public sealed class BadInputTests
{
    private const string Script = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    private static readonly string[] Values =
    [
        "", "\0", "a\0b", new string('a', 3000), new string('é', 70_000), "🧵👩‍🚀 مرحبا שלום ﷽", Script, "../../etc/passwd", "..\\..\\x", "'; DROP TABLE x; --",
        "-1", "1000000000", "99999999999999999999", "1e308", "1e999", "NaN", "true", "{{ 1 }}", "[js: uuid()]", "%", "%zz", "\uFFFF\u202E",
        "0001-01-01", "0001-01-01T00:00", "9999-12-31T23:59", "2026-02-30", "12:75", "http://", "javascript:alert(1)", "{\"a\":[", "4000000000000000000000000z",
    ];

    // The server itself refuses null characters and very long addresses; see below.
    private static IEnumerable<string> AddressValues => Values.Where(value => value.Length < 10_000 && !value.Contains('\0', StringComparison.Ordinal));

    // What no encoder makes of a text.
    private static readonly string[] RawAddresses =
        ["/%", "/%zz", "/%FF%FE", "/%ED%A0%80", "/?q=%", "/?%00=%00", "/?q=%FF", "/?=", "/?&&&", "/??", "//", "//evil.example/x", "/./../..", "/en//", "/en/en/en", "/a%2fb%5cc", "/actualites?page=%F0%9F%A7%B5"];

    public static TheoryData<string> People => new("Visitor", "Member", "Editor", "Administrator");

    // Real ids of what belongs to somebody else, besides the invented ones.
    private string[] othersIds = [];

    [Theory]
    [MemberData(nameof(People))]
    public async Task No_address_makes_the_house_fail(string role)
    {
        await using var host = await CommunityHost.StartAsync();
        var other = await SomebodyElse.MoveInAsync(host);
        var person = await SignInAsync(host, role);
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern).Where(pattern => !pattern.RawText!.Contains("_framework", StringComparison.Ordinal)).ToList();
        routes.Count.ShouldBeGreaterThan(30);

        List<string> addresses = [];
        foreach (var pattern in routes.Where(pattern => pattern.Parameters.Count > 0))
            foreach (var value in AddressValues.Concat(other.Ids))
                addresses.Add("/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                    _ => Uri.EscapeDataString(value),
                })))));
        foreach (var path in routes.Where(pattern => pattern.Parameters.Count == 0 && !pattern.RawText!.Contains('.', StringComparison.Ordinal)).Select(pattern => "/" + pattern.RawText!.TrimStart('/')).Distinct())
            foreach (var value in AddressValues.Concat(other.Ids))
                addresses.Add(path + "?" + string.Join('&', Names.Select(name => $"{name}={Uri.EscapeDataString(value)}")));

        List<string> failures = [];
        foreach (var address in addresses.Distinct())
            failures.AddRange(await ProblemsAsync("GET " + Shorten(address), () => person.Client.GetAsync(address), role is "Visitor" or "Member" ? SomebodyElse.Secret : null));
        NothingFailed(host, failures);
        (await other.StateAsync()).ShouldBe(other.Before);
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task No_form_makes_the_house_fail(string role)
    {
        await using var host = await CommunityHost.StartAsync();
        var other = await SomebodyElse.MoveInAsync(host);
        othersIds = other.Ids;
        var person = await SignInAsync(host, role);
        var before = await CountAsync(host);
        List<string> failures = [];
        var forms = 0;
        // A member who signs out everywhere sends what comes after it as a visitor: those forms come last.
        foreach (var (url, page) in (await Crawl.PagesAsync(person)).OrderBy(page => role == "Member" && page.Url == "/compte/sessions"))
            foreach (var form in Crawl.FormsOf(page))
            {
                forms++;
                foreach (var (what, request) in Requests(form, url))
                    failures.AddRange(await ProblemsAsync($"{form.Method} {url} {form.GetAttribute("action")} {what}", () => person.Client.SendAsync(request), role is "Visitor" or "Member" ? SomebodyElse.Secret : null));
            }
        forms.ShouldBeGreaterThan(role == "Administrator" ? 30 : 1);
        NothingFailed(host, failures);
        if (role is not ("Visitor" or "Member"))
            return;
        (await other.StateAsync()).ShouldBe(other.Before);
        (await CountAsync(host)).Except(before).Where(count => role == "Visitor" || !OpenToMembers.Contains(count.Split(' ')[0])).ShouldBeEmpty();
    }

    // Names that pages read from their address.
    private static readonly string[] Names =
        ["page", "q", "kind", "topic", "place", "theme", "lieu", "type", "state", "owner", "from", "to", "handler", "userId", "code", "returnUrl", "id", "passes", "text", "date", "version"];

    private static async Task<Browser> SignInAsync(CommunityHost host, string role) => role == "Visitor" ? host.AsVisitor() : await host.AsAsync("Personne " + role, role);

    // What a member fills by one press of a button, or with a text in which anything may stand: a project called « true » is a project, and its holder gets a mail.
    // And the sessions that are ended here.
    private static readonly string[] OpenToMembers =
    [
        "AccountSessions", "AuditTrail", "AutorouteIndex", "ContentItems", "JobAlerts", "JobsSaved", "Mails", "MemberDigests", "MemberFollows", "ProjectAppreciations", "ProjectComments", "Projects",
    ];

    // Rows of every table: “Content 120”.
    private static Task<List<string>> CountAsync(CommunityHost host) => host.DataAsync(async db =>
    {
        List<string> counts = [];
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
#pragma warning disable EF1003 // The names are the model's own.
            counts.Add(table + " " + await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM " + table).SingleAsync());
#pragma warning restore EF1003
        counts.Count.ShouldBeGreaterThan(30);
        return counts;
    });

    private static void NothingFailed(CommunityHost host, IEnumerable<string> failures)
    {
        string[] all = [.. failures.Distinct(), .. host.Logs.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal)).Select(Shorten).Distinct()];
        if (all.Length > 0)
            Assert.Fail(string.Join('\n', all));
    }

    /// <summary>What is wrong with an answer: a failure of the server, an exception shown, a script that came back as one.</summary>
    private static async Task<IEnumerable<string>> ProblemsAsync(string what, Func<Task<HttpResponseMessage>> send, string? secret = null)
    {
        try
        {
            using var response = await send();
            var text = response.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.Ordinal) == true ? await response.Content.ReadAsStringAsync() : "";
            if ((int)response.StatusCode >= 500)
                return [$"{(int)response.StatusCode} {what}"];
            if (text.Contains("Exception", StringComparison.Ordinal))
                return [$"exception shown: {what}"];
            if (secret is not null && text.Contains(secret, StringComparison.Ordinal))
                return [$"told what is somebody else's: {what}"];
            // In a table that is downloaded it is a word like any other.
            if (response.Content.Headers.ContentType?.MediaType == "text/csv")
                return [];
            if (text.Contains("<script>alert(1)", StringComparison.Ordinal) || text.Contains("<img src=x", StringComparison.Ordinal))
                return [$"script came back: {what}"];
            return response.Headers.Contains("Content-Security-Policy") ? [] : [$"no security headers: {what}"];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [$"{exception.GetType().Name} {Shorten(exception.Message)}: {what}"];
        }
    }

    private IEnumerable<(string What, HttpRequestMessage Request)> Requests(IHtmlFormElement form, string url)
    {
        var fields = form.Elements.Where(element => !string.IsNullOrEmpty(element.GetAttribute("name"))).ToList();
        var names = fields.Select(field => field.GetAttribute("name")!).Distinct().ToList();
        var kept = fields.Where(field => field is not IHtmlButtonElement && field.GetAttribute("type") is not ("file" or "checkbox" or "radio"))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, Crawl.Current(field))).ToList();
        foreach (var value in Values.Concat(othersIds))
        {
            yield return ("all: " + Start(value), Crawl.Request(form, url, kept.Select(pair => KeyValuePair.Create(pair.Key, pair.Key == Crawl.Token ? pair.Value : value))));
            foreach (var name in names.Where(name => name != Crawl.Token))
                yield return ($"{name}: {Start(value)}", Crawl.Request(form, url, [.. kept.Where(pair => pair.Key != name), new(name, value)]));
        }
        foreach (var name in names.Where(name => name != Crawl.Token))
        {
            yield return ($"{name} missing", Crawl.Request(form, url, kept.Where(pair => pair.Key != name)));
            yield return ($"{name} twice, and as a list", Crawl.Request(form, url, [.. kept, .. kept.Where(pair => pair.Key == name), new(name + "[0]", "x"), new(name + ".Deep[5].Deeper", "x")]));
        }
    }

    private static string Start(string value) => value.Length <= 40 ? value : $"{value[..20]}… ({value.Length})";

    private static string Shorten(string text) => text.Length <= 700 ? text.ReplaceLineEndings(" ") : text[..700].ReplaceLineEndings(" ") + "…";
}
