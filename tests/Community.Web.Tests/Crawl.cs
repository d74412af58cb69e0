using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Community.Web.Tests;

/// <summary>Goes through the house by its links, and fills its forms in.</summary>
internal static class Crawl
{
    /// <summary>Pages of each kind that a person can reach by links.</summary>
    /// <param name="person">Who goes.</param>
    /// <param name="language">Empty, or <c>/en</c>.</param>
    /// <param name="mostPublic">Pages after which only links to the back office are followed.</param>
    public static async Task<List<(string Url, Answer Page)>> PagesAsync(Browser person, string language = "", int mostPublic = 20)
    {
        List<(string, Answer)> pages = [];
        HashSet<string> seen = [];
        Queue<string> todo = new(((string[])["/", "/admin", "/compte", "/compte/connexion", "/compte/inscription", "/compte/mot-de-passe-oublie", "/recherche", "/agenda"]).Select(url => language + url));
        while (todo.TryDequeue(out var url) && pages.Count < 100 + mostPublic)
        {
            if (!seen.Add(Kind(url)))
                continue;
            var answer = await person.GetAsync(url);
            if (answer.Location is { } location && location.StartsWith('/'))
                todo.Enqueue(location);
            if (answer.Status != HttpStatusCode.OK || answer.Response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            pages.Add((url, answer));
            foreach (var link in answer.Page.QuerySelectorAll("main a[href], nav a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (link.StartsWith(language + "/", StringComparison.Ordinal) && !link.StartsWith("//", StringComparison.Ordinal)
                    && (link.StartsWith(language + "/admin", StringComparison.Ordinal) || pages.Count < mostPublic))
                    todo.Enqueue(link);
        }
        return pages;
    }

    /// <summary>The forms of a page, but not the one that ends the session.</summary>
    public static IEnumerable<IHtmlFormElement> FormsOf(Answer page) =>
        page.Page.Forms.Where(form => !(form.GetAttribute("action") ?? "").Contains("deconnexion", StringComparison.Ordinal));

    // Pages that differ by an identifier or by what is asked for are of one kind.
    private static string Kind(string url)
    {
        var segments = url.Split('?')[0].Split('/');
        return string.Join('/', segments.Select((segment, i) => segment.Length is 26 or 36 ? "id" : i > 0 && segments[i - 1] == "roles" ? "role" : segment));
    }

    /// <summary>Name of the field against forged forms.</summary>
    public const string Token = "__RequestVerificationToken";

    /// <summary>A form of a page as a browser sends it, with these fields.</summary>
    public static HttpRequestMessage Request(IHtmlFormElement form, string url, IEnumerable<KeyValuePair<string, string>> fields)
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

    /// <summary>What a field holds before anybody types.</summary>
    public static string Current(IElement element) => element switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Options.FirstOrDefault(option => option.IsSelected)?.Value ?? "",
        _ => "",
    };
}
