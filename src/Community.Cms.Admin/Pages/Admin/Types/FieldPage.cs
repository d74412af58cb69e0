using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>What the pages of a new field and of a known one share: its settings and how the form looks with them.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal abstract class FieldPage(DefinitionDesk desk, TypeWords words, IStringLocalizer<Strings> localizer) : TypesPage(desk, words, localizer)
{
    public string Part { get; protected set; } = "";
    /// <summary>Technical name; null for a new field.</summary>
    public string? Field { get; protected set; }
    public string Kind { get; protected set; } = "";
    public SettingsForm Form { get; protected set; } = null!;
    public FormPreview Preview { get; private set; } = null!;
    /// <summary>Technical name that was typed for a new field.</summary>
    public string TypedName { get; protected set; } = "";

    public bool IsKnownKind(string kind) => Words.FieldKinds.Any(known => known.Name == kind);

    /// <summary>Puts what is typed into a text that need not be stored, and shows the form with it.</summary>
    protected DefinitionText Try()
    {
        var text = Stored.Clone();
        Apply(Field is null ? text.AddField(Part, TechnicalName.From(Form.Text("DisplayName"), "Champ", []), Kind) : text.Field(Part, Field)!);
        Preview = PreviewOfPart(text, Part);
        return text;
    }

    protected void Apply(JsonObject record)
    {
        record["FieldName"] = Kind;
        Form.ApplyTo(record);
    }

    /// <summary>Buttons that change what is typed, and nothing else.</summary>
    protected bool IsLocal()
    {
        var (verb, target, argument) = Command;
        if (verb == "option" && int.TryParse(argument, out var index))
            Form.ChangeOption(target, index);
        return verb is "option" or "show";
    }

    protected IActionResult ShowPreview()
    {
        Try();
        return Partial("_Preview", Preview);
    }
}
