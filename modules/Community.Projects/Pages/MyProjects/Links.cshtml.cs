using Community.Abstractions.Content;
using Community.Abstractions.Media;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>Video, links, licence, partners, and documents to take.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class LinksModel(ProjectDesk desk, IMediaLibrary media, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    private readonly IStringLocalizer<Strings> T = T;

    [BindProperty]
    public string? Video { get; set; }

    [BindProperty]
    public string? Links { get; set; }

    [BindProperty]
    public string? Licence { get; set; }

    [BindProperty]
    public string? Partners { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? DocumentTitle { get; set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var video = ProjectWords.Line(Video);
        if (video.Length > 0 && !ProjectWords.IsWeb(video))
            ModelState.AddModelError(nameof(Video), T["Give the address of the video’s page, beginning with https://."]);
        List<(string Name, string Url)> links = [.. ProjectWords.Lines(Links).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ProjectItem.Split)];
        if (links.Count > ProjectItem.MostLinks)
            ModelState.AddModelError(nameof(Links), T["Keep {0} links at most: those that matter.", ProjectItem.MostLinks]);
        else if (links.FirstOrDefault(link => !ProjectWords.IsWeb(link.Url) || link.Name.Length + link.Url.Length > 450) is { Url: not null } wrong)
            ModelState.AddModelError(nameof(Links), T["“{0}” is no web address: each line ends with one that begins with https://.", wrong.Url.Length > 60 ? wrong.Url[..60] + "…" : wrong.Url]);
        if (!string.IsNullOrEmpty(Licence) && !ProjectWords.Licences.Contains(Licence))
            ModelState.AddModelError(nameof(Licence), T["Choose a licence of the list."]);
        var partners = ProjectWords.Lines(Partners);
        Check(nameof(Partners), partners, 1000);
        if (!ModelState.IsValid)
            return Page();
        (Project.Video, Project.Licence, Project.Partners) = (video, Licence ?? "", partners);
        Project.SetLinks(links);
        return await KeepAsync("Overview");
    }

    public async Task<IActionResult> OnPostDocumentAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var title = ProjectWords.Line(DocumentTitle);
        Check(nameof(DocumentTitle), title, ProjectItem.LongestTitle, T["Say what the document is."]);
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), T["Choose a file."]);
        if (Project.Documents.Count >= ProjectItem.MostDocuments)
            ModelState.AddModelError("", T["A project has {0} documents at most: remove one first.", ProjectItem.MostDocuments]);
        if (ModelState.IsValid && await UploadAsync(media, Upload!, nameof(Upload), picture: false) is { } file)
            Project.SetDocuments([.. Project.Documents, new ProjectDocument(ContentIds.New(), title, file.Path)]);
        if (ModelState.IsValid)
            return await KeepAsync("Links");
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, string? document)
    {
        if (!await LoadAsync(id) || Project.Documents.All(known => known.Id != document))
            return NotFound();
        Project.SetDocuments(Project.Documents.Where(known => known.Id != document));
        Show();
        return await KeepAsync("Links");
    }

    private void Show()
    {
        (Video, Licence, Partners) = (Project.Video, Project.Licence, Project.Partners);
        Links = string.Join('\n', Project.Links.Select(link => link.Name.Length == 0 ? link.Url : $"{link.Name} | {link.Url}"));
    }
}
