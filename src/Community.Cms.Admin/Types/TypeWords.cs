using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Modules;
using Community.Cms.Definitions;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Types;

/// <summary>A kind of field or part in plain words.</summary>
/// <param name="Name">Technical name.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Hint">What it is for, in a sentence.</param>
/// <param name="Icon">Icon of the theme.</param>
internal sealed record KindWords(string Name, string Text, string Hint, string Icon);

/// <summary>Fields, parts and their settings in plain words.</summary>
internal sealed class TypeWords(IStringLocalizer<Strings> T, IEnumerable<ModuleManifest> modules, IContentDefinitionManager definitions, TaxonomyNames taxonomies)
{
    private const string Choices = "TextFieldPredefinedListEditorSettings";

    /// <summary>Every kind of field there is.</summary>
    public IReadOnlyList<KindWords> FieldKinds =>
    [
        new(nameof(TextField), T["Plain text"], T["A line or several, or one of a list of choices."], "type"),
        new(nameof(HtmlField), T["Formatted text"], T["Paragraphs with headings, lists and links."], "file-text"),
        new(nameof(MarkdownField), T["Text in Markdown"], T["Formatted by signs: **bold**, ## heading."], "hash"),
        new(nameof(NumericField), T["Number"], T["A quantity, a price, a count."], "hash"),
        new(nameof(BooleanField), T["Yes or no"], T["A box to tick."], "check"),
        new(nameof(DateField), T["Day"], T["A date without a time."], "calendar"),
        new(nameof(DateTimeField), T["Day and time"], T["A moment, in Calais time."], "calendar-clock"),
        new(nameof(TimeField), T["Time of day"], T["An opening time, for instance."], "clock"),
        new(nameof(LinkField), T["Link"], T["An address and what it says."], "link"),
        new(nameof(MultiTextField), T["Several short texts"], T["Free, or ticked in a list of choices."], "list"),
        new(nameof(MediaField), T["Pictures and files"], T["From the media library or from a computer."], "image"),
        new(nameof(ContentPickerField), T["Other contents"], T["Chosen among the contents of the site."], "layers"),
        new(nameof(UserPickerField), T["People"], T["Chosen among the accounts."], "users"),
        new(nameof(TaxonomyField), T["Terms"], T["Chosen in a taxonomy: topics, skills."], "tags"),
        new(nameof(GeoPointField), T["Point on the map"], T["Latitude and longitude."], "map-pin"),
    ];

    /// <summary>Parts that every type may have.</summary>
    public IReadOnlyList<KindWords> PartKinds =>
    [
        new(nameof(TitlePart), T["Title"], T["The name that lists show."], "type"),
        new(nameof(HtmlBodyPart), T["Main text"], T["A long formatted text."], "file-text"),
        new(nameof(MarkdownBodyPart), T["Main text in Markdown"], T["A long text formatted by signs."], "hash"),
        new(nameof(FlowPart), T["Blocks"], T["Blocks in order, one below the other."], "layers"),
        new(nameof(BagPart), T["Contents inside"], T["Small contents that live inside this one: steps, opening hours. A type may have several."], "package"),
        new(nameof(AutoroutePart), T["Address on the site"], T["Gives each content a page of its own."], "link"),
        new(nameof(LocalizationPart), T["Language"], T["French or English, and the link between translations."], "languages"),
        new(nameof(AliasPart), T["Alias"], T["A name by which a page of the site finds this content."], "tag"),
        new(nameof(PublishLaterPart), T["Publish later"], T["A moment to go on the site."], "calendar-plus"),
        new(nameof(ArchiveLaterPart), T["Take off the site later"], T["A moment to leave the site."], "archive"),
    ];

    public string NameOfKind(string fieldName) => FieldKinds.FirstOrDefault(kind => kind.Name == fieldName)?.Text ?? fieldName;

    /// <summary>What a part of a type is called.</summary>
    public string NameOfUse(ContentTypePartDefinition use, ContentTypeDefinition type) => use.DisplayName
        ?? (use.Part.Name == type.Name ? T["Fields of this type"].Value : PartKinds.FirstOrDefault(kind => kind.Name == use.Part.Name)?.Text ?? NameOfPart(use.Part));

