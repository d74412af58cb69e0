using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;
using Community.Testing;

namespace Community.Cms.Tests.Content;

/// <summary>Content types of a test's own.</summary>
internal static class TestTypes
{
    /// <summary>A name that no other test has.</summary>
    public static string NewName() => "T" + Guid.NewGuid().ToString("n")[..12];

    /// <summary>A part of a type.</summary>
    public static JsonObject Use(string part, string settings = "{}") => new() { ["PartName"] = part, ["Name"] = part, ["Settings"] = JsonNode.Parse(settings) };

    /// <summary>Defines a type with these parts, and the parts that are new.</summary>
    public static Task<string> DefineTypeAsync(this CommunityHost host, string name, JsonArray uses, JsonArray parts) => host.WithAsync<IContentDefinitionManager, string>(async definitions =>
    {
        await definitions.MergeAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(new JsonObject
            {
                ["Name"] = name,
                ["DisplayName"] = name,
                ["Settings"] = new JsonObject(),
                ["ContentTypePartDefinitionRecords"] = uses,
            }),
            ["ContentParts"] = parts,
        });
        return name;
    });
}
