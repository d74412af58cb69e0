using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Community.Cms.Accounts;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes.Steps;

/// <summary>
/// The step <c>Roles</c>: makes roles and gives them the permissions listed, in place of those they had unless <c>PermissionBehavior</c> says Add or Remove.
/// An empty list alone takes nothing away: public recipes list every role so, and leave its permissions to their system.
/// </summary>
internal sealed class RolesStep(AccountSetup accounts, IStringLocalizer<RecipeStrings> T) : IRecipeStep
{
    // Orchard Core's names for visitors and for everybody with an account, whose rights are no role here.
    private static readonly string[] NoRoles = ["Anonymous", "Authenticated"];

    public string Name => "Roles";

    public int Order => 200;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var known = (await accounts.GetRolesAsync(cancellationToken)).ToDictionary(role => role.Name, role => role.Permissions, StringComparer.OrdinalIgnoreCase);
        var wanted = new List<(string, string[])>();
        foreach (var role in new RecipeShape(context.Step, Name, T).Objects("Roles"))
        {
            var name = role.RequiredText("Name");
            if (NoRoles.Contains(name))
                context.Notes.Add(T["The role “{0}” was left out: here, what everybody may do is not a role.", name]);
            else if (known.TryGetValue(name, out var held) && held.Length > 0 && role.OptionalText("PermissionBehavior") is null && !role.TextList("Permissions").Any())
                context.Notes.Add(T["The role “{0}” kept its permissions: the recipe lists none for it.", name]);
            else
                wanted.Add((name, Permissions(role, known.GetValueOrDefault(name) ?? [])));
        }
        await accounts.EnsureRolesAsync(wanted, cancellationToken);
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var roles = await accounts.GetRolesAsync(cancellationToken);
        return roles.Count == 0 ? null : new JsonObject
        {
            ["name"] = Name,
            ["Roles"] = new JsonArray([.. roles.Select(role => new JsonObject
            {
                ["Name"] = role.Name,
                ["Permissions"] = new JsonArray([.. role.Permissions.Select(permission => JsonValue.Create(permission))]),
            })]),
        };
    }

    private string[] Permissions(RecipeShape role, string[] held)
    {
        var given = role.TextList("Permissions").Distinct().ToArray();
        return (role.OptionalText("PermissionBehavior") ?? "Replace").ToUpperInvariant() switch
        {
            "REPLACE" => given,
            "ADD" => [.. held.Union(given)],
            "REMOVE" => [.. held.Except(given)],
            _ => throw RecipeShape.Fault(role.PlaceOf("PermissionBehavior"), T["{0} can be Replace, Add or Remove.", role.PlaceOf("PermissionBehavior")]),
        };
    }
}
