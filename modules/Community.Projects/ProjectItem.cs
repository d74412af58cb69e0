using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;

namespace Community.Projects;

/// <summary>A content item of type <c>Project</c>, read and written by name. Changes go into the item at once.</summary>
internal sealed class ProjectItem(ContentItem item)
{
    public const string Type = "Project", StepType = "ProjectStep", NeedType = "ProjectNeed", DocumentType = "ProjectDocument";

    /// <summary>The most of each that a project holds.</summary>
    public const int MostSteps = 20, MostNeeds = 10, MostLinks = 10, MostDocuments = 10, MostTopics = 3, MostPictures = 4;

    /// <summary>Lengths in characters.</summary>
    public const int LongestTitle = 100, LongestPitch = 200, LongestText = 5000, LongestLine = 200;

    /// <summary>After so many months without news a project sleeps.</summary>
    public const int MonthsToSleep = 12;

    public ContentItem Item => item;
    public string Id => item.ContentItemId;
    public string Title { get => item.As<TitlePart>()?.Title ?? ""; set => item.Apply(new TitlePart { Title = value }); }
    public string Pitch { get => Text("Pitch"); set => Text("Pitch", value); }
    public string Language { get => Text("Language") == "en" ? "en" : "fr"; set => Text("Language", value); }
    public string Stage { get => Text("Stage"); set => Text("Stage", value); }
    public string Commune { get => Text("Commune"); set => Text("Commune", value); }
    public string Licence { get => Text("Licence"); set => Text("Licence", value); }
    public string Partners { get => Text("Partners"); set => Text("Partners", value); }
    public string Video { get => item.GetField<LinkField>("Video")?.Url ?? ""; set => Set("Video", new LinkField { Url = value }); }
    public MediaField Picture { get => item.GetField<MediaField>("Picture") ?? new(); set => Set("Picture", value); }
    public bool IsDemo => item.GetField<BooleanField>("Demo")?.Value == true;

    /// <summary>Whether the holder lets others take the project over when it sleeps.</summary>
    public bool MayBeTakenOver { get => item.GetField<BooleanField>("MayBeTakenOver")?.Value == true; set => Set("MayBeTakenOver", new BooleanField { Value = value }); }

    /// <summary>When the last entry of the journal was written (UTC); null when there is none.</summary>
    public DateTime? LastNewsUtc { get => item.GetField<DateTimeField>("LastNews")?.Value; set => Set("LastNews", new DateTimeField { Value = value }); }

    /// <summary>The last sign of life (UTC): news, else the publication.</summary>
    public DateTime? AwakeUtc => LastNewsUtc > item.PublishedUtc ? LastNewsUtc : item.PublishedUtc ?? LastNewsUtc;

    public bool SleepsAt(DateTime utc) => AwakeUtc is { } awake && awake.AddMonths(MonthsToSleep) < utc;

    public IReadOnlyList<string> Topics => item.GetField<TaxonomyField>("Topics")?.TermContentItemIds ?? [];

    public Commune? Place => Communes.Find(Commune);

    /// <summary>Addresses, each on a line, perhaps after a name and a bar.</summary>
    public IReadOnlyList<(string Name, string Url)> Links => [.. (item.GetField<MultiTextField>("Links")?.Values ?? []).Select(Split)];

    public IReadOnlyList<ProjectStep> Steps => [.. Bag("Steps").Select(ProjectStep.Of)];

    public IReadOnlyList<ProjectNeed> Needs => [.. Bag("Needs").Select(ProjectNeed.Of)];

    public IReadOnlyList<ProjectDocument> Documents => [.. Bag("Documents").Select(ProjectDocument.Of)];

    /// <summary>Last step of its address.</summary>
    public string Slug => item.As<AutoroutePart>()?.Path is { } path && path.StartsWith("projets/", StringComparison.Ordinal) ? path["projets/".Length..] : item.ContentItemId;

    public void SetTopics(IEnumerable<string> termIds, string? taxonomyId) => Set("Topics", new TaxonomyField { TaxonomyContentItemId = taxonomyId, TermContentItemIds = [.. termIds] });

