using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Community.Cms.Content;
using Community.Cms.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Web.Tests;

/// <summary>Every page that people reach by links, in both languages: no sentence is missing in French, and none is left in French in English.</summary>
public sealed partial class LanguageTests : IAsyncLifetime
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
        // Sentences that are the same in both languages tell nothing, nor do those that people wrote themselves: a skill called « Accueil ».
        var written = await WrittenAsync();
        var said = recorder.French.Where(pair => !recorder.English.Contains(pair.Key) && !written.Contains(pair.Key)).Select(pair => pair.Key).ToHashSet();
        said.Count.ShouldBeGreaterThan(300);
        string[] left = [.. english.SelectMany(page => Words(page.Page.Page.DocumentElement).Where(said.Contains).Select(word => $"{page.Url}: {word}")).Distinct()];
        left.ShouldBeEmpty();
        // What was never a key at all: labels, buttons and heads of columns that speak French.
        string[] bare = [.. english.SelectMany(page => page.Page.Page.QuerySelectorAll("label, legend, button, th, caption, summary").SelectMany(Words)
            .Where(words => FrenchWord().IsMatch(words) && FrenchWord().IsMatch(Without(written, words))).Select(words => $"{page.Url}: {words}")).Distinct()];
        bare.ShouldBeEmpty();
    }

    // “Actions for Le phare” says “Actions for” by itself, and a title in quotation marks is somebody's.
    private static string Without(HashSet<string> written, string words) =>
        written.Where(text => text.Length > 3 && words.Contains(text, StringComparison.Ordinal)).OrderByDescending(text => text.Length).Aggregate(Quoted().Replace(words, ""), (left, text) => left.Replace(text, "", StringComparison.Ordinal));

    // Every text in what the house holds: contents with their fields and terms, definitions, settings. Languages are called by their own names, and so is a commune.
    private async Task<HashSet<string>> WrittenAsync()
    {
        HashSet<string> written = ["Français", "Langue des signes française", "Les Attaques"];
        var documents = await host.DataAsync(async db => (await db.Set<ContentRow>().Select(row => row.Data).ToListAsync()).Concat(await db.Set<DocumentRow>().Select(row => row.Data).ToListAsync()).ToList());
        foreach (var document in documents)
            Add(JsonNode.Parse(document));
        foreach (var title in await host.DataAsync(db => db.Set<ContentRow>().Select(row => row.DisplayText).ToListAsync()))
            written.Add(Plain(title));
        return written;

        void Add(JsonNode? node)
        {
            if (node is JsonObject parts)
                foreach (var (_, value) in parts)
                    Add(value);
            else if (node is JsonArray items)
                foreach (var item in items)
                    Add(item);
            else if (node is JsonValue text && text.TryGetValue(out string? words))
                written.Add(Plain(words));
        }
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

    [GeneratedRegex(@"(?<![-\w])(le|la|les|des|du|une|pour|avec|dans|sur|vous|votre|vos|cette|est|sont|et|ou|tout|tous|toutes)(?![-\w])", RegexOptions.IgnoreCase)]
    private static partial Regex FrenchWord();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();

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
