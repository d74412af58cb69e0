using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>A field of a part: its names, its rules, its place in the form.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class FieldModel(DefinitionDesk desk, DefinitionImpact impact, DefinitionGuard guard, TypeWords words, IStringLocalizer<Strings> localizer)
    : FieldPage(desk, words, localizer)
{
    /// <summary>Module that relies on the field; null when none does.</summary>
    public string? NeededBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(string part, string field)
    {
        if (!await FindAsync(part, field))
            return NotFound();
        Form = SettingsForm.Of(Stored.Field(part, field)!, await Words.OfFieldAsync(Kind, Stop));
        Try();
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string part, string field) => await TypeAsync(part, field) ? ShowPreview() : NotFound();

    public async Task<IActionResult> OnPostAsync(string part, string field)
    {
        if (!await TypeAsync(part, field))
            return NotFound();
        var isLocal = IsLocal();
        var changed = Try();
        if (isLocal)
            return Page();
        Form.Check(ModelState, T);
        if (!ModelState.IsValid)
            return Page();
        var (before, after) = (Known.Parts[part].Fields.First(one => one.Name == field), changed.Build().Parts[part].Fields.First(one => one.Name == field));
        var touched = await impact.RefusedAsync(Known, part, before, after, Stop);
        if (touched > 0 && Asks(Sentence(touched, before.FieldName != after.FieldName), changed.Field(part, field)))
            return Page();
        return await ChangeAsync(
            Entry("ContentFieldChanged", "ContentField", $"{part}.{field}", $"{before.DisplayName} ({part})"), text => [text.Field(part, field)], BasedOn,
            text =>
            {
                if (text.Field(part, field) is not { } record)
                    return false;
                Apply(record);
                return true;
            },
            T["The field “{0}” is saved.", after.DisplayName], AddressOf(part)) ?? Page();
    }

    private string Sentence(int touched, bool otherKind) => otherKind
        ? T["Contents with something in this field: {0}. It stays stored, is no longer shown, and comes back if the field becomes of its old kind again.", Formats.Number(touched)]
        : T["Contents that do not fit this: {0}. They stay on the site as they are, and have to be put right when they are published next.", Formats.Number(touched)];

    private async Task<bool> TypeAsync(string part, string field)
    {
        if (!await FindAsync(part, field))
            return false;
        var kind = Request.Form["kind"].ToString();
        if (IsKnownKind(kind))
            Kind = kind;
        BasedOn = Request.Form["BasedOn"].ToString();
        Form = SettingsForm.Read(Request.Form, await Words.OfFieldAsync(Kind, Stop), Stored.Field(part, field));
        return true;
    }

    private async Task<bool> FindAsync(string part, string field)
    {
        await ReadAsync();
        if (Stored.Field(part, field) is not { } record)
            return false;
        (Part, Field, Kind) = (part, field, record["FieldName"]!.ToString());
        BasedOn = DefinitionText.Stamp(record);
        NeededBy = guard.Of(part) is { } found && found.Need.Fields.ContainsKey(field) ? Words.NameOfModule(found.Module) : null;
        return true;
    }
}
