using System.Globalization;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Theme.Opale.Colours;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>One colour of the form.</summary>
internal sealed record ColourField(string Name, ColourUse Use, string Label, string Hint)
{
    public string? Typed { get; set; }
    public string? Error { get; set; }
    public Colour? Offer { get; set; }
    public double? Contrast { get; set; }
}

/// <summary>The house's colours, within what everybody can read.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class ColoursModel : SettingsPage
{
    private Dictionary<string, string?> _shown = [];

    public ColoursModel(ISiteDocuments documents, IStringLocalizer<Strings> localizer) : base(documents, localizer)
    {
        Fields =
        [
            new(nameof(HouseColours.Primary), ColourUse.Primary, T["Main colour, light pages"], T["Links and buttons. Write it as #0a6b6b."]),
            new(nameof(HouseColours.PrimaryDark), ColourUse.PrimaryDark, T["Main colour, dark pages"], T["Links and buttons on dark grounds: a light colour."]),
            new(nameof(HouseColours.Accent), ColourUse.Accent, T["Accent, light pages"], T["Lines and marks, never text."]),
            new(nameof(HouseColours.AccentDark), ColourUse.AccentDark, T["Accent, dark pages"], T["Marks on dark grounds: a light colour."]),
        ];
    }

    public IReadOnlyList<ColourField> Fields { get; }

    /// <summary>The stylesheet of the preview: what was typed as far as it can be taken.</summary>
    public string SampleUrl => Url.Page("Colours", "Sheet", _shown)!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var stored = await Documents.GetAsync<HouseColours>(cancellationToken);
        BasedOn = VersionOf(stored);
        foreach (var (field, value) in Fields.Zip(Values(stored)))
            field.Typed = value;
        Check();
    }

    /// <summary>The stylesheet of the preview.</summary>
    public IActionResult OnGetSheet(string? primary, string? primaryDark, string? accent, string? accentDark)
    {
        Response.Headers.CacheControl = "no-store";
        return Content(ColourSheet.Sample(new HouseColours { Primary = primary, PrimaryDark = primaryDark, Accent = accent, AccentDark = accentDark }), "text/css; charset=utf-8");
    }

    public IActionResult OnPostPreview()
    {
        Read();
        Check();
        return Page();
    }

    /// <summary>Takes the colour that was offered in place of a refused one; nothing is stored yet.</summary>
    public IActionResult OnPostOffer(string? offer)
    {
        Read();
        if (offer?.Split(' ') is [var name, var colour] && Fields.FirstOrDefault(field => field.Name == name) is { } chosen)
            chosen.Typed = colour;
        Check();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        Read();
        if (!Check())
            return Page();
        var values = Fields.Select(field => Colour.TryParse(field.Typed, out var colour) ? colour.ToString() : null).ToList();
        return await SaveAsync<HouseColours>(
            stored => (stored.Primary, stored.PrimaryDark, stored.Accent, stored.AccentDark) = (values[0], values[1], values[2], values[3]), Lines, cancellationToken) ? Saved() : Page();
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken)
    {
        Read();
        Check();
        ModelState.Clear();
        return await SaveAsync<HouseColours>(stored => (stored.Primary, stored.PrimaryDark, stored.Accent, stored.AccentDark) = (null, null, null, null), Lines, cancellationToken) ? Saved() : Page();
    }

    private IEnumerable<(string, string)> Lines(HouseColours stored) => Fields.Zip(Values(stored), (field, value) => (field.Label, value ?? T["the theme’s"].Value));

    private static string?[] Values(HouseColours colours) => [colours.Primary, colours.PrimaryDark, colours.Accent, colours.AccentDark];

    private void Read()
    {
        foreach (var field in Fields)
            field.Typed = Request.HasFormContentType ? Request.Form[field.Name].ToString().Trim() : null;
    }

    private bool Check()
    {
        foreach (var field in Fields.Where(field => !string.IsNullOrEmpty(field.Typed)))
            if (!Colour.TryParse(field.Typed, out var colour))
                Refuse(field, T["Write the colour as # and six figures or letters, such as #0a6b6b."]);
            else if (ColourRules.Passes(colour, field.Use))
                field.Contrast = ColourRules.ContrastOf(colour, field.Use);
            else
            {
                field.Offer = ColourRules.Nearest(colour, field.Use);
                Refuse(field, TooPale(colour, field.Use, T));
            }
        _shown = Fields.ToDictionary(field => field.Name, field => field.Error is null && field.Typed is { Length: > 0 } typed ? typed : field.Offer?.ToString());
        return ModelState.IsValid;
    }

    /// <summary>Why a colour is refused.</summary>
    public static string TooPale(Colour colour, ColourUse use, IStringLocalizer T)
    {
        return T["Its contrast with the grounds of the page is {0}: 1, and {1}: 1 is the least. The nearest colour that everybody can read is {2}.",
            Number(Math.Floor(ColourRules.ContrastOf(colour, use) * 10) / 10), Number(ColourRules.Least(use)), ColourRules.Nearest(colour, use).ToString()];

        static string Number(double ratio) => ratio.ToString("0.0", CultureInfo.CurrentCulture);
    }

    private void Refuse(ColourField field, string error)
    {
        field.Error = error;
        ModelState.AddModelError(field.Name, error);
    }
}
