using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>A new part that several types may use.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class NewPartModel(DefinitionDesk desk, TypeWords words, IStringLocalizer<Strings> localizer) : TypesPage(desk, words, localizer)
{
    public SettingsForm Form { get; private set; } = null!;

    public void OnGet() => Form = SettingsForm.Of([], Words.OfPart());

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        Form = SettingsForm.Read(Request.Form, Words.OfPart());
        Form.Check(ModelState, T);
        if (!ModelState.IsValid)
            return Page();
        var known = Known.Types.Keys.Concat(Known.Parts.Keys).Concat(Known.Types.Values.SelectMany(type => type.Parts.Select(part => part.Name))).Concat(Words.PartKinds.Select(part => part.Name));
        var name = TechnicalName.From(Form.Text("DisplayName"), "Partie", known);
        return await ChangeAsync(
            Entry("ContentPartAdded", "ContentPart", name, Form.Text("DisplayName")), text => [text.Part(name)], null,
            text =>
            {
                if (text.Part(name) is not null || text.Type(name) is not null)
                    return false;
                Form.ApplyTo(text.EnsurePart(name));
                return true;
            },
            T["The part “{0}” is made. Now give it fields.", Form.Text("DisplayName")], Url.Content($"~/admin/types/parties/{name}")) ?? Page();
    }
}