    public string NameOfPart(ContentPartDefinition part)
    {
        var english = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? part.Setting<string?>(DefinitionText.PartSettings, "DisplayNameEn", null) : null;
        return (string.IsNullOrEmpty(english) ? part.Setting<string?>(DefinitionText.PartSettings, "DisplayName", null) : english) ?? part.Name;
    }

    public string NameOfModule(string id) => id switch
    {
        "Community.Cms" => T["The site and its contents"],
        "Community.Site" => T["Public site"],
        "Community.Jobs" => T["Jobs"],
        "Community.Projects" => T["Projects"],
        "Community.Members" => T["Members"],
        "Community.Mentoring" => T["Mentoring"],
        _ => modules.FirstOrDefault(module => module.Id == id)?.Name ?? id,
    };

    /// <summary>Why a change is refused.</summary>
    public string Refusal(BrokenNeed broken, ContentDefinitions now)
    {
        var module = NameOfModule(broken.Module);
        var type = now.FindType(broken.Type)?.DisplayName ?? broken.Type;
        return broken switch
        {
            { Stricter: true, Field: { } field } => T["“{0}” writes contents of the type “{1}” itself and cannot give more than it gives today: of the field “{2}”, names and hints may change, rules may not.", module, type, FieldName(now, broken.Type, field)],
            { Stricter: true } => T["“{0}” writes contents of the type “{1}” itself: how they are made and approved cannot change.", module, type],
            { Field: { } field } => T["“{0}” relies on the field “{1}” of the type “{2}”: it stays, and stays of its kind.", module, FieldName(now, broken.Type, field), type],
            { Part: { } part } => T["“{0}” relies on the part “{1}” of the type “{2}”: it stays.", module, now.FindType(broken.Type)?.FindPart(part)?.DisplayName ?? part, type],
            _ => T["“{0}” relies on the type “{1}”: it stays.", module, type],
        };
    }

    /// <summary>Settings of a type.</summary>
    public IReadOnlyList<SettingSpec> OfType() =>
    [
        new("", "DisplayName", SettingInput.Line, T["Name in French"]) { Required = true, Longest = 100 },
        new(DefinitionText.TypeSettings, "DisplayNameEn", SettingInput.Line, T["Name in English"]) { Longest = 100 },
        new(DefinitionText.TypeSettings, "Description", SettingInput.Lines, T["What it is for, in French"], T["Shown to whoever begins to write one."]),
        new(DefinitionText.TypeSettings, "DescriptionEn", SettingInput.Lines, T["What it is for, in English"]),
        new(DefinitionText.TypeSettings, "Creatable", SettingInput.Box, T["People may write new ones"], T["It is offered under “New content”."]),
        new(DefinitionText.TypeSettings, "Listable", SettingInput.Box, T["They appear in the list of contents"]),
        new(DefinitionText.TypeSettings, "Versionable", SettingInput.Box, T["Former published texts are kept"], T["Unticked: the next publication deletes the text before."]) { On = true },
        new(DefinitionText.TypeSettings, "RequiresApproval", SettingInput.Box, T["A colleague approves each one before it is published"]),
        new(DefinitionText.TypeSettings, "Securable", SettingInput.Box, T["Roles may have rights for this type alone"]) { Rare = true },
    ];

    /// <summary>Settings of a reusable part.</summary>
    public IReadOnlyList<SettingSpec> OfPart() =>
    [
        new(DefinitionText.PartSettings, "DisplayName", SettingInput.Line, T["Name in French"]) { Required = true, Longest = 100 },
        new(DefinitionText.PartSettings, "DisplayNameEn", SettingInput.Line, T["Name in English"]) { Longest = 100 },
        new(DefinitionText.PartSettings, "Description", SettingInput.Lines, T["What it is for, in French"]),
        new(DefinitionText.PartSettings, "DescriptionEn", SettingInput.Lines, T["What it is for, in English"]),
    ];

