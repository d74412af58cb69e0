using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Community.Testing;

/// <summary>An answer as a person sees it.</summary>
/// <param name="Response">The HTTP answer.</param>
/// <param name="Html">Its body.</param>
public sealed record Answer(HttpResponseMessage Response, string Html)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(Html));

    /// <summary>Status.</summary>
    public HttpStatusCode Status => Response.StatusCode;
    /// <summary>The parsed page.</summary>
    public IHtmlDocument Page => document.Value;
    /// <summary>The words of the page's body, with single spaces.</summary>
    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    /// <summary>The first heading.</summary>
    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";
    /// <summary>Where a redirect leads.</summary>
    public string? Location => Response.Headers.Location?.OriginalString;
    /// <summary>The element with a CSS selector; fails when there is none.</summary>
    public IElement One(string selector) => Page.QuerySelector(selector) ?? throw new InvalidOperationException($"No “{selector}” in:\n{Text}");
}

/// <summary>A person's browser without JavaScript: keeps cookies, sends forms as they stand on the page.</summary>
public sealed class Browser(HttpClient client)
{
    /// <summary>The HTTP client, for everything else.</summary>
    public HttpClient Client => client;

    /// <summary>Account of the person; null for a visitor.</summary>
    public string? UserId { get; set; }

    /// <summary>Opens an address.</summary>
    public async Task<Answer> GetAsync(string url) => await ReadAsync(await client.GetAsync(url));

    /// <summary>Opens an address and follows redirects, at most five.</summary>
    public async Task<Answer> FollowAsync(string url)
    {
        var answer = await GetAsync(url);
        for (var i = 0; i < 5 && answer.Location is { } location && (int)answer.Status is >= 300 and < 400; i++)
            answer = await GetAsync(location);
        return answer;
    }

    /// <summary>Opens a page, fills its form (the one that has all the named fields) and sends it. A null value leaves the field out.</summary>
    /// <param name="url">The page with the form.</param>
    /// <param name="values">What to type, by field name.</param>
    /// <param name="button">Name and value, or text, of the button to press; the first one when null.</param>
    /// <param name="file">A file to choose: field, name and content.</param>
    public async Task<Answer> SubmitAsync(string url, Dictionary<string, string?> values, string? button = null, (string Field, string Name, byte[] Content)? file = null) =>
        await SubmitAsync(await FollowAsync(url), url, values, button, file);

    /// <summary>Fills and sends the form of a page that is open.</summary>
    public async Task<Answer> SubmitAsync(
        Answer page, string url, Dictionary<string, string?> values, string? button = null, (string Field, string Name, byte[] Content)? file = null)
    {
        var form = page.Page.Forms.FirstOrDefault(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase)
                && values.Keys.All(name => f.Elements.Any(e => e.GetAttribute("name") == name))
                && (button is null || Buttons(f).Any(b => Matches(b, button))))
            ?? throw new InvalidOperationException($"No form with {string.Join(", ", values.Keys)} {button} at {url} ({page.Status}):\n{page.Text}");
        var pressed = Buttons(form).FirstOrDefault(b => button is null || Matches(b, button));

        List<KeyValuePair<string, string>> fields = [];
        foreach (var element in form.Elements.OfType<IHtmlElement>())
            if (element.GetAttribute("name") is { } name && !values.ContainsKey(name) && element is not IHtmlButtonElement)
                fields.AddRange(Current(element).Select(value => new KeyValuePair<string, string>(name, value)));
        foreach (var (name, value) in values)
            if (value is not null)
                fields.Add(new(name, value));
        if (pressed?.GetAttribute("name") is { } buttonName)
            fields.Add(new(buttonName, pressed.GetAttribute("value") ?? ""));

        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var address = page.Response.RequestMessage?.RequestUri is { } uri ? uri : new Uri("http://localhost" + url);
        var target = string.IsNullOrEmpty(action) ? address : new Uri(address, action);
        using HttpContent content = form.Enctype == "multipart/form-data" ? Multipart(fields, file) : new FormUrlEncodedContent(fields);
        return await ReadAsync(await client.PostAsync(target, content));
    }

    /// <summary>Reads an answer.</summary>
    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    private static IEnumerable<IElement> Buttons(IHtmlFormElement form) =>
        form.Elements.Where(e => e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" });

    private static bool Matches(IElement button, string wanted) =>
        button.TextContent.Trim() == wanted || $"{button.GetAttribute("name")}={button.GetAttribute("value")}" == wanted || button.GetAttribute("name") == wanted;

    private static IEnumerable<string> Current(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.GetAttribute("value") ?? "on"] : [],
        IHtmlInputElement { Type: "submit" or "button" or "file" or "image" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => option.Value),
        _ => [],
    };

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields, (string Field, string Name, byte[] Content)? file)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        if (file is var (field, fileName, bytes))
            content.Add(new ByteArrayContent(bytes), field, fileName);
        return content;
    }
}
