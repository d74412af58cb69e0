using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Abstractions.Recipes;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Demo;

/// <summary>
/// The step <c>Members</c>: fictional people, who have a profile marked as an example and no account, and the organisations they look after. Their <c>UserId</c> may own projects and jobs of other
/// recipes. Running it twice gives the same people.
/// </summary>
internal sealed class MembersRecipeStep(ICommunityData data, ProfileStore profiles, IStringLocalizer<Strings> T) : IRecipeStep
{
    // In an export only: the items that stand for the profile are in it too.
    private const string PublicItem = "PublicItemId", MembersItem = "MembersItemId", Slug = "Slug";

    public string Name => "Members";

    public int Order => 600;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step["Profiles"] is not JsonArray people)
            throw new RecipeException(T["The step “Members” needs a list called “Profiles”."]);
        for (var i = 0; i < people.Count; i++)
            await KeepAsync(Read(people[i], i), (JsonObject)people[i]!, cancellationToken);
        if (context.Step["Managers"] is JsonArray managers)
            for (var i = 0; i < managers.Count; i++)
                await KeepManagerAsync(managers[i], i, cancellationToken);
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var rows = await data.Set<ProfileRow>().AsNoTracking().Where(row => row.Demo).OrderBy(row => row.UserId).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : new()
        {
            ["name"] = Name,
            ["Profiles"] = new JsonArray([.. rows.Select(row =>
            {
                var json = JsonNode.Parse(row.Json)!.AsObject();
                json["UserId"] = row.UserId;
                json[PublicItem] = row.PublicItemId;
                json[MembersItem] = row.MembersItemId;
                json[Slug] = row.Slug;
                return (JsonNode?)json;
            })]),
            ["Managers"] = new JsonArray([.. (await ManagersAsync(rows.ConvertAll(row => row.UserId), cancellationToken))
                .Select(row => (JsonNode?)new JsonObject { ["Organisation"] = row.OrganisationId, ["UserId"] = row.UserId })]),
        };
    }

    private Task<List<OrganisationManagerRow>> ManagersAsync(List<string> people, CancellationToken cancellationToken) => data.Set<OrganisationManagerRow>().AsNoTracking()
        .Where(row => people.Contains(row.UserId)).OrderBy(row => row.OrganisationId).ThenBy(row => row.UserId).ToListAsync(cancellationToken);

    private (string UserId, ProfileText Text) Read(JsonNode? node, int place)
    {
        try
        {
            if (node is JsonObject json && json["UserId"]?.GetValue<string>() is { Length: > 0 and <= 64 } id && json.Deserialize<ProfileText>(ContentItem.JsonOptions) is { Name.Length: > 0 } text
                && (text.Commune is null || Communes.Find(text.Commune) is not null))
                return (id, text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Told below, with the place.
        }
        throw new RecipeException(T["Profiles[{0}] needs a UserId, a Name and, if there is a Commune, one with a known INSEE code.", place]);
    }

    private async Task KeepManagerAsync(JsonNode? node, int place, CancellationToken cancellationToken)
    {
        string? organisation = Text("Organisation"), person = Text("UserId");
        // Only the people of this step: nobody is made to look after a page without having said yes.
        if (!ContentIds.IsValid(organisation) || person is null || !await data.Set<ProfileRow>().AnyAsync(row => row.UserId == person && row.Demo, cancellationToken))
            throw new RecipeException(T["Managers[{0}] needs the id of an Organisation and a UserId of the list “Profiles”.", place]);
        if (await data.Set<OrganisationManagerRow>().FindAsync([organisation, person], cancellationToken) is null)
            data.Set<OrganisationManagerRow>().Add(new() { OrganisationId = organisation!, UserId = person, Accepted = true, SinceUtc = profiles.Now });

        string? Text(string name) => node is JsonObject json && json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    private async Task KeepAsync((string UserId, ProfileText Text) person, JsonObject given, CancellationToken cancellationToken)
    {
        var row = await profiles.FindAsync(person.UserId, cancellationToken);
        // A real person's profile is never written over.
        if (row is { Demo: false } || row?.Json == person.Text.ToJson())
            return;
        var isThere = false;
        if (row is null)
        {
            row = new() { UserId = person.UserId, Demo = true, CreatedUtc = profiles.Now };
            if (Given(PublicItem) is { } open && Given(MembersItem) is { } closed && ContentIds.IsValid(open) && ContentIds.IsValid(closed))
                (row.PublicItemId, row.MembersItemId) = (open, closed);
            if (Given(Slug) is { Length: > 0 and <= 64 } slug && await profiles.FreeSlugAsync(slug, cancellationToken) == slug)
                row.Slug = slug;
            data.Set<ProfileRow>().Add(row);
            isThere = await profiles.HasItemsAsync(row, cancellationToken);
        }
        row.Text = person.Text;
        row.ModifiedUtc = profiles.Now;
        row.Version = ContentIds.New();
        if (row.Slug.Length == 0)
            row.Slug = await profiles.FreeSlugAsync(person.Text.Name, cancellationToken);
        await data.SaveChangesAsync(cancellationToken);
        if (!isThere)
            await profiles.DeriveAsync(row, cancellationToken);

        string? Given(string name) => given[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }
}
