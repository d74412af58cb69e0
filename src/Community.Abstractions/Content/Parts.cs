namespace Community.Abstractions.Content;

/// <summary>The title.</summary>
public sealed class TitlePart { /// <summary>Plain text.</summary>
    public string? Title { get; set; } }

/// <summary>The item's address on the site.</summary>
public sealed class AutoroutePart { /// <summary>Path without leading slash and without language prefix; unique for a language.</summary>
    public string? Path { get; set; } }

/// <summary>A name by which software finds the item.</summary>
public sealed class AliasPart { /// <summary>Unique name.</summary>
    public string? Alias { get; set; } }

/// <summary>The item's main text.</summary>
public sealed class HtmlBodyPart { /// <summary>Sanitised HTML.</summary>
    public string? Html { get; set; } }

/// <summary>The item's main text in Markdown.</summary>
public sealed class MarkdownBodyPart { /// <summary>Markdown source.</summary>
    public string? Markdown { get; set; } }

/// <summary>Makes the item a taxonomy.</summary>
public sealed class TaxonomyPart
{
    /// <summary>Content type of the terms.</summary>
    public string? TermContentType { get; set; }
    /// <summary>The terms in order; each may hold terms below it in its own <c>Terms</c>.</summary>
    public List<ContentItem> Terms { get; set; } = [];
}

/// <summary>Groups the translations of one text.</summary>
public sealed class LocalizationPart
{
    /// <summary>Shared by all translations of the same text.</summary>
    public string? LocalizationSet { get; set; }
    /// <summary>Language of this one: fr or en.</summary>
    public string? Culture { get; set; }
}

/// <summary>Blocks in order, one below the other.</summary>
public sealed class FlowPart { /// <summary>The blocks.</summary>
    public List<ContentItem> Widgets { get; set; } = []; }

/// <summary>Items that live inside this one.</summary>
public sealed class BagPart { /// <summary>The items.</summary>
    public List<ContentItem> ContentItems { get; set; } = []; }

/// <summary>Entries of a menu.</summary>
public sealed class MenuItemsListPart { /// <summary>The entries; each may hold entries below it.</summary>
    public List<ContentItem> MenuItems { get; set; } = []; }

/// <summary>A menu entry that leads to an address.</summary>
public sealed class LinkMenuItemPart { /// <summary>The address; <c>~/</c> is the site's root.</summary>
    public string? Url { get; set; } }

/// <summary>Asks for publication at a moment.</summary>
public sealed class PublishLaterPart { /// <summary>When (UTC).</summary>
    public DateTime? ScheduledPublishUtc { get; set; } }

/// <summary>Asks for the end of publication at a moment.</summary>
public sealed class ArchiveLaterPart { /// <summary>When (UTC).</summary>
    public DateTime? ScheduledArchiveUtc { get; set; } }

/// <summary>Says which list item this one belongs to.</summary>
public sealed class ContainedPart
{
    /// <summary>The list.</summary>
    public string? ListContentItemId { get; set; }
    /// <summary>Place in the list, from 0.</summary>
    public int Order { get; set; }
}
