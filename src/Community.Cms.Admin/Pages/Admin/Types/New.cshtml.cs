using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>A new content type.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class NewModel(DefinitionDesk desk, TypeWords words, IStringLocalizer<Strings> localizer) : TypesPage(desk, words, localizer)
{
    public const string OnSite = "page", Sheet = "sheet", Block = "block", Piece = "piece";

    public string Shape { get; private set; } = OnSite;
    public string TypedName { get; private set; } = "";
    public SettingsForm Form { get; private set; } = null!;

    /// <summary>What a type may be for.</summary>
    public IReadOnlyList<(string Value, string Text, string Hint)> Shapes =>
    [
        (OnSite, T["A page of the site"], T["With an address of its own and a language: a portrait, a workshop."]),
        (Sheet, T["A sheet without a page"], T["Written and listed, shown inside other pages: a partner, a quotation."]),
        (Block, T["A block of pages"], T["One more thing that pages can be composed of."]),
        (Piece, T["A piece of another content"], T["A step, an opening hour: it lives inside one content."]),
    ];

    private IReadOnlyList<SettingSpec> Specs => [.. Words.OfType().Where(spec => spec.Name.StartsWith("D", StringComparison.Ordinal))];

    public void OnGet() => Form = SettingsForm.Of([], Specs);

    public async Task<IActionResult> OnPostAsync(string? shape)
    {
        await ReadAsync();
        Shape = shape ?? "";
        TypedName = Request.Form["TechnicalName"].ToString().Trim();
        Form = SettingsForm.Read(Request.Form, Specs);
        Form.Check(ModelState, T);
        if (Shapes.All(one => one.Value != Shape))
            ModelState.AddModelError("shape", T["Choose what it is for."]);
        // A type and its own part have one name: neither may be another's.
        var known = Known.Types.Keys.Concat(Known.Parts.Keys).Concat(Known.Types.Values.SelectMany(type => type.Parts.Select(part => part.Part.Name))).Concat(Words.PartKinds.Select(part => part.Name)).ToList();
        var name = TypedName.Length > 0 ? TypedName : TechnicalName.From(Form.Text("DisplayName"), "Type", known);
        if (!TechnicalName.IsValid(name))
            ModelState.AddModelError("TechnicalName", T["A technical name begins with a letter and holds letters and digits, {0} at most.", TechnicalName.Longest]);
        else if (known.Contains(name, StringComparer.OrdinalIgnoreCase))
            ModelState.AddModelError("TechnicalName", T["There is one of this name already. Choose another name."]);
        if (!ModelState.IsValid)
            return Page();
        return await ChangeAsync(
            Entry("ContentTypeAdded", "ContentType", name, Form.Text("DisplayName")), text => [text.Type(name), text.Part(name)], null,
            text =>
            {
                if (text.Type(name) is not null || text.Part(name) is not null)
                    return false;
                Make(text, name);
                return true;
            },
            T["The type “{0}” is made. Now give it fields.", Form.Text("DisplayName")], Url.Content($"~/admin/types/{name}")) ?? Page();
    }

    private void Make(DefinitionText text, string name)
    {
        var type = text.AddType(name);
        Form.ApplyTo(type);
        foreach (var setting in (string[])(Shape is OnSite or Sheet ? ["Creatable", "Listable", "Draftable", "Versionable", "Securable"] : []))
            DefinitionText.Put(type, DefinitionText.TypeSettings, setting, JsonValue.Create(true));
        if (Shape == Block)
            DefinitionText.Put(type, DefinitionText.TypeSettings, "Stereotype", "Widget");
        if (Shape is OnSite or Sheet)
            DefinitionText.Put(text.AddUse(name, nameof(TitlePart), nameof(TitlePart)), "TitlePartSettings", "Options", "EditableRequired");
        text.EnsurePart(name);
        text.AddUse(name, name, name);
        if (Shape != OnSite)
            return;
        text.AddUse(name, nameof(HtmlBodyPart), nameof(HtmlBodyPart));
        DefinitionText.Put(text.AddUse(name, nameof(AutoroutePart), nameof(AutoroutePart)), "AutoroutePartSettings", "Pattern", "{{ ContentItem.DisplayText | slugify }}");
        text.AddUse(name, nameof(LocalizationPart), nameof(LocalizationPart));
    }
}
