using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes.Steps;

/// <summary>The step <c>settings</c>: changes the settings it names. Those that this engine does not use, such as <c>HomeRoute</c>, are kept for export.</summary>
internal sealed class SettingsStep(ISiteDocuments documents, IStringLocalizer<RecipeStrings> T) : IRecipeStep
{
    public string Name => "settings";

    public int Order => 100;

    public Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var step = new RecipeShape(context.Step, Name, T);
        return documents.UpdateAsync<SiteSettings>(settings =>
        {
            foreach (var name in context.Step.Select(pair => pair.Key).Where(name => !name.Equals("name", StringComparison.OrdinalIgnoreCase)))
                Set(settings, step, name);
        }, cancellationToken);
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var settings = JsonSerializer.SerializeToNode(await documents.GetAsync<SiteSettings>(cancellationToken), ContentItem.JsonOptions)!.AsObject();
        settings.Insert(0, "name", Name);
        return settings;
    }

    private void Set(SiteSettings settings, RecipeShape step, string name)
    {
        switch (name.ToLowerInvariant())
        {
            case "sitename": settings.SiteName = Given(step, name) ?? settings.SiteName; break;
            case "description": settings.Description = Given(step, name); break;
            case "descriptionen": settings.DescriptionEn = Given(step, name); break;
            case "contactemail": settings.ContactEmail = Given(step, name); break;
            case "logopath": settings.LogoPath = Given(step, name); break;
            case "street": settings.Street = Given(step, name); break;
            case "postalcode": settings.PostalCode = Given(step, name); break;
            case "town": settings.Town = Given(step, name); break;
            case "phone": settings.Phone = Given(step, name); break;
            case "sociallinks": settings.SocialLinks = Links(step, name); break;
            case "baseurl": settings.BaseUrl = BaseUrl(step, name); break;
            case "timezoneid": settings.TimeZoneId = TimeZone(step, name) ?? settings.TimeZoneId; break;
            default: settings.Other[name] = step.Json[name]?.DeepClone(); break;
        }
    }

    private string? BaseUrl(RecipeShape step, string name)
    {
        var url = Given(step, name)?.TrimEnd('/');
        return url is null || IsWebAddress(url) ? url : throw NoWebAddress(step, name);
    }

    /// <summary>Addresses, one a line: pages link to them.</summary>
    private string? Links(RecipeShape step, string name)
    {
        var lines = (Given(step, name) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? null : lines.All(IsWebAddress) ? string.Join('\n', lines) : throw NoWebAddress(step, name);
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private RecipeException NoWebAddress(RecipeShape step, string name) =>
        RecipeShape.Fault(step.PlaceOf(name), T["{0} must be an address that begins with http:// or https://.", step.PlaceOf(name)]);

    private string? TimeZone(RecipeShape step, string name)
    {
        var id = Given(step, name);
        if (id is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(id, out _))
            throw RecipeShape.Fault(step.PlaceOf(name), T["{0}: there is no time zone “{1}”.", step.PlaceOf(name), id]);
        return id;
    }

    private static string? Given(RecipeShape step, string name) => step.OptionalText(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
