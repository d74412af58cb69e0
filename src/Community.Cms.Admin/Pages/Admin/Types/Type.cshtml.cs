using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>One type: what it is called, what it allows, its parts and fields in order.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class TypeModel(DefinitionDesk desk, DefinitionGuard guard, TypeWords words, IStringLocalizer<Strings> localizer) : TypesPage(desk, words, localizer)
{
    public ContentTypeDefinition Type { get; private set; } = null!;
    public SettingsForm Form { get; private set; } = null!;
    public FormPreview Preview { get; private set; } = null!;
    public string? NeededBy { get; private set; }

    /// <summary>Parts that can still be added: those of everybody, then those of the house.</summary>
    public IReadOnlyList<(string Name, string Text)> MoreParts { get; private set; } = [];

    /// <summary>Stamp of the order of parts and of the type's own fields.</summary>
    public string OrderStamp { get; private set; } = "";

    public bool IsNeeded(string field) => guard.Of(Type.Name) is { } found && found.Need.Fields.ContainsKey(field);

    public bool IsNeededPart(string use) => guard.Of(Type.Name) is { } found && (use == Type.Name || found.Need.Parts.Contains(use));

    public async Task<IActionResult> OnGetAsync(string name) => await FindAsync(name) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string name)
    {
        if (!await FindAsync(name))
            return NotFound();
        BasedOn = Request.Form["BasedOn"].ToString();
        Form = SettingsForm.Read(Request.Form, Words.OfType(), Stored.Type(name));
        Form.Check(ModelState, T);
        if (!ModelState.IsValid)
            return Page();
        return await ChangeAsync(
            Entry("ContentTypeChanged", "ContentType", name, Type.DisplayName), text => [WithoutLists(text, name)], BasedOn,
            text =>
            {
                if (text.Type(name) is not { } record)
                    return false;
                Form.ApplyTo(record);
                return true;
            },
            T["The type “{0}” is saved.", Form.Text("DisplayName")], Url.Content($"~/admin/types/{name}")) ?? Page();
    }

    /// <summary>Moves a part, or a field of the type's own.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string name)
    {
        if (!await FindAsync(name))
            return NotFound();
        var command = Command;
        var isField = Request.Form["list"] == "fields";
        var address = Url.Content($"~/admin/types/{name}") + (isField ? $"#field-{command.Target}" : $"#part-{command.Target}");
        var names = isField ? Type.FindPart(name)?.Part.Fields.Select(field => field.Name).ToList() ?? [] : [.. Type.Parts.Select(part => part.Name)];
        if (!Before(names, command, out var before))
            return Redirect(address);
        return await ChangeAsync(
            Entry("ContentTypeChanged", "ContentType", name, Type.DisplayName), text => [text.Type(name)?.DeepClone(), text.Part(name)?.DeepClone()], Request.Form["BasedOn"],
            text =>
            {
                if (isField)
                    text.PlaceField(name, command.Target, before);
                else
                    text.PlaceUse(name, command.Target, before);
                return true;
            },
            T["Moved."], address) ?? await AgainAsync(name);
    }

    public async Task<IActionResult> OnPostAddPartAsync(string name, string? part)
    {
        if (!await FindAsync(name))
            return NotFound();
        if (MoreParts.All(more => more.Name != part))
        {
            ModelState.AddModelError("part", T["Choose what to add."]);
            return Page();
        }
        // A type may hold several bags: each has a name of its own.
        var use = Type.FindPart(part!) is null ? part! : TechnicalName.From(part!, part!, Type.Parts.Select(one => one.Name));
        var address = Url.Content($"~/admin/types/{name}/parties/{use}");
        return await ChangeAsync(
            Entry("ContentTypeChanged", "ContentType", name, Type.DisplayName), text => [text.Type(name)], null,
            text =>
            {
                if (text.Type(name) is null || text.Use(name, use) is not null)
                    return false;
                text.AddUse(name, part!, use);
                return true;
            },
            T["The part is added. Say here how this type uses it."], address) ?? await AgainAsync(name);
    }

    // Somebody else moved something first: the list shows how it is now.
    private async Task<IActionResult> AgainAsync(string name) => await FindAsync(name) ? Page() : NotFound();

    private async Task<bool> FindAsync(string name)
    {
        await ReadAsync();
        if (Known.FindType(name) is not { } type)
            return false;
        Type = type;
        Form = SettingsForm.Of(Stored.Type(name)!, Words.OfType());
        BasedOn = DefinitionText.Stamp(WithoutLists(Stored, name));
        OrderStamp = DefinitionText.Stamp(Stored.Type(name), Stored.Part(name));
        Preview = PreviewOf(Stored, name);
        NeededBy = guard.Of(name) is { } found ? Words.NameOfModule(found.Module) : null;
        MoreParts =
        [
            .. Words.PartKinds.Where(part => part.Name == nameof(BagPart) || !type.HasPart(part.Name)).Select(part => (part.Name, part.Text)),
            .. Known.Parts.Values.Where(part => !IsOwnPart(part.Name) && !type.HasPart(part.Name)).Select(part => (part.Name, Words.NameOfPart(part))),
        ];
        if (!type.HasPart(name))
            MoreParts = [(name, T["Fields of this type"]), .. MoreParts];
        return true;
    }

    // Parts have pages and stamps of their own: a colleague who works on one is in nobody's way here.
    private static System.Text.Json.Nodes.JsonObject? WithoutLists(DefinitionText text, string name)
    {
        var copy = (System.Text.Json.Nodes.JsonObject?)text.Type(name)?.DeepClone();
        copy?.Remove("ContentTypePartDefinitionRecords");
        return copy;
    }
}
