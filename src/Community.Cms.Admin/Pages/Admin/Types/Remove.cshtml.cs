using System.Text.Json.Nodes;
using Community.Abstractions.Security;
using Community.Cms.Admin.Types;
using Community.Cms.Definitions;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Types;

/// <summary>
/// Removes a type, a part of a type, a reusable part or a field, after saying what it touches. What people wrote stays in the contents and comes back with a field or
/// part of the same name; a type that is in use is not removed, because nobody could open its contents any more.
/// </summary>
[Authorize(CommonPermissions.ManageContentTypes)]
internal sealed class RemoveModel(DefinitionDesk desk, DefinitionImpact impact, DefinitionGuard guard, TypeWords words, IStringLocalizer<Strings> localizer) : TypesPage(desk, words, localizer)
{
    public string Name { get; private set; } = "";
    /// <summary>What it touches, in sentences.</summary>
    public List<string> Sentences { get; } = [];
    /// <summary>Why it cannot be; null when it can.</summary>
    public string? Refused { get; private set; }
    /// <summary>The contents that are in the way.</summary>
    public string? ListAddress { get; private set; }
    public string Back { get; private set; } = "";

    private Func<DefinitionText, JsonNode?[]> records = _ => [];
    private Action<DefinitionText> remove = _ => { };
    private (string Action, string Kind, string Id) entry;

    public async Task<IActionResult> OnGetAsync(string? type, string? use, string? part, string? field) => await FindAsync(type, use, part, field) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? type, string? use, string? part, string? field)
    {
        if (!await FindAsync(type, use, part, field))
            return NotFound();
        if (Refused is not null)
        {
            Response.StatusCode = 409;
            return Page();
        }
        // The count the person said yes to is part of what was based on: more contents since then ask again.
        if (Request.Form["BasedOn"] != BasedOn)
        {
            ModelState.AddModelError("", T["Something changed meanwhile: read again what it touches."]);
            Response.StatusCode = 409;
            return Page();
        }
        return await ChangeAsync(
            Entry(entry.Action, entry.Kind, entry.Id, Name), records, null,
            text =>
            {
                if (records(text).All(record => record is null))
                    return false;
                remove(text);
                return true;
            },
            T["“{0}” is removed.", Name], Back) ?? Page();
    }

    private async Task<bool> FindAsync(string? type, string? use, string? part, string? field)
    {
        await ReadAsync();
        var found = (type, use, part, field) switch
        {
            ({ } of, { } name, null, null) => await UseAsync(of, name),
            ({ } name, null, null, null) => await TypeAsync(name),
            (null, null, { } of, { } name) => await FieldAsync(of, name),
            (null, null, { } name, null) => Part(name),
            _ => false,
        };
        if (!found)
            return false;
        var without = Stored.Clone();
        remove(without);
        if (guard.Broken(Known, without.Build()) is { } broken)
            Refused = Words.Refusal(broken, Known);
        BasedOn = DefinitionText.Stamp([.. records(Stored), JsonValue.Create(string.Join('\n', Sentences))]);
        return true;
    }

    private async Task<bool> TypeAsync(string name)
    {
        if (Known.FindType(name) is not { } type)
            return false;
        (Name, Back, entry) = (type.DisplayName, Url.Content("~/admin/types"), ("ContentTypeRemoved", "ContentType", name));
        var there = await impact.OfTypeAsync(name, Stop);
        if (there.Items > 0)
        {
            Refused = T["Contents of this type: {0}. Remove them first, or keep the type: nobody could open them without it.", Formats.Number(there.Items)];
            ListAddress = Url.Content($"~/admin/contenus?type={name}");
        }
        else if (there.Holders > 0)
            Refused = T["Contents that hold some of this type inside: {0}. Take them out there first: they would vanish from the pages.", Formats.Number(there.Holders)];
        if (there.Removed > 0)
            Sentences.Add(T["Removed contents kept in the history: {0}. They can be brought back only while a type of this technical name exists.", Formats.Number(there.Removed)]);
        Sentences.Add(T["No content is touched. The type leaves every list of choices."]);
        var own = Known.Parts.ContainsKey(name) && Known.Types.Values.All(other => other.Name == name || !other.HasPart(name));
        records = text => own ? [text.Type(name), text.Part(name)] : [text.Type(name)];
        remove = text =>
        {
            text.RemoveType(name);
            if (own)
                text.RemovePart(name);
        };
        return true;
    }

    private async Task<bool> UseAsync(string type, string use)
    {
        if (Known.FindType(type)?.FindPart(use) is not { } found)
            return false;
        (Name, Back, entry) = (Words.NameOfUse(found, Known.Types[type]), Url.Content($"~/admin/types/{type}"), ("ContentTypeChanged", "ContentType", type));
        Touches(await impact.HoldingPartAsync(Known, type, use, Stop), isField: false);
        if (found.Part.Name == nameof(Abstractions.Content.AutoroutePart))
            Sentences.Add(T["Pages of this type keep their address until they are published next; then they have none."]);
        records = text => [text.Type(type), text.Use(type, use)];
        remove = text => text.RemoveUse(type, use);
        return true;
    }

    private bool Part(string name)
    {
        if (!Known.Parts.TryGetValue(name, out var part) || IsOwnPart(name))
            return false;
        (Name, Back, entry) = (Words.NameOfPart(part), Url.Content("~/admin/types"), ("ContentPartRemoved", "ContentPart", name));
        var users = Known.Types.Values.Where(type => type.HasPart(name)).Select(type => type.DisplayName).Order(StringComparer.CurrentCulture).ToList();
        if (users.Count > 0)
            Refused = T["These types use it: {0}. Take it out of them first; each says how many contents it touches.", string.Join(", ", users)];
        Sentences.Add(T["No type uses it: no content is touched."]);
        records = text => [text.Part(name)];
        remove = text => text.RemovePart(name);
        return true;
    }

    private async Task<bool> FieldAsync(string part, string name)
    {
        if (Known.Parts.GetValueOrDefault(part)?.Fields.FirstOrDefault(one => one.Name == name) is not { } field)
            return false;
        (Name, Back, entry) = (field.DisplayName, AddressOf(part), ("ContentFieldRemoved", "ContentField", $"{part}.{name}"));
        Touches(await impact.HoldingAsync(Known, part, name, Stop), isField: true);
        records = text => [text.Field(part, name)];
        remove = text => text.RemoveField(part, name);
        return true;
    }

    private void Touches(int count, bool isField) => Sentences.Add(count == 0
        ? T["No content has anything in it."]
        : isField
            ? T["Contents with something in it: {0}. It stays stored in them, is no longer shown or searched, and comes back if a field of the same technical name is added again.", Formats.Number(count)]
            : T["Contents with something in it: {0}. It stays stored in them, is no longer shown or searched, and comes back if the part is added again.", Formats.Number(count)]);
}
