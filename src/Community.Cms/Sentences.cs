using System.Collections.Concurrent;
using System.Globalization;
using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Community.Cms;

/// <summary>
/// Sentences in the reader's language, each looked up once: the framework takes a lock at every look into its resources, which was an eighth of the search page.
/// A sentence that is filled remembers with what: that is how a mail's text is recognised and replaced.
/// </summary>
internal sealed class Sentences(IOptions<LocalizationOptions> options, ILoggerFactory loggers) : IStringLocalizerFactory
{
    private readonly ResourceManagerStringLocalizerFactory _resources = new(options, loggers);
    private readonly ConcurrentDictionary<string, IStringLocalizer> _known = new(StringComparer.Ordinal);

    public IStringLocalizer Create(Type resourceSource) =>
        _known.GetOrAdd(resourceSource.AssemblyQualifiedName!, static (_, source) => new Kept(source.Resources.Create(source.Type)), (Resources: _resources, Type: resourceSource));

    public IStringLocalizer Create(string baseName, string location) =>
        _known.GetOrAdd($"{location}/{baseName}", static (_, source) => new Kept(source.Resources.Create(source.Name, source.Location)), (Resources: _resources, Name: baseName, Location: location));

    private sealed class Kept(IStringLocalizer resources) : IStringLocalizer
    {
        private readonly ConcurrentDictionary<(string Culture, string Name), LocalizedString> _found = new();

        public LocalizedString this[string name] => Find(name);

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var found = Find(name);
                return new FilledSentence(name, string.Format(CultureInfo.CurrentCulture, found.Value, arguments), found.ResourceNotFound, arguments);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => resources.GetAllStrings(includeParentCultures);

        private LocalizedString Find(string name) =>
            _found.GetOrAdd((CultureInfo.CurrentUICulture.Name, name), static (key, resources) => resources[key.Name], resources);
    }
}
