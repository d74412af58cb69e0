using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Media;
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

    [Theory]
    [MemberData(nameof(People))]
    public async Task No_address_makes_the_house_fail(string role)
    {
        await using var host = await CommunityHost.StartAsync();
        var person = await SignInAsync(host, role);
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern).Where(pattern => !pattern.RawText!.Contains("_framework", StringComparison.Ordinal)).ToList();
        routes.Count.ShouldBeGreaterThan(30);

        List<string> addresses = [];
        foreach (var pattern in routes.Where(pattern => pattern.Parameters.Count > 0))
            foreach (var value in AddressValues)
                addresses.Add("/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
                    _ => Uri.EscapeDataString(value),
                })))));
        foreach (var path in routes.Where(pattern => pattern.Parameters.Count == 0 && !pattern.RawText!.Contains('.', StringComparison.Ordinal)).Select(pattern => "/" + pattern.RawText!.TrimStart('/')).Distinct())
            foreach (var value in AddressValues)
                addresses.Add(path + "?" + string.Join('&', Names.Select(name => $"{name}={Uri.EscapeDataString(value)}")));

        List<string> failures = [];
        foreach (var address in addresses.Distinct())
            failures.AddRange(await ProblemsAsync("GET " + Shorten(address), () => person.Client.GetAsync(address)));
        NothingFailed(host, failures);
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task No_form_makes_the_house_fail(string role)
    {
        await using var host = await CommunityHost.StartAsync();
        var person = await SignInAsync(host, role);
        var before = await CountAsync(host);
        List<string> failures = [];
        var forms = 0;
        foreach (var page in await PagesAsync(person))
            foreach (var form in page.Forms)
            {
                forms++;
                foreach (var (what, request) in Requests(form, page.Url))
                    failures.AddRange(await ProblemsAsync($"{form.Method} {page.Url} {form.GetAttribute("action")} {what}", () => person.Client.SendAsync(request)));
            }
        forms.ShouldBeGreaterThan(role == "Administrator" ? 30 : 1);
        NothingFailed(host, failures);
        if (role is "Visitor" or "Member")
            (await CountAsync(host)).ShouldBe(before);
    }

    // Names that pages read from their address.
    private static readonly string[] Names =
        ["page", "q", "kind", "topic", "place", "theme", "lieu", "type", "state", "owner", "from", "to", "handler", "userId", "code", "returnUrl", "id", "passes", "text", "date", "version"];

    private static async Task<Browser> SignInAsync(CommunityHost host, string role) => role == "Visitor" ? host.AsVisitor() : await host.AsAsync("Personne " + role, role);

    private static async Task<(int, int, int)> CountAsync(CommunityHost host) => (
        await host.DataAsync(db => db.Set<ContentRow>().CountAsync()), await host.DataAsync(db => db.Users.CountAsync()), await host.DataAsync(db => db.Set<MediaFileRow>().CountAsync()));

    private static void NothingFailed(CommunityHost host, IEnumerable<string> failures)
    {
        string[] all = [.. failures.Distinct(), .. host.Logs.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal)).Select(Shorten).Distinct()];
        if (all.Length > 0)
            Assert.Fail(string.Join('\n', all));
    }

    /// <summary>What is wrong with an answer: a failure of the server, an exception shown, a script that came back as one.</summary>
    private static async Task<IEnumerable<string>> ProblemsAsync(string what, Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var response = await send();
            var text = response.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.Ordinal) == true ? await response.Content.ReadAsStringAsync() : "";
            if ((int)response.StatusCode >= 500)
                return [$"{(int)response.StatusCode} {what}"];
            if (text.Contains("Exception", StringComparison.Ordinal))
                return [$"exception shown: {what}"];
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

    /// <summary>Pages of each kind that a person can reach by links, and their forms.</summary>
    private static async Task<List<(string Url, List<IHtmlFormElement> Forms)>> PagesAsync(Browser person)
    {
        List<(string, List<IHtmlFormElement>)> pages = [];
        HashSet<string> seen = [];
        Queue<string> todo = new(["/", "/admin", "/compte", "/compte/connexion", "/compte/inscription", "/compte/mot-de-passe-oublie", "/recherche", "/agenda"]);
        while (todo.TryDequeue(out var url) && pages.Count < 120)
        {
            if (!seen.Add(Kind(url)))
                continue;
            var answer = await person.GetAsync(url);
            if (answer.Location is { } location && location.StartsWith('/'))
                todo.Enqueue(location);
            if (answer.Status != HttpStatusCode.OK || answer.Response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            pages.Add((url, [.. answer.Page.Forms.Where(form => !(form.GetAttribute("action") ?? "").Contains("deconnexion", StringComparison.Ordinal))]));
            foreach (var link in answer.Page.QuerySelectorAll("main a[href], nav a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && (link.StartsWith("/admin", StringComparison.Ordinal) || pages.Count < 20))
                    todo.Enqueue(link);
        }
        return pages;
    }

    // Pages that differ by an identifier or by what is asked for are of one kind.
    private static string Kind(string url) => string.Join('/', url.Split('?')[0].Split('/').Select(segment => segment.Length is 26 or 36 ? "id" : segment).Select((segment, i) => i == 3 && url.StartsWith("/admin/roles/", StringComparison.Ordinal) ? "role" : segment));

    private static IEnumerable<(string What, HttpRequestMessage Request)> Requests(IHtmlFormElement form, string url)
    {
        var fields = form.Elements.Where(element => !string.IsNullOrEmpty(element.GetAttribute("name"))).ToList();
        var names = fields.Select(field => field.GetAttribute("name")!).Distinct().ToList();
        var kept = fields.Where(field => field is not IHtmlButtonElement && field.GetAttribute("type") is not ("file" or "checkbox" or "radio"))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, Current(field))).ToList();
        foreach (var value in Values)
        {
            yield return ("all: " + Start(value), Request(form, url, kept.Select(pair => KeyValuePair.Create(pair.Key, pair.Key == Token ? pair.Value : value))));
            foreach (var name in names.Where(name => name != Token))
                yield return ($"{name}: {Start(value)}", Request(form, url, [.. kept.Where(pair => pair.Key != name), new(name, value)]));
        }
        foreach (var name in names.Where(name => name != Token))
        {
            yield return ($"{name} missing", Request(form, url, kept.Where(pair => pair.Key != name)));
            yield return ($"{name} twice, and as a list", Request(form, url, [.. kept, .. kept.Where(pair => pair.Key == name), new(name + "[0]", "x"), new(name + ".Deep[5].Deeper", "x")]));
        }
    }

    private const string Token = "__RequestVerificationToken";

    private static HttpRequestMessage Request(IHtmlFormElement form, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var action = new Uri(new Uri("http://localhost" + url), form.GetAttribute("action") is { Length: > 0 } given ? given : url);
        if (!form.Method.Equals("post", StringComparison.OrdinalIgnoreCase))
            return new(HttpMethod.Get, new Uri(action, "?" + string.Join('&', fields.Where(field => field.Value.Length < 10_000).Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))));
        if (form.Enctype != "multipart/form-data")
            return new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), $"\"{name}\"");
        return new(HttpMethod.Post, action) { Content = content };
    }

    private static string Current(IElement element) => element switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Options.FirstOrDefault(option => option.IsSelected)?.Value ?? "",
        _ => "",
    };

    private static string Start(string value) => value.Length <= 40 ? value : $"{value[..20]}… ({value.Length})";

    private static string Shorten(string text) => text.Length <= 700 ? text.ReplaceLineEndings(" ") : text[..700].ReplaceLineEndings(" ") + "…";
}