    public void SetLinks(IEnumerable<(string Name, string Url)> links) =>
        Set("Links", new MultiTextField { Values = [.. links.Select(link => link.Name.Length == 0 ? link.Url : $"{link.Name} | {link.Url}")] });

    public void SetSteps(IEnumerable<ProjectStep> steps) => Bag("Steps", steps.Select(step => step.ToItem()));

    public void SetNeeds(IEnumerable<ProjectNeed> needs) => Bag("Needs", needs.Select(need => need.ToItem()));

    public void SetDocuments(IEnumerable<ProjectDocument> documents) => Bag("Documents", documents.Select(document => document.ToItem()));

    /// <summary>A link written as <c>name | address</c> or as the address alone.</summary>
    public static (string Name, string Url) Split(string line) =>
        line.LastIndexOf('|') is >= 0 and var bar ? (line[..bar].Trim(), line[(bar + 1)..].Trim()) : ("", line.Trim());

    private string Text(string field) => item.GetField<TextField>(field)?.Text ?? "";

    private void Text(string field, string value) => Set(field, new TextField { Text = value });

    private void Set<T>(string field, T value) where T : class => item.ApplyField(Type, field, value);

    private List<ContentItem> Bag(string part) => item.Get<BagPart>(part)?.ContentItems ?? [];

    private void Bag(string part, IEnumerable<ContentItem> items) => item.Apply(part, new BagPart { ContentItems = [.. items] });
}

/// <summary>A step of a project's story.</summary>
internal sealed record ProjectStep(string Id, string Title, string Text, MediaField Pictures)
{
    public static ProjectStep Of(ContentItem item) => new(
        item.ContentItemId, item.As<TitlePart>()?.Title ?? "", item.GetField<MarkdownField>(ProjectItem.StepType, "Text")?.Markdown ?? "",
        item.GetField<MediaField>(ProjectItem.StepType, "Pictures") ?? new());

    public ContentItem ToItem() => new ContentItem { ContentItemId = Id, ContentType = ProjectItem.StepType, DisplayText = Title }
        .Apply(new TitlePart { Title = Title })
        .ApplyField(ProjectItem.StepType, "Text", new MarkdownField { Markdown = Text }).ApplyField(ProjectItem.StepType, "Pictures", Pictures);
}

/// <summary>Something a project looks for.</summary>
/// <param name="Id">Its id, kept over all versions.</param>
/// <param name="Kind">One of <see cref="ProjectWords.NeedKinds"/>.</param>
/// <param name="Text">What exactly, a line.</param>
/// <param name="Open">Whether help is still looked for.</param>
internal sealed record ProjectNeed(string Id, string Kind, string Text, bool Open)
{
    public static ProjectNeed Of(ContentItem item) => new(
        item.ContentItemId, item.GetField<TextField>("Kind")?.Text ?? "", item.GetField<TextField>("Text")?.Text ?? "", item.GetField<BooleanField>("Met")?.Value != true);

    public ContentItem ToItem() => new ContentItem { ContentItemId = Id, ContentType = ProjectItem.NeedType }
        .ApplyField(ProjectItem.NeedType, "Kind", new TextField { Text = Kind }).ApplyField(ProjectItem.NeedType, "Text", new TextField { Text = Text })
        .ApplyField(ProjectItem.NeedType, "Met", new BooleanField { Value = !Open });
}

/// <summary>A file that visitors may take.</summary>
internal sealed record ProjectDocument(string Id, string Title, string Path)
{
    public static ProjectDocument Of(ContentItem item) => new(
        item.ContentItemId, item.As<TitlePart>()?.Title ?? "", item.GetField<MediaField>("File")?.Paths.FirstOrDefault() ?? "");

    public ContentItem ToItem() => new ContentItem { ContentItemId = Id, ContentType = ProjectItem.DocumentType, DisplayText = Title }
        .Apply(new TitlePart { Title = Title }).ApplyField(ProjectItem.DocumentType, "File", new MediaField { Paths = [Path], MediaTexts = [""] });
}

internal static class People
{
    /// <summary>Account of a person; empty for a visitor.</summary>
    public static string Id(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}
