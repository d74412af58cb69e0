using System.Text.Json;
using Community.Abstractions.Content;

namespace Community.Members.Profiles;

/// <summary>Who sees a field.</summary>
internal enum Level
{
    /// <summary>Nobody but the person.</summary>
    Nobody = 0,
    /// <summary>Everybody with a confirmed account.</summary>
    Members = 1,
    /// <summary>Everybody.</summary>
    Everyone = 2,
}

/// <summary>All that a person said about themselves, with who may see each field. The one truth; what others see is derived from it by <see cref="For"/>.</summary>
internal sealed record ProfileText
{
    public string Name { get; init; } = "";
    public string? Headline { get; init; }
    public string? Short { get; init; }
    public string? Long { get; init; }
    public string? Picture { get; init; }
    public string? Commune { get; init; }
    /// <summary>Ids of terms of the taxonomy <c>skills</c>.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];
    /// <summary>Skills that the taxonomy does not have yet; seen by nobody else until staff take them in.</summary>
    public IReadOnlyList<string> ProposedSkills { get; init; } = [];
    /// <summary>Ids of terms of the taxonomy <c>sectors</c>.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];
    /// <summary>Names from <see cref="Exchanges"/>.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];
    public string? OffersText { get; init; }
    public IReadOnlyList<string> Seeks { get; init; } = [];
    public string? SeeksText { get; init; }
    /// <summary>Codes from <see cref="Tongues"/>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Links { get; init; } = [];
    /// <summary>Content item id of an organisation.</summary>
    public string? Organisation { get; init; }
    /// <summary>Content item ids of places of the house.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    public string? Help { get; init; }
    /// <summary>Who sees each field, by its name; a missing one has its default.</summary>
    public IReadOnlyDictionary<string, Level> Audiences { get; init; } = new Dictionary<string, Level>();

    /// <summary>Fields with an audience of their own, and who sees them unless the person says otherwise.</summary>
    public static IReadOnlyDictionary<string, Level> Defaults { get; } = new Dictionary<string, Level>
    {
        [nameof(Headline)] = Level.Everyone, [nameof(Short)] = Level.Everyone, [nameof(Long)] = Level.Members, [nameof(Picture)] = Level.Members,
        [nameof(Commune)] = Level.Everyone, [nameof(Skills)] = Level.Everyone, [nameof(Sectors)] = Level.Everyone, [nameof(Offers)] = Level.Everyone,
        [nameof(Seeks)] = Level.Everyone, [nameof(Languages)] = Level.Members, [nameof(Links)] = Level.Members, [nameof(Organisation)] = Level.Everyone,
        [nameof(Places)] = Level.Members, [nameof(Help)] = Level.Members,
    };

    /// <summary>Who sees a field.</summary>
    public Level AudienceOf(string field) => Audiences.TryGetValue(field, out var level) ? level : Defaults[field];

    /// <summary>The profile with only those fields that a reader of this level sees.</summary>
    public ProfileText For(Level reader) => this with
    {
        Headline = Seen(nameof(Headline), reader, Headline),
        Short = Seen(nameof(Short), reader, Short),
        Long = Seen(nameof(Long), reader, Long),
        Picture = Seen(nameof(Picture), reader, Picture),
        Commune = Seen(nameof(Commune), reader, Commune),
        Skills = Seen(nameof(Skills), reader, Skills) ?? [],
        ProposedSkills = [],
        Sectors = Seen(nameof(Sectors), reader, Sectors) ?? [],
        Offers = Seen(nameof(Offers), reader, Offers) ?? [],
        OffersText = Seen(nameof(Offers), reader, OffersText),
        Seeks = Seen(nameof(Seeks), reader, Seeks) ?? [],
        SeeksText = Seen(nameof(Seeks), reader, SeeksText),
        Languages = Seen(nameof(Languages), reader, Languages) ?? [],
        Links = Seen(nameof(Links), reader, Links) ?? [],
        Organisation = Seen(nameof(Organisation), reader, Organisation),
        Places = Seen(nameof(Places), reader, Places) ?? [],
        Help = Seen(nameof(Help), reader, Help),
        Audiences = new Dictionary<string, Level>(),
    };

    public string ToJson() => JsonSerializer.Serialize(this, ContentItem.JsonOptions);

    public static ProfileText Parse(string json) => JsonSerializer.Deserialize<ProfileText>(json, ContentItem.JsonOptions) ?? new();

    private T? Seen<T>(string field, Level reader, T? value) where T : class => AudienceOf(field) >= reader ? value : null;
}
