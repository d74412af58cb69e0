using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>A new field: first its kind, then its settings.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class NewFieldModel(DefinitionDesk desk, DefinitionImpact impact, TypeWords words, IStringLocalizer<Strings> localizer) : FieldPage(desk, words, localizer)
{
    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string part, string? kind)
    {
        if (!await FindAsync(part, kind))
            return NotFound();
        if (Kind.Length > 0)
        {
            Form = SettingsForm.Of([], await Words.OfFieldAsync(Kind, Stop));
            Try();
        }
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string part, string? kind) => await TypeAsync(part, kind) ? ShowPreview() : NotFound();

    public async Task<IActionResult> OnPostAsync(string part, string? kind)
    {
        if (!await TypeAsync(part, kind))
            return NotFound();
        var isLocal = IsLocal();
        Try();
        if (isLocal)
            return Page();
        Form.Check(ModelState, T);
        var known = Known.Parts.TryGetValue(part, out var fields) ? fields.Fields.Select(field => field.Name).ToList() : [];
        var name = TypedName.Length > 0 ? TypedName : TechnicalName.From(Form.Text("DisplayName"), "Champ", known);
        if (!TechnicalName.IsValid(name))
            ModelState.AddModelError("TechnicalName", T["A technical name begins with a letter and holds letters and digits, {0} at most.", TechnicalName.Longest]);
        else if (known.Contains(name, StringComparer.OrdinalIgnoreCase))
            ModelState.AddModelError("TechnicalName", T["There is one of this name already. Choose another name."]);
        if (!ModelState.IsValid)
            return Page();
        // Nothing is stored under this name yet, unless a field of the name was removed before: then its values come back.
        List<string> sentences = [];
        if (await impact.HoldingAsync(Known, part, name, Stop) is > 0 and var back)
            sentences.Add(T["Contents with something stored under the name “{1}”, from a field that was removed: {0}. It comes back with this one.", Formats.Number(back), name]);
        if (Form.Text("Required") == "true" && await CountAsync(part) is > 0 and var items)
            sentences.Add(T["Contents that do not have it yet: {0}. They stay on the site as they are, and need it when they are published next.", Formats.Number(items)]);
        if (sentences.Count > 0 && Asks(string.Join(' ', sentences), name))
            return Page();
        return await ChangeAsync(
            Entry("ContentFieldAdded", "ContentField", $"{part}.{name}", $"{Form.Text("DisplayName")} ({part})"), text => [text.Field(part, name)], null,
            text =>
            {
                if (text.Field(part, name) is not null)
                    return false;
                Apply(text.AddField(part, name, Kind));
                return true;
            },
            T["The field “{0}” is added.", Form.Text("DisplayName")], AddressOf(part)) ?? Page();
    }

    private async Task<int> CountAsync(string part)
    {
        var items = await impact.ItemsByTypeAsync(Stop);
        return Known.Types.Values.Where(type => type.HasPart(part)).Sum(type => items.GetValueOrDefault(type.Name));
    }

    private async Task<bool> TypeAsync(string part, string? kind)
    {
        if (!await FindAsync(part, kind) || Kind.Length == 0)
            return false;
        TypedName = Request.Form["TechnicalName"].ToString().Trim();
        Form = SettingsForm.Read(Request.Form, await Words.OfFieldAsync(Kind, Stop));
        return true;
    }

    private async Task<bool> FindAsync(string part, string? kind)
    {
        await ReadAsync();
        // A type without fields of its own has no part yet.
        if (!Known.Parts.TryGetValue(part, out var known) && !Known.Types.ContainsKey(part) || kind is not null && !IsKnownKind(kind))
            return false;
        (Part, Kind) = (part, kind ?? "");
        Title = Known.FindType(part)?.DisplayName ?? Words.NameOfPart(known!);
        return true;
    }
}
