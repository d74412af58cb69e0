using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>How one type uses one part.</summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class UseModel(DefinitionDesk desk, DefinitionImpact impact, TypeWords words, IStringLocalizer<Strings> localizer) : TypesPage(desk, words, localizer)
{
    public ContentTypeDefinition Type { get; private set; } = null!;
    public ContentTypePartDefinition Use { get; private set; } = null!;
    public SettingsForm Form { get; private set; } = null!;
    public FormPreview Preview { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string type, string use)
    {
        if (!await FindAsync(type, use))
            return NotFound();
        Form = SettingsForm.Of(Stored.Use(type, use)!, await Words.OfUseAsync(Use.Part.Name, Stop));
        Try();
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(string type, string use)
    {
        if (!await TypeAsync(type, use))
            return NotFound();
        Try();
        return Partial("_Preview", Preview);
    }

    public async Task<IActionResult> OnPostAsync(string type, string use)
    {
        if (!await TypeAsync(type, use))
            return NotFound();
        var changed = Try();
        if (Command.Verb == "show")
            return Page();
        Form.Check(ModelState, T);
        if (!ModelState.IsValid)
            return Page();
        if (Use.Part.Name == nameof(TitlePart) && Form.Text("Options") is "EditableRequired" or "" && Use.PartSetting("Options", "") is "Editable" or "GeneratedDisabled" or "GeneratedHidden"
            && await impact.WithoutTitleAsync(type, Stop) is > 0 and var untitled
            && Asks(T["Contents without a title: {0}. They stay on the site as they are, and need one when they are published next.", Formats.Number(untitled)], changed.Use(type, use)))
            return Page();
        return await ChangeAsync(
            Entry("ContentTypeChanged", "ContentType", type, Type.DisplayName), text => [text.Use(type, use)], BasedOn,
            text =>
            {
                if (text.Use(type, use) is not { } record)
                    return false;
                Form.ApplyTo(record);
                return true;
            },
            T["The part is saved."], Url.Content($"~/admin/types/{type}")) ?? Page();
    }

    private DefinitionText Try()
    {
        var text = Stored.Clone();
        Form.ApplyTo(text.Use(Type.Name, Use.Name)!);
        Preview = PreviewOf(text, Type.Name);
        return text;
    }

    private async Task<bool> TypeAsync(string type, string use)
    {
        if (!await FindAsync(type, use))
            return false;
        BasedOn = Request.Form["BasedOn"].ToString();
        Form = SettingsForm.Read(Request.Form, await Words.OfUseAsync(Use.Part.Name, Stop), Stored.Use(type, use));
        return true;
    }

    private async Task<bool> FindAsync(string type, string use)
    {
        await ReadAsync();
        if (Known.FindType(type)?.FindPart(use) is not { } found)
            return false;
        (Type, Use) = (Known.Types[type], found);
        BasedOn = DefinitionText.Stamp(Stored.Use(type, use));
        return true;
    }
}
