using System.Globalization;
using Community.Abstractions.Mail;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Mail;

/// <summary>Translates as the framework does; a sentence that is filled remembers with what.</summary>
internal sealed class RememberingLocalizer<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    private readonly IStringLocalizer _inner = factory.Create(typeof(T));

    public LocalizedString this[string name] => _inner[name];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var filled = _inner[name, arguments];
            return new FilledSentence(filled.Name, filled.Value, filled.ResourceNotFound, [.. arguments.Select(one => Convert.ToString(one, CultureInfo.CurrentCulture) ?? "")]);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _inner.GetAllStrings(includeParentCultures);
}
