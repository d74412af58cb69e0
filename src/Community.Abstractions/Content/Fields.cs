namespace Community.Abstractions.Content;

// Names and JSON are Orchard Core's; null means that nothing was given.

/// <summary>A line or several lines of plain text.</summary>
public sealed class TextField { /// <summary>The text.</summary>
    public string? Text { get; set; } }

/// <summary>Formatted text, sanitised when saved and when shown.</summary>
public sealed class HtmlField { /// <summary>The HTML.</summary>
    public string? Html { get; set; } }

/// <summary>Text in Markdown, shown as sanitised HTML.</summary>
public sealed class MarkdownField { /// <summary>The Markdown source.</summary>
    public string? Markdown { get; set; } }

/// <summary>A number.</summary>
public sealed class NumericField { /// <summary>The number.</summary>
    public decimal? Value { get; set; } }

/// <summary>Yes or no.</summary>
public sealed class BooleanField { /// <summary>The answer.</summary>
    public bool Value { get; set; } }

/// <summary>A day, without a time zone.</summary>
public sealed class DateField { /// <summary>The day, as midnight.</summary>
    public DateTime? Value { get; set; } }

/// <summary>A moment.</summary>
public sealed class DateTimeField { /// <summary>The moment (UTC).</summary>
    public DateTime? Value { get; set; } }

/// <summary>A time of day.</summary>
public sealed class TimeField { /// <summary>Time since midnight, local.</summary>
    public TimeSpan? Value { get; set; } }

/// <summary>A link with its text.</summary>
public sealed class LinkField
{
    /// <summary>The value of <see cref="Target"/> for a new tab.</summary>
    public const string NewTab = "_blank";

    /// <summary>Address: http(s), mailto, tel, or a path of this site.</summary>
    public string? Url { get; set; }
    /// <summary>What the link says.</summary>
    public string? Text { get; set; }
    /// <summary>Where it opens: <see cref="NewTab"/>; empty, <c>_self</c>, <c>_parent</c> and <c>_top</c> are all the same tab, because no page is in a frame.</summary>
    public string? Target { get; set; }
}

/// <summary>Several short texts, picked from a list or free.</summary>
public sealed class MultiTextField { /// <summary>The texts.</summary>
    public string[] Values { get; set; } = []; }

/// <summary>Files of the media library.</summary>
public sealed class MediaField
{
    /// <summary>Paths inside the media library.</summary>
    public string[] Paths { get; set; } = [];
    /// <summary>Alternative text of each path, in the same order; empty means decorative.</summary>
    public string[] MediaTexts { get; set; } = [];
}

/// <summary>References to other content items.</summary>
public sealed class ContentPickerField { /// <summary>The ids.</summary>
    public string[] ContentItemIds { get; set; } = []; }

/// <summary>References to people with an account.</summary>
public sealed class UserPickerField { /// <summary>The ids.</summary>
    public string[] UserIds { get; set; } = []; }

/// <summary>Terms of a taxonomy.</summary>
public sealed class TaxonomyField
{
    /// <summary>The taxonomy.</summary>
    public string? TaxonomyContentItemId { get; set; }
    /// <summary>The chosen terms.</summary>
    public string[] TermContentItemIds { get; set; } = [];
}

/// <summary>A point on Earth (WGS 84).</summary>
public sealed class GeoPointField
{
    /// <summary>Degrees north, -90 to 90.</summary>
    public decimal? Latitude { get; set; }
    /// <summary>Degrees east, -180 to 180.</summary>
    public decimal? Longitude { get; set; }
}
