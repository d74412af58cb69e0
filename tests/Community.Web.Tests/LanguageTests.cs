using System.Collections.Concurrent;
using System.Globalization;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Web.Tests;

/// <summary>Every page that people reach by links, in both languages: no sentence is missing in French, and none is left in French in English.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private const int MostPublicPages = 80;
    private Recorder recorder = null!;
    private CommunityHost host = null!;

    public async ValueTask InitializeAsync() => host = await CommunityHost.StartAsync(null, services =>
    {
        var real = services.Last(service => service.ServiceType == typeof(IStringLocalizerFactory)).ImplementationType!;
        services.AddSingleton<IStringLocalizerFactory>(provider => recorder = new((IStringLocalizerFactory)ActivatorUtilities.CreateInstance(provider, real)));
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("Visitor", 60)]
    [InlineData("Member", 60)]
    [InlineData("Administrator", 120)]
    public async Task No_sentence_is_missing_in_French_and_none_is_French_in_English(string role, int least)
    {
        var person = role == "Visitor" ? host.AsVisitor() : await host.AsAsync("Personne " + role, role);
        var french = await PagesAsync(person, "");
        french.Count.ShouldBeGreaterThan(least);
        recorder.Missing.ShouldBeEmpty();
        recorder.French.Count.ShouldBeGreaterThan(300);

        var english = await PagesAsync(person, "/en");
        english.Count.ShouldBeGreaterThan(least);
        foreach (var (url, page) in english)
            page.Page.DocumentElement.GetAttribute("lang").ShouldBe("en", url);
        // Sentences that are the same in both languages tell nothing.
        var said = recorder.French.Where(pair => !recorder.English.Contains(pair.Key)).Select(pair => pair.Key).ToHashSet();
        string[] left = [.. english.SelectMany(page => Words(page.Page.Page.DocumentElement).Where(said.Contains).Select(word => $"{page.Url}: {word}")).Distinct()];
        left.ShouldBeEmpty();
    }

    // The pages, and the same with their forms sent empty: what is said beside a field belongs to the language too.
    private static async Task<List<(string Url, Answer Page)>> PagesAsync(Browser person, string language)
    {
        var pages = await Crawl.PagesAsync(person, language, MostPublicPages);
        List<(string, Answer)> all = [.. pages];
        foreach (var (url, page) in pages)
            foreach (var form in Crawl.FormsOf(page).Where(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && form.QuerySelector("input[type=text], input[type=email], input:not([type]), textarea") is not null))
            {
                using var request = Crawl.Request(form, url, form.Elements.Where(element => element.GetAttribute("name") is { Length: > 0 } && element.GetAttribute("type") is not ("file" or "checkbox" or "radio"))
                    .Select(element => KeyValuePair.Create(element.GetAttribute("name")!, element.GetAttribute("type") == "hidden" || element is AngleSharp.Html.Dom.IHtmlSelectElement ? Crawl.Current(element) : "")));
                using var response = await person.Client.SendAsync(request);
                if (response.Content.Headers.ContentType?.MediaType == "text/html")
                    all.Add(($"{url} sent empty", await Browser.ReadAsync(response)));
            }
        return all;
    }

    // What the interface says and shows: texts and the attributes that are read out, except what is marked as French and what people wrote.
    private static IEnumerable<string> Words(IElement element)
    {
        if (element.GetAttribute("lang") == "fr" || element.LocalName is "script" or "style" or "textarea" or "option")
            yield break;
        foreach (var name in (string[])["aria-label", "title", "alt", "placeholder", "data-label"])
            if (element.GetAttribute(name) is { Length: > 1 } value)
                yield return Plain(value);
        foreach (var node in element.ChildNodes)
            if (node is IText text && Plain(text.Data) is { Length: > 1 } words)
                yield return words;
            else if (node is IElement child)
                foreach (var inner in Words(child))
                    yield return inner;
    }

    private static string Plain(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The house's sentences, and which of them were said.</summary>
    private sealed class Recorder(IStringLocalizerFactory real) : IStringLocalizerFactory
    {
        /// <summary>Sentences without French.</summary>
        public ConcurrentBag<string> Missing { get; } = [];
        /// <summary>What was said in French, with its key.</summary>
        public ConcurrentDictionary<string, string> French { get; } = [];
        /// <summary>What was said in English.</summary>
        public HashSet<string> English { get; } = [];

        public IStringLocalizer Create(Type resourceSource) => new Listening(this, real.Create(resourceSource), resourceSource.FullName!);

        public IStringLocalizer Create(string baseName, string location) => new Listening(this, real.Create(baseName, location), baseName);

        private LocalizedString Note(LocalizedString said, string source)
        {
            if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr")
            {
                if (said.ResourceNotFound)
                    Missing.Add($"{source}: {said.Name}");
                else
                    French.TryAdd(Plain(said.Value), said.Name);
            }
            else
                lock (English)
                    English.Add(Plain(said.Value));
            return said;
        }

        private sealed class Listening(Recorder recorder, IStringLocalizer real, string source) : IStringLocalizer
        {
            public LocalizedString this[string name] => recorder.Note(real[name], source);

            public LocalizedString this[string name, params object[] arguments] => recorder.Note(real[name, arguments], source);

            public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => real.GetAllStrings(includeParentCultures);
        }
    }
}
