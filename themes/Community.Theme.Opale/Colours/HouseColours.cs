using System.IO.Hashing;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Community.Theme.Opale.Colours;

/// <summary>The house's own colours in place of the theme's, as <c>#0a6b6b</c>; null is the theme's. Stored with the site.</summary>
public sealed class HouseColours
{
    /// <summary>Links and buttons on light pages.</summary>
    public string? Primary { get; set; }
    /// <summary>Links and buttons on dark pages.</summary>
    public string? PrimaryDark { get; set; }
    /// <summary>Highlights on light pages.</summary>
    public string? Accent { get; set; }
    /// <summary>Highlights on dark pages.</summary>
    public string? AccentDark { get; set; }

    /// <summary>Whether any is the house's own.</summary>
    [JsonIgnore]
    public bool IsOwn => (Primary ?? PrimaryDark ?? Accent ?? AccentDark) is not null;

    /// <summary>Stands for these colours, and for how the theme makes a sheet of them, in the address of their stylesheet.</summary>
    [JsonIgnore]
    public string Version => Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(ColourSheet.Of(this))));

    /// <summary>Address of their stylesheet.</summary>
    public string Url(HttpContext context) => $"{context.Request.PathBase}/couleurs/{Version}.css";
}
