using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Geography;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>How far, about what and where.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class WhereModel(ProjectDesk desk, ITaxonomies taxonomies, IContentDefinitionManager definitions, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    private readonly IStringLocalizer<Strings> T = T;

    [BindProperty]
    public string? Stage { get; set; }

    [BindProperty]
    public List<string> Topics { get; set; } = [];

    [BindProperty]
    public string? Commune { get; set; }

    public IReadOnlyList<TermInfo> AllTopics { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        AllTopics = await taxonomies.GetTermsAsync("topics", cancellationToken);
        (Stage, Topics, Commune) = (Project.Stage, [.. Project.Topics], Project.Commune);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        AllTopics = await taxonomies.GetTermsAsync("topics", cancellationToken);
        if (!string.IsNullOrEmpty(Stage) && !ProjectWords.Stages.Contains(Stage))
            ModelState.AddModelError(nameof(Stage), T["Choose one of the stages of the list."]);
        if (Topics.Count > ProjectItem.MostTopics)
            ModelState.AddModelError(nameof(Topics), T["Choose {0} topics at most: those that matter.", ProjectItem.MostTopics]);
        else if (Topics.Any(topic => AllTopics.All(known => known.Id != topic)))
            ModelState.AddModelError(nameof(Topics), T["Choose topics of the list."]);
        if (!string.IsNullOrEmpty(Commune) && Communes.Find(Commune) is null)
            ModelState.AddModelError(nameof(Commune), T["Choose a town of the list."]);
        if (!ModelState.IsValid)
            return Page();
        var type = (await definitions.GetAsync(cancellationToken)).FindType(ProjectItem.Type);
        var taxonomy = type?.FindPart(ProjectItem.Type)?.Part.Fields.FirstOrDefault(field => field.Name == "Topics")?.FieldSetting<string?>("TaxonomyContentItemId", null);
        (Project.Stage, Project.Commune) = (Stage ?? "", Commune ?? "");
        Project.SetTopics(Topics.Distinct(), taxonomy);
        return await KeepAsync("Picture");
    }
}