    /// <summary>Settings of a part where a type uses it.</summary>
    public async Task<IReadOnlyList<SettingSpec>> OfUseAsync(string part, CancellationToken cancellationToken)
    {
        List<SettingSpec> specs =
        [
            new(DefinitionText.UseSettings, "DisplayName", SettingInput.Line, T["Name in French"], T["Empty: the usual name."]) { Longest = 100 },
            new(DefinitionText.UseSettings, "DisplayNameEn", SettingInput.Line, T["Name in English"]) { Longest = 100 },
            new(DefinitionText.UseSettings, "Description", SettingInput.Lines, T["Help in French"], T["Shown to whoever fills it in."]),
            new(DefinitionText.UseSettings, "DescriptionEn", SettingInput.Lines, T["Help in English"]),
        ];
        if (part == nameof(TitlePart))
            specs.AddRange(
            [
                new("TitlePartSettings", "Options", SettingInput.Choice, T["The title"])
                {
                    Choices = [("EditableRequired", T["must be given"]), ("Editable", T["may be left empty"]), ("GeneratedDisabled", T["is always made by the pattern below"])],
                },
                new("TitlePartSettings", "Pattern", SettingInput.Liquid, T["Pattern of the title"], T["For those who know Liquid. Used when the title is empty or always made."]) { Longest = 1000 },
            ]);
        if (part == nameof(AutoroutePart))
            specs.Add(new("AutoroutePartSettings", "Pattern", SettingInput.Liquid, T["Pattern of the address"],
                T["What stands before the braces begins every address: ateliers/{{ ContentItem.DisplayText | slugify }}."]) { Longest = 1000 });
        if (part is nameof(FlowPart) or nameof(BagPart))
            specs.Add(new(part + "Settings", "ContainedContentTypes", SettingInput.Types, T["What may stand here"], part == nameof(FlowPart) ? T["Nothing ticked: every block."].Value : null)
            {
                Choices = await InnerTypesAsync(part == nameof(FlowPart), cancellationToken),
                Required = part == nameof(BagPart),
            });
        return specs;
    }

