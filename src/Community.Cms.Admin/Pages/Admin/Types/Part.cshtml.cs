using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>A part with fields that several types may use.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class PartModel(DefinitionDesk desk, TypeWords words, IStringLocalizer<Strings> localizer) : TypesPage(desk, words, localizer)
{
    public ContentPartDefinition Part { get; private set; } = null!;
    public SettingsForm Form { get; private set; } = null!;
    public FormPreview Preview { get; private set; } = null!;
    public string OrderStamp { get; private set; } = "";
    public IReadOnlyList<ContentTypeDefinition> UsedBy { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string name) =>
        !await FindAsync(name) ? NotFound() : IsOwnPart(name) ? Redirect(Url.Content($"~/admin/types/{name}")) : Page();

    public async Task<IActionResult> OnPostAsync(string name)
    {
        if (!await FindAsync(name))
            return NotFound();
        BasedOn = Request.Form["BasedOn"].ToString();
        Form = SettingsForm.Read(Request.Form, Words.OfPart());
        Form.Check(ModelState, T);
        if (!ModelState.IsValid)
            return Page();
        return await ChangeAsync(
            Entry("ContentPartChanged", "ContentPart", name, Words.NameOfPart(Part)), text => [WithoutFields(text, name)], BasedOn,
            text =>
            {
                if (text.Part(name) is not { } record)
                    return false;
                Form.ApplyTo(record);
                return true;
            },
            T["The part is saved."], Url.Content($"~/admin/types/parties/{name}")) ?? Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(string name)
    {
        if (!await FindAsync(name))
            return NotFound();
        var command = Command;
        var address = Url.Content($"~/admin/types/parties/{name}") + $"#field-{command.Target}";
        if (!Before([.. Part.Fields.Select(field => field.Name)], command, out var before))
            return Redirect(address);
        return await ChangeAsync(
            Entry("ContentPartChanged", "ContentPart", name, Words.NameOfPart(Part)), text => [text.Part(name)?.DeepClone()], Request.Form["BasedOn"],
            text =>
            {
                text.PlaceField(name, command.Target, before);
                return true;
            },
            T["Moved."], address) ?? (await FindAsync(name) ? Page() : NotFound());
    }

    private async Task<bool> FindAsync(string name)
    {
        await ReadAsync();
        if (!Known.Parts.TryGetValue(name, out var part))
            return false;
        Part = part;
        Form = SettingsForm.Of(Stored.Part(name)!, Words.OfPart());
        BasedOn = DefinitionText.Stamp(WithoutFields(Stored, name));
        OrderStamp = DefinitionText.Stamp(Stored.Part(name));
        Preview = PreviewOfPart(Stored, name);
        UsedBy = [.. Known.Types.Values.Where(type => type.HasPart(name)).OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)];
        return true;
    }

    private static System.Text.Json.Nodes.JsonObject? WithoutFields(DefinitionText text, string name)
    {
        var copy = (System.Text.Json.Nodes.JsonObject?)text.Part(name)?.DeepClone();
        copy?.Remove("ContentPartFieldDefinitionRecords");
        return copy;
    }
}
