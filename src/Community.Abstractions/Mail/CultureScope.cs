using System.Globalization;

namespace Community.Abstractions.Mail;

/// <summary>Speaks another language for a while: a mail is in its reader's, not in that of who caused it.</summary>
public readonly struct CultureScope : IDisposable
{
    private readonly CultureInfo _culture;
    private readonly CultureInfo _uiCulture;

    /// <summary>Begins to speak.</summary>
    /// <param name="culture">en for English; anything else is French.</param>
    public CultureScope(string culture)
    {
        (_culture, _uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture == "en" ? "en-GB" : "fr-FR");
    }

    /// <summary>Goes back to the language before.</summary>
    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _uiCulture);
}