    /// <summary>Settings of a field.</summary>
    public async Task<IReadOnlyList<SettingSpec>> OfFieldAsync(string kind, CancellationToken cancellationToken)
    {
        var group = kind + "Settings";
        List<SettingSpec> specs =
        [
            new(DefinitionText.FieldSettings, "DisplayName", SettingInput.Line, T["Name in French"]) { Required = true, Longest = 100 },
            new(DefinitionText.FieldSettings, "DisplayNameEn", SettingInput.Line, T["Name in English"]) { Longest = 100 },
            new(group, "Hint", SettingInput.Lines, T["Help in French"], T["Shown to whoever fills it in."]),
            new(group, "HintEn", SettingInput.Lines, T["Help in English"]),
            new(group, "Required", SettingInput.Box, kind == nameof(BooleanField) ? T["It must be ticked before publishing"] : T["It must be given before publishing"]),
        ];
        specs.AddRange(kind switch
        {
            nameof(TextField) =>
            [
                new(DefinitionText.FieldSettings, "Editor", SettingInput.Choice, T["It is written"])
                {
                    Choices = [("TextArea", T["on several lines"]), ("PredefinedList", T["by choosing in a list"]), ("Email", T["as an e-mail address"]), ("Tel", T["as a telephone number"]), ("Url", T["as a web address"])],
                },
                .. Lengths(group),
                new(group, "Pattern", SettingInput.Pattern, T["Form that is expected"], T["For those who know regular expressions; say in the help what is expected."]) { Rare = true },
                new(group, "DefaultValue", SettingInput.Line, T["Text that stands there at first"]) { Rare = true },
                new(Choices, "Options", SettingInput.Options, T["Choices"], T["For a text that is chosen in a list. The value is what is stored; left empty, it is the French name."]) { Rare = true },
                new(Choices, "Editor", SettingInput.Choice, T["The choices are shown"])
                {
                    Key = "ListEditor", Rare = true, AsNumber = true, Choices = [("1", T["in a drop-down list"]), ("0", T["all at once"])],
                },
                new(Choices, "DefaultValue", SettingInput.Line, T["Value chosen at first"]) { Key = "ListDefault", Rare = true },
            ],
            nameof(HtmlField) or nameof(MarkdownField) => Lengths(group),
            nameof(NumericField) =>
            [
                new(group, "Minimum", SettingInput.Number, T["At least"]),
                new(group, "Maximum", SettingInput.Number, T["At most"]) { NotBelow = "Minimum" },
                new(group, "Scale", SettingInput.Whole, T["Digits after the decimal sign"], T["0 for whole numbers."]),
                new(group, "DefaultValue", SettingInput.Number, T["Number that stands there at first"]) { Rare = true },
            ],
            nameof(BooleanField) => [new(group, "DefaultValue", SettingInput.Box, T["Ticked at first"])],
            nameof(DateField) or nameof(DateTimeField) =>
            [
                new(group, "Minimum", kind == nameof(DateField) ? SettingInput.Day : SettingInput.Moment, T["Not before"]),
                new(group, "Maximum", kind == nameof(DateField) ? SettingInput.Day : SettingInput.Moment, T["Not after"]) { NotBelow = "Minimum" },
            ],
            nameof(LinkField) => [new(group, "LinkTextMode", SettingInput.Choice, T["What the link says"]) { Choices = [("Optional", T["may be left empty"]), ("Required", T["must be given"])] }],
            nameof(MultiTextField) =>
            [
                .. Numbers(group),
                new(group, "Options", SettingInput.Options, T["Choices"], T["None: people write what they want, one on each line."]),
            ],
            nameof(MediaField) =>
            [
                new(group, "Multiple", SettingInput.Box, T["Several may be chosen"]),
                .. Numbers(group),
                new(group, "AllowedExtensions", SettingInput.Extensions, T["Endings of files"], T["Such as .pdf .webp; empty: every file the library takes."]),
                new(group, "AllowMediaText", SettingInput.Box, T["Ask for an alternative text"]) { On = true },
            ],
            nameof(ContentPickerField) =>
            [
                new(group, "Multiple", SettingInput.Box, T["Several may be chosen"]),
                .. Numbers(group),
                new(group, "DisplayedContentTypes", SettingInput.Types, T["What may be chosen"], T["Nothing ticked: every content."]) { Choices = await ListedTypesAsync(cancellationToken) },
            ],
            nameof(UserPickerField) => [new(group, "Multiple", SettingInput.Box, T["Several may be chosen"]), .. Numbers(group)],
            nameof(TaxonomyField) =>
            [
                new(group, "TaxonomyContentItemId", SettingInput.Taxonomy, T["Taxonomy"]) { Required = true, Choices = await taxonomies.AllAsync(cancellationToken) },
                new(group, "Unique", SettingInput.Box, T["One term only"]),
                .. Numbers(group),
            ],
            _ => Array.Empty<SettingSpec>(),
        });
        return specs;
    }

    private IEnumerable<SettingSpec> Lengths(string group) =>
    [
        new(group, "MinLength", SettingInput.Whole, T["At least so many characters"]),
        new(group, "MaxLength", SettingInput.Whole, T["At most so many characters"]) { NotBelow = "MinLength" },
    ];

    private IEnumerable<SettingSpec> Numbers(string group) =>
    [
        new(group, "MinCount", SettingInput.Whole, T["At least so many"]),
        new(group, "MaxCount", SettingInput.Whole, T["At most so many"]) { NotBelow = "MinCount" },
    ];

    private async Task<IReadOnlyList<(string, string)>> InnerTypesAsync(bool blocks, CancellationToken cancellationToken) =>
        [.. (await definitions.GetAsync(cancellationToken)).Types.Values.Where(type => blocks ? type.Stereotype == "Widget" : !type.Creatable)
            .OrderBy(type => type.DisplayName, StringComparer.CurrentCulture).Select(type => (type.Name, type.DisplayName))];

    private async Task<IReadOnlyList<(string, string)>> ListedTypesAsync(CancellationToken cancellationToken) =>
        [.. (await definitions.GetAsync(cancellationToken)).Types.Values.Where(type => type.Listable || type.Creatable)
            .OrderBy(type => type.DisplayName, StringComparer.CurrentCulture).Select(type => (type.Name, type.DisplayName))];

    private static string FieldName(ContentDefinitions now, string type, string field) =>
        now.FindType(type)?.FindPart(type)?.Part.Fields.FirstOrDefault(one => one.Name == field)?.DisplayName ?? field;
}
